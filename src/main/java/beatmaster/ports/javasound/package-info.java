/**
 * Ports through {@code javax.sound.midi}: raw devices on Linux, CoreMIDI on macOS (CoreMidi4J's provider), WinMM on Windows.
 *
 * <p>Java Sound ignores the time stamps of outgoing messages on Linux and Windows, so these ports do not schedule.
 */
package beatmaster.ports.javasound;
