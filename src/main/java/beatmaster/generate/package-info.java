/** A model -> a groove -> a MIDI file or audio, faster than life: the performance without the clock. */
package beatmaster.generate;
