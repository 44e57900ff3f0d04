/**
 * MIDI ports through the ALSA sequencer: the ones that {@code aconnect}, Ardour, Bitwig and PipeWire see.
 *
 * <pre>
 *   other clients --> port "in"  --> reader thread --> {@link beatmaster.midi.MidiReceiver}
 *   beat thread   --> port "out" --> kernel queue  --> other clients, each note at its time
 *   announcements --> reader thread --> who came and who went
 * </pre>
 *
 * <p>One client, "Beat Master", holds all ports and one queue. The kernel stamps what comes in by that queue and holds what
 * goes out until it is due; {@link beatmaster.ports.alsa.QueueClock} maps the queue's time to the program's.
 *
 * <p>libasound is called through JNA's direct mapping. JNA and libasound are loaded when the first sequencer is opened, and
 * on no other system than Linux.
 */
package beatmaster.ports.alsa;
