package beatmaster.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class UnitFileTest {

    private static final String TEXT = "[Service]\nExecStart=/opt/run.sh\n";

    @Test
    void whatWeWroteIsOurs() {
        assertEquals(UnitFile.Found.OURS, UnitFile.judge(UnitFile.whole(ServiceKind.USER, TEXT)));
        assertEquals(UnitFile.Found.OURS, UnitFile.judge(UnitFile.whole(ServiceKind.SYSTEM, TEXT)));
    }

    @Test
    void everyChangeByHandIsSeen() {
        String whole = UnitFile.whole(ServiceKind.USER, TEXT);
        for (int at = 0; at < whole.length(); at++) {
            String changed = whole.substring(0, at) + '~' + whole.substring(at + 1);
            assertNotEquals(UnitFile.Found.OURS, UnitFile.judge(changed), changed);
        }
        assertEquals(UnitFile.Found.CHANGED, UnitFile.judge(whole + "Nice=-5\n"));
        assertEquals(UnitFile.Found.CHANGED, UnitFile.judge(whole.substring(0, whole.length() - 1)));
        assertEquals(UnitFile.Found.CHANGED, UnitFile.judge(whole.substring(0, whole.indexOf("[Service]"))));
    }

    @Test
    void whatHasNotOurHeaderIsSomebodyElses() {
        assertEquals(UnitFile.Found.FOREIGN, UnitFile.judge(""));
        assertEquals(UnitFile.Found.FOREIGN, UnitFile.judge(TEXT));
    }
}
