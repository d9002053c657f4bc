"""The routine pane."""

from __future__ import annotations

from datetime import datetime

from companion.words.common import clock

TITLE = "Routine"
REASON_LABEL = "Resting {text}"
REASON_PLACEHOLDER = "a reason, if you like"
A_TASK = "a task for today"
TASK_PLACEHOLDER = "ring the dentist"
ITEM_PLACEHOLDER = "open the window"
FIGURE_DONE = "{n} done"
UPCOMING = "{name} from {time}"
TASK_HINT = "a adds a task for today."
NO_ITEMS = "This routine has nothing for today. A adds an item."
LOOKING = "Viewing {name}"
REASON = "Resting because: {reason}"
DONE_AT = "done {time}"
PARTLY_AT = "partly {time}"
RESTING = "resting"


def state_word(state: str, marked: datetime | None) -> str:
    """The word of a mark, as it stands on the selected row: done 7:05."""
    if state == "resting":
        return RESTING
    if state == "open" or marked is None:
        return "" if state == "open" else state
    return (DONE_AT if state == "done" else PARTLY_AT).format(time=clock(marked))
