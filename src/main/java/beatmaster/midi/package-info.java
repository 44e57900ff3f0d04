/**
 * MIDI as the program speaks it: short messages packed into an {@code int}, and the ports as interfaces.
 *
 * <p>Packed messages need no object, so that a message can travel from a driver's thread to the beat thread and out
 * again without garbage. No class here touches a device; {@code beatmaster.ports} does.
 */
package beatmaster.midi;
