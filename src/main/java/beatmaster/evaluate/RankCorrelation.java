package beatmaster.evaluate;

import java.util.Arrays;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class RankCorrelation {

    private RankCorrelation() {
    }

    /** @return -1..1; 0 where all values of a side are equal */
    static double of(double[] x, double[] y) {
        double[] a = ranks(x);
        double[] b = ranks(y);
        double mean = (x.length + 1) / 2.0;
        double together = 0;
        double spreadA = 0;
        double spreadB = 0;
        for (int i = 0; i < x.length; i++) {
            together += (a[i] - mean) * (b[i] - mean);
            spreadA += (a[i] - mean) * (a[i] - mean);
            spreadB += (b[i] - mean) * (b[i] - mean);
        }
        return spreadA == 0 || spreadB == 0 ? 0 : together / Math.sqrt(spreadA * spreadB);
    }

    private static double[] ranks(double[] values) {
        return Arrays.stream(values).map(value -> {
            long below = Arrays.stream(values).filter(other -> other < value).count();
            long equal = Arrays.stream(values).filter(other -> other == value).count();
            return below + (equal + 1) / 2.0;
        }).toArray();
    }
}
