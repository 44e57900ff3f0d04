package beatmaster.perform;

/** What sounds in a step that the drummer has not decided in time; it is never waited for and never played late. */
public enum LateStep {
    /** What sounded in the same step a bar ago; silence in the first bar. */
    REPEAT_LAST_BAR,
    /** Nothing. */
    REST
}
