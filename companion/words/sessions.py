"""Breathing in the shell: what is asked of the sessions that were, and what cannot stand together."""

EITHER_LENGTH = "Use either --minutes or --cycles."
ONCE_ALONE = "Use --once without --minutes and --cycles."
EITHER_LOOK = "Use either --preview or --history."
SUGGESTED = "{offered} `companion breathe --suggested` takes it."
NOTHING_SUGGESTED = "Nothing else is suggested just now."
NONE_YET = "There is no session yet. `companion breathe` starts one."
NAMED = "{told}, {when}"
ASK_WHICH = "Which session"
ASK_WHAT = "What do you want to edit"
NO_FEELING = "“{typed}” is not a feeling: {known}, or none."
NO_PACE = "“{typed}” is not a pace: {known}, or none."
NONE = "none"
SUCH_AS = {
    "before": "hard, low, so-so, fairly good, good, or none",
    "after": "hard, low, so-so, fairly good, good, or none",
    "pace": "too slow, comfortable, a bit much, or none",
    "seconds": "3 min, 90 s",
    "technique": "its first words",
    "note": "a few words",
}
UNITS = {"minutes": "minutes", "seconds": "seconds"}
