/**
 * Trials of clock followers: seeded pulses with the disturbances of real ports, the followers of other programs
 * written anew from their descriptions, and the table that scores them all on the very same pulses.
 */
package beatmaster.clock.trial;
