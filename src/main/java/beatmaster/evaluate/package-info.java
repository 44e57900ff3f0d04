/**
 * Judges drummers: how surprised they are by what real drummers played, and how what they play by themselves compares.
 *
 * <pre>
 *   train split -> Baselines (frequencies, repeat, n-grams, cache) --\
 *   model file  -> NetworkPredictor ----------------------------------+-> Judge -> bits, errors, by style -> report
 *   networks of others (beatmaster.reference) ------------------------+
 *   test split -------------------------------------------------------/
 * </pre>
 *
 * <p>Baselines are learnt in the same run and from the same data as they judge by, so that every figure stands beside the
 * one it must beat. Nothing here is real-time safe.
 */
package beatmaster.evaluate;
