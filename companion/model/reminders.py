"""Reminders: what may be said at a moment. Once a day for each thing, no more after three unanswered.

The rule is `display.reminders` of content/rhythm.yaml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from companion.model.days import since_day_start
from companion.model.record import Record
from companion.model.routine import Routine

BREAK = 30
"""Minutes for which a breathing break is due: one that is told of an hour afterwards is none."""
APART = timedelta(hours=1)
"""A breath within this time before it takes the place of a break."""
UNANSWERED = 3
"""Days without an answer after which a thing is not said any more."""
_DAY = 24 * 60

Way = Literal["whisper", "terminal", "notify", "bell"]
"""Ways to say it: the line at the top, a notification by the terminal or by the desktop, the bell."""
Osc = Literal["osc9", "osc99", "osc777", "bell"]
"""What a terminal takes for a notification."""

Said = Mapping[str, Sequence[date]]
"""By thing, the last days on which it was said, oldest first."""


class ReminderState(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded state: of each thing there is to be reminded of, the last `UNANSWERED` days it was said on."""

    said: dict[str, tuple[date, ...]] = {}


class Reminder(NamedTuple):
    """A thing to be reminded of: `routine:<id>`, `breathe:<time>` or `weekly:`.

    It is due from `at` until `ends`, which does not count: minutes of the person's day.
    """

    thing: str
    at: int
    ends: int = _DAY

    @property
    def kind(self) -> str:
        """Which kind of thing it is."""
        return self.thing.partition(":")[0]

    @property
    def name(self) -> str:
        """Which of its kind it is."""
        return self.thing.partition(":")[2]


def planned(
    routines: Sequence[Routine],
    chosen: bool | Mapping[str, time],
    breaks: Sequence[time],
    weekly: time | None,
    starts_at: time,
) -> Iterator[Reminder]:
    """Yield what a day has to be reminded of. `chosen`: all routines when they begin, or some at a time."""
    for each in routines:
        at = (each.starts if chosen else None) if isinstance(chosen, bool) else chosen.get(each.id)
        if at is not None:
            begin, end = (since_day_start(clock, starts_at) for clock in (at, each.ends))
            yield Reminder(f"routine:{each.id}", begin, end if end > begin else _DAY)
    for at in dict.fromkeys(breaks):
        begin = since_day_start(at, starts_at)
        yield Reminder(f"breathe:{at:%H:%M}", begin, min(begin + BREAK, _DAY))
    if weekly is not None:
        yield Reminder("weekly:", since_day_start(weekly, starts_at))


def may_say(days: Sequence[date], answered: date | None, today: date) -> bool:
    """Tell whether a thing that was said on these days may be said today.

    `answered` is the last day on which something was done with it.
    """
    open_ = [day for day in days if answered is None or day > answered]
    return today not in days and len(open_) < UNANSWERED


def remembered(said: Said, things: Collection[str], today: date) -> dict[str, tuple[date, ...]]:
    """Return what is remembered once these things are said: what `may_say` still asks for."""
    kept = {each: tuple(days) for each, days in said.items()}
    return kept | {each: (*kept.get(each, ()), today)[-UNANSWERED:] for each in things}
