package beatmaster.perform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RequestLaneTest {

    private final RequestLane lane = new RequestLane(4);

    private RequestLane.Slot askedAt(long ns) {
        RequestLane.Slot slot = lane.claim();
        slot.publishedNs = ns;
        lane.publish();
        return slot;
    }

    @Test
    void gettingReadyIsNoMeasureOfTheDrummer() {
        RequestLane.Slot asked = askedAt(1_000);
        lane.serveFrom(301_000);
        assertEquals(20_000, lane.tookNs(asked, 321_000), "asked for while the drummer was getting ready");
        assertEquals(5_000, lane.tookNs(askedAt(400_000), 405_000), "asked for afterwards");
    }

    @Test
    void whereNobodyGetsReadyTheWholeWaitCounts() {
        assertEquals(7_000, lane.tookNs(askedAt(-3_000), 4_000));
    }
}
