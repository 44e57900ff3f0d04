/**
 * The program as a systemd service: what the unit says, and how it is put in place and taken away.
 *
 * <pre>
 *   ServiceUnit (whose, what it runs, what this system allows) -> text -> UnitFile (ours? changed by hand?) -> systemctl
 * </pre>
 *
 * <p>Control thread only. Nothing here starts a process or writes a file by itself; whoever calls does.
 */
package beatmaster.service;
