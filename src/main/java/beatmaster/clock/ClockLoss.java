package beatmaster.clock;

/** What a performance does when the MIDI clock that it follows falls silent while playing. */
public enum ClockLoss {
    /** Plays on for one bar at the last tempo, then stops. Pulses that come back within the bar are joined without a gap. */
    FREEWHEEL,
    /** Falls silent and waits; the first pulse that comes back plays where the last one left off. */
    HOLD,
    /** Stops, as if Stop had come. */
    STOP
}
