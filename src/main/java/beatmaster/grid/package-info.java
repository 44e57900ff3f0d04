/**
 * The musical grid: sixteenth-note steps, the nine voices of the drum set, what they hit, how a kit names them in MIDI, swing.
 */
package beatmaster.grid;
