/**
 * What a drummer is: one step in, one step out, state kept.
 *
 * <pre>
 *   StepRequest (what sounded, what the player did, what is wished)
 *        |
 *        v
 *   GrooveMemory -> StepEncoding -> StepNetwork -> StepSampler -> Step (what to play next)
 *   (this performance) (features)   (lstm)         (hits, velocities, offsets)
 * </pre>
 *
 * <p>From nothing it begins as if in the middle of a groove that it has imagined ({@code Imagination}, judged by {@code
 * StyleHabits}). The same memory and encoding serve training, evaluation, {@code generate} and the live loop, so that a network never
 * sees live what it was not trained on.
 */
package beatmaster.groove;
