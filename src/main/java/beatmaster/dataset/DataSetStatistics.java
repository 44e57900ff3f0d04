package beatmaster.dataset;

import beatmaster.grid.Groove;
import beatmaster.grid.Voice;
import java.util.Arrays;
import java.util.List;

/**
 * What some performances hold, in numbers. Only to be read.
 *
 * @param files how many performances
 * @param fills how many of them were recorded as fills
 * @param bars their whole length
 * @param hits hits of each of the nine voices
 * @param velocities the quartiles (a quarter, half, three quarters of all hits lie below) of velocity, 0..1
 * @param offsets the quartiles of the offset from the grid, in steps, negative is early
 */
public record DataSetStatistics(int files, int fills, int bars, long[] hits, double[] velocities, double[] offsets) {

    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    public static DataSetStatistics of(List<Performance> performances) {
        int total = performances.stream().mapToInt(p -> p.groove().hits()).sum();
        float[] velocities = new float[total];
        float[] offsets = new float[total];
        long[] hits = new long[Voice.COUNT];
        int bars = 0;
        int fills = 0;
        int at = 0;
        for (Performance performance : performances) {
            bars += performance.groove().bars();
            fills += performance.fill() ? 1 : 0;
            at = collect(performance.groove(), at, hits, velocities, offsets);
        }
        return new DataSetStatistics(performances.size(), fills, bars, hits, quartiles(velocities), quartiles(offsets));
    }

    /** Hits of all voices a bar; 0 without a bar. */
    public double hitsPerBar() {
        return bars == 0 ? 0 : Arrays.stream(hits).sum() / (double) bars;
    }

    /** Hits of one voice a bar; 0 without a bar. */
    public double hitsPerBar(int voice) {
        return bars == 0 ? 0 : hits[voice] / (double) bars;
    }

    private static int collect(Groove groove, int from, long[] hits, float[] velocities, float[] offsets) {
        int at = from;
        for (int i = 0; i < groove.length(); i++) {
            for (int v = 0; v < Voice.COUNT; v++) {
                if ((groove.mask(i) & 1 << v) != 0) {
                    hits[v]++;
                    velocities[at] = groove.velocity(i, v);
                    offsets[at] = groove.offset(i, v);
                    at++;
                }
            }
        }
        return at;
    }

    private static double[] quartiles(float[] values) {
        Arrays.sort(values);
        return Arrays.stream(QUARTILES)
                .map(q -> values.length == 0 ? 0 : values[(int) (q * (values.length - 1))])
                .toArray();
    }
}
