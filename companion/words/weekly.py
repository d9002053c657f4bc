"""The look back at a week: facts, two prompts, one thing to carry on, one to let go."""

from __future__ import annotations

TITLE = "The week"
PAGE = "The week until {day} {month}"
FACTS, FIRST, SECOND, CARRY, LET_GO, WHOLE = "facts", "first", "second", "carry", "let_go", "whole"
LABELS = {
    FIRST: "Looking back",
    SECOND: "And also",
    CARRY: "One thing to carry on",
    LET_GO: "One thing to let go",
}
PROMPTS = {
    CARRY: "What from this week would you like more of?",
    LET_GO: "What can stay in this week?",
}
SECTION = "**{label}**\n\n{text}"
FACTS_TITLE = "Seven days, until today"
STOP = "n", "do not offer this again"
ONTO = "t", "on tomorrow’s list"
ENDS = "save"
LABEL = "look back at the week"
KEPT, KEPT_ONTO = "Saved.", "Saved, and on tomorrow’s list."
STOPPED = "It will not be offered again. You can still find it under “week”."
CHOSEN = "From now on it is offered on {day}s."
DAY_LABEL = "the day for looking back at the week"
DAY_TITLE = "Look back at the week on"
NO_DAY = "No day"
NOT_A_DAY = "“{day}” is not a day of the week. off stops the offer."
WIN = "Looked back on the week"
