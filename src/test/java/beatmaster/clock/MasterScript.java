package beatmaster.clock;

import beatmaster.midi.Midi;
import beatmaster.time.Tempo;
import beatmaster.time.Ticks;
import java.util.Random;

/** A master that sends pulses at 120 bpm, 20.8 ms each, and a follower that hears them: what the tests of the follower begin with. */
abstract class MasterScript {

    static final long MS = 1_000_000L;
    static final long S = 1_000 * MS;
    static final double T = Tempo.nsPerPulse(120);

    final Random random = new Random(5);
    ClockFollower clock = new ClockFollower(100, ClockLoss.FREEWHEEL);
    long originNs = 3 * S;
    long sent;

    /** The time of the master's next pulse. */
    long nextNs() {
        return originNs + Math.round(sent * T);
    }

    void skip(int pulses) {
        sent += pulses;
    }

    void pulses(int count) {
        for (int i = 0; i < count; i++) {
            long arrivalNs = nextNs() + random.nextInt(500_000);
            wakeUntil(arrivalNs);
            clock.message(Midi.CLOCK, arrivalNs);
            sent++;
        }
    }

    void wakeUntil(long ns) {
        for (long wakeNs = clock.wakeNs(); wakeNs < ns; wakeNs = clock.wakeNs()) {
            clock.advance(wakeNs);
        }
    }

    void send(int status) {
        clock.message(status, nextNs() - MS);
    }

    void songPosition(int sixteenths) {
        clock.message(Midi.pack(Midi.SONG_POSITION, sixteenths & 0x7F, sixteenths >> 7), nextNs() - MS);
    }

    /** How far the line is from where the master meant the pulse that it sent last to be, whose position is given. */
    double lineErrorMs(long positionOfLastSent) {
        long trueNs = originNs + Math.round((sent - 1) * T) + MS / 4;
        return (clock.timeline().nsAt(positionOfLastSent * Ticks.PER_PULSE) - trueNs) / 1e6;
    }
}
