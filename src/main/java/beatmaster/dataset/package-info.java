/**
 * Recordings of drummers as grooves on the grid, split into what is learnt from and what judges.
 *
 * <pre>
 *   zip or folder -> DataSetBuilder -> DataSet -> one data file
 *   data file -> DataSet -> training
 * </pre>
 *
 * <p>Nothing here is real-time safe.
 */
package beatmaster.dataset;
