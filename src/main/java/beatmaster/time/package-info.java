/**
 * Time: the monotonic clock (real and virtual), tempo, and the timeline between musical position and nanoseconds.
 *
 * <p>All time in the program is a {@code long} count of nanoseconds of one monotonic clock, handed in as a parameter.
 * Only this package reads a clock.
 */
package beatmaster.time;
