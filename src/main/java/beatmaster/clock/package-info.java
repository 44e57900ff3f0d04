/**
 * The beat: an internal clock, and a follower of MIDI clock with its transport. Passive objects that are told the time.
 */
package beatmaster.clock;
