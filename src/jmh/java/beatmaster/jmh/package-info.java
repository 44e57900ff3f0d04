/**
 * What the live path costs, by JMH. {@code mvn -Pjmh test} runs all of it; {@code -Djmh="Network -p model=large"} chooses, with
 * JMH's own options ({@code -Djmh=-h} lists them). JMH's allocation profiler runs too (in the mode avgt):
 * {@code gc.alloc.rate.norm} is the garbage of one call, and has to be 0 bytes for all but DL4J.
 *
 * <p>JMH (GPL v2 with Classpath Exception) is in this profile only: neither the program nor its tests have it.
 */
package beatmaster.jmh;
