/** Real-time priority for a thread, where the system allows it: Linux only, through libc and JNA. */
package beatmaster.realtime;
