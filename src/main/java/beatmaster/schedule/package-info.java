/**
 * Due notes: when each is to sound, the note-off that every note-on owes, and silence on demand.
 *
 * <p>Notes wait by musical position, so that a tempo change moves them; note-offs wait by time, since a drum's gate is a
 * length and not a rhythm.
 */
package beatmaster.schedule;
