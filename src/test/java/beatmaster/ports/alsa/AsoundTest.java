package beatmaster.ports.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AsoundTest {

    @Test
    void whereTheLibraryIsMissingThePackageIsNamedInOneLine() {
        String message = Asound.bind("libno-such-asound.so.2").getMessage();
        assertEquals("ALSA's library libno-such-asound.so.2 is missing"
                + " (install it: sudo apt install libasound2, or libasound2t64 on newer systems)", message);
    }
}
