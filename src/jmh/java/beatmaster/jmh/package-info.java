/**
 * What the live path costs, by JMH. {@code ./run.sh jmh} runs all of it; {@code ./run.sh jmh Network -p model=large} chooses, with
 * JMH's own options ({@code ./run.sh jmh -h} lists them). JMH's allocation profiler runs too (in the mode avgt):
 * {@code gc.alloc.rate.norm} is the garbage of one call; but for DL4J it has to be below one byte, which is what measuring makes.
 *
 * <p>JMH (GPL v2 with Classpath Exception) is in this profile only: neither the program nor its tests have it.
 */
package beatmaster.jmh;
