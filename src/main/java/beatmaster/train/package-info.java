/**
 * Training with DL4J: lessons made from performances, the loss, the loop, and what it measures on the way.
 *
 * <pre>
 *   DataSet -> LessonPlan -> LessonReader -> BatchFeed -> TrainingNetwork (DL4J, DrummingLoss) -> ModelFile
 *              (performances, (memory,       (windows of                    |
 *               medleys)      encoding)      parallel streams)    Evaluation on the validation split: early stopping
 * </pre>
 *
 * <p>A trained network is adapted to a few songs by an {@link beatmaster.train.Adaptation}:
 *
 * <pre>
 *   HeldBack -> a Rehearsal of all songs but one, each in turn -> every Way judged by the song left out -> WaysJudged
 *            -> a Rehearsal of all songs -> the best Way of it -> ModelFile
 * </pre>
 *
 * <p>Nothing here is real-time safe.
 */
package beatmaster.train;
