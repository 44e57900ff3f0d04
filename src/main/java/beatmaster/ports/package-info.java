/**
 * The only code that touches a MIDI device.
 *
 * <pre>
 *   SystemPorts --+-- synth, none (built in)
 *                 +-- alsa        (Linux, where there is a sequencer: asked first)
 *                 +-- javasound   (every system; macOS through CoreMIDI)
 * </pre>
 *
 * <p>{@link beatmaster.ports.SystemPorts} is where a further system of ports is added. Drivers own their threads; ours
 * are the reader that {@code alsa} starts with the first port it opens, and the two of a {@link beatmaster.ports.PortWatch}.
 */
package beatmaster.ports;
