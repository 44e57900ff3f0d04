package beatmaster.midi;

/**
 * What a system tells of one port.
 *
 * @param description the port's, as in {@link PortInfo#description()}; no other port has it at the same time
 * @param came whether it has come; else it has gone
 */
public record PortChange(String description, boolean came) {
}
