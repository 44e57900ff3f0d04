/**
 * The only code that touches a MIDI device.
 *
 * <pre>
 *   SystemPorts --+-- synth, none (built in)
 *                 +-- javasound   (every system; macOS through CoreMIDI)
 * </pre>
 *
 * <p>{@link beatmaster.ports.SystemPorts} is where a further system of ports is added. Drivers own their threads; nothing
 * here starts one.
 */
package beatmaster.ports;
