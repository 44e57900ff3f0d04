/**
 * Model files and the recurrent networks that run them, one step of time per call.
 *
 * <pre>
 *   ModelFile (header + float weights) -> Engine -> StepNetwork
 *                                          java: FlatLstm, BiLstm (flat arrays, no garbage, no native library)
 *                                          dl4j: beatmaster.lstm.dl4j (the same network by Deeplearning4j)
 * </pre>
 *
 * <p>Only {@code beatmaster.lstm.dl4j} knows Deeplearning4j; it is not loaded unless its engine is asked for.
 */
package beatmaster.lstm;
