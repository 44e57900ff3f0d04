/** What this machine can carry: the cost of a step, measured as a player would meet it. */
package beatmaster.bench;
