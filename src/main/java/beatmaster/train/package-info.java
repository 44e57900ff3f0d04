/**
 * Training with DL4J: lessons made from performances, the loss, the loop, and what it measures on the way.
 *
 * <pre>
 *   DataSet -> LessonPlan -> LessonReader -> BatchFeed -> TrainingNetwork (DL4J, DrummingLoss) -> ModelFile
 *              (performances, (memory,       (windows of                    |
 *               medleys)      encoding)      parallel streams)    Evaluation on the validation split: early stopping
 * </pre>
 *
 * <p>Nothing here is real-time safe.
 */
package beatmaster.train;
