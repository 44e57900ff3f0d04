/**
 * The player's notes, heard as music: which hits of the kit fell in which step, where the notes of a melody began, how
 * busy and how loud it has been over the last bar.
 */
package beatmaster.listen;
