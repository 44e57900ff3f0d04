package beatmaster.train;

/**
 * One window of several streams, laid out as DL4J's LSTM reads it: index {@code row + rows * (number + numbers * time)}.
 *
 * @param features {@code rows * inputs * steps}
 * @param targets {@code rows * StepTarget.SIZE * steps}
 * @param fresh the rows in which a lesson begins with this window: their state starts at zero
 */
record Batch(float[] features, float[] targets, boolean[] fresh) {
}
