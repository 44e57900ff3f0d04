package beatmaster.lstm;

/**
 * tanh and the logistic sigmoid over arrays, without a call per number, so that C2 vectorises them.
 *
 * <p>tanh is the rational minimax approximation (odd polynomial of degree 13 over an even one of degree 6, clamped where a
 * float's tanh is 1) that Eigen uses; its absolute error is below 1e-6. sigmoid(x) = 0.5 + 0.5 tanh(x / 2). Real-time safe.
 */
final class Activations {

    private static final float LIMIT = 7.9053111f;
    private static final float A1 = 4.89352455891786e-03f;
    private static final float A3 = 6.37261928875436e-04f;
    private static final float A5 = 1.48572235717979e-05f;
    private static final float A7 = 5.12229709037114e-08f;
    private static final float A9 = -8.60467152213735e-11f;
    private static final float A11 = 2.00018790482477e-13f;
    private static final float A13 = -2.76076847742355e-16f;
    private static final float B0 = 4.89352518554385e-03f;
    private static final float B2 = 2.26843463243900e-03f;
    private static final float B4 = 1.18534705686654e-04f;
    private static final float B6 = 1.19825839466702e-06f;

    private Activations() {
    }

    static float tanh(float x) {
        float t = Math.max(-LIMIT, Math.min(LIMIT, x));
        float s = t * t;
        float p = t * (A1 + s * (A3 + s * (A5 + s * (A7 + s * (A9 + s * (A11 + s * A13))))));
        return p / (B0 + s * (B2 + s * (B4 + s * B6)));
    }

    /** Replaces {@code values[from..to)} by their tanh. */
    static void tanh(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = tanh(values[i]);
        }
    }

    /** Replaces {@code values[from..to)} by their sigmoid. */
    static void sigmoid(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = 0.5f + 0.5f * tanh(0.5f * values[i]);
        }
    }
}
