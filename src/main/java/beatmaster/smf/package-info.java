/**
 * Standard MIDI files in and out; the only package beside {@code beatmaster.ports} that touches {@code javax.sound.midi}.
 *
 * <pre>
 *   file -> MidiFileReader -> MidiSong -> GrooveQuantizer -> Groove
 *   Groove + Kit + tempo -> MidiFileWriter -> file
 * </pre>
 *
 * <p>Nothing here is real-time safe.
 */
package beatmaster.smf;
