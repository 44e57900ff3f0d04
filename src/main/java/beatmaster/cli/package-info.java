/**
 * The command line: picocli commands and all the wiring between the layers.
 *
 * <p>{@link beatmaster.cli.BeatMaster} is the root; each command is a class of its own, given to it as a subcommand. A
 * command throws the program's own exceptions, whose message is one line for the user; {@link beatmaster.cli.ErrorLine}
 * prints it. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
package beatmaster.cli;
