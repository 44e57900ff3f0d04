/**
 * Networks of others, to compare with: as their authors laid them out, taught by the same performances as ours. They predict
 * hits alone and never play; a file of theirs is of its own kind.
 *
 * <pre>
 *   train split -> BarWindows | StreamWindows -> ReferenceLearner (DL4J, HitsLoss) -> ReferenceFile
 *                  (ReferenceKind's inputs)                                               |
 *   test split  -> beatmaster.evaluate.Judge  <-  ReferencePredictor  <-  ReferenceNetwork (DL4J)
 * </pre>
 *
 * <p>Nothing here is real-time safe, and nothing here is loaded on the paths of {@code perform} and {@code generate} but the
 * look at a file's first bytes that tells a reference from a model.
 */
package beatmaster.reference;
