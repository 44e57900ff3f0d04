/**
 * The networks of {@link beatmaster.lstm} by Deeplearning4j: its configuration of a shape, weights in both directions, and a
 * step by {@code rnnTimeStep}. Nothing on the live path loads this package unless {@code --engine dl4j} is asked for.
 */
package beatmaster.lstm.dl4j;
