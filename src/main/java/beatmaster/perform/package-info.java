/**
 * The live loop.
 *
 * <pre>
 *   driver threads            beat thread                                   groove thread
 *   (a port's own)            BeatThread: BeatLoop.doWork(nowNs)            GrooveThread: GrooveLoop.doWork()
 *
 *   MidiInput --MessageRing--> Intake --clock--> BeatClock
 *                                |                  | position, timeline
 *                                |                  +--> ClockSender --> MidiOutput (a clock for others)
 *                                |             TransportFollower, StepTiming
 *                                |                  | which step, when
 *                                +----notes--> Listener
 *                                                   | what the player did
 *                              StepPipeline &lt;-------+
 *                                |   ^  |
 *                  what sounded, |   |  +--request--> StepExchange ------> GrooveModel.next
 *                  step by step  |   +-----decision-- (slots by number) &lt;--- (or the opening's)
 *                                v
 *                              StepPlayer --> NoteSchedule --> MidiOutput
 *                                |
 *                                +--PlayedStepRing--> control thread (display, Take)
 *
 *   control threads: Performance.settings(...) swaps one immutable Settings through one volatile
 * </pre>
 *
 * <p><b>Who writes what.</b> Every ring and exchange has one writer on each side. The clock, the listener, the pipeline and
 * the schedule belong to the beat thread; the models to the groove thread. Settings are immutable. Figures ({@link
 * beatmaster.perform.PerformanceStats}) have one writer, the beat thread, and any reader.
 *
 * <p><b>The beat thread</b> is passive inside: {@code doWork(nowNs)} is one duty cycle and returns when it wants the next
 * one. It allocates nothing, takes no lock, logs nothing and never waits. Its thread parks until shortly before that time,
 * then spins; an arriving message or a decision wakes it. Tests call {@code doWork} themselves, on a virtual clock.
 *
 * <p><b>When a step is decided.</b> While somebody can be heard: as late as it can be, which is the time of the earliest
 * hit that the drummer may play in it, less what the network has lately needed. While nobody can: some steps ahead. Each
 * request carries what really sounded in the step before, whoever played it.
 *
 * <p><b>When something is late.</b> A step that is not decided when its earliest hit is due is replaced ({@link
 * beatmaster.perform.LateStep}), counted, and its late decision is thrown away; the drummer is told what sounded instead. A
 * note more than half a step overdue is not sent. A ring that is full drops notes before clock, and counts. A port that
 * throws is counted; note-offs are tried again until they are through.
 *
 * <p><b>Before the beat.</b> A beat of our own is begun a little before its first pulse, or the bars of a count-in ({@code
 * Metronome}) before; positions are negative until then. Pulses that are sent to others count up to it, Start just before.
 *
 * <p><b>The opening.</b> The first pulse after Start is beat one and sounds at once, so the first step is decided while the
 * music stands, by the drummer that is not playing; Start swaps the two. A new opening is prepared while playing, when
 * there is time.
 */
package beatmaster.perform;
