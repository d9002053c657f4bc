"""A report of some days: what was done in them, and a person's own words about it. Plain data, pure rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, get_args, get_type_hints

import msgspec
from msgspec.structs import replace

from companion.model.breathing.technique import Session
from companion.model.journal import tags_in
from companion.model.progress.feelings import WasAround
from companion.model.progress.practices import PracticeLately
from companion.model.wins import NEXT_SESSION as TAG

ReportFor = Literal["me", "therapist"]
Part = Literal["next", "figures", "wins", "journal", "notes", "feelings", "triggers"]
NAMED: tuple[Part, ...] = ("journal", "notes", "feelings", "triggers")
"""The parts that are there only when they are named."""
ORDER: dict[ReportFor, tuple[Part, ...]] = {
    "me": ("next", "figures", "wins", "journal", "notes", "feelings", "triggers"),
    "therapist": ("next", "wins", "feelings", "triggers", "figures", "notes", "journal"),
}
"""For oneself the figures come first and the wins are whole. Who has five minutes reads what is to be talked
about, then the newest wins, and how it felt where that was named; figures come after words."""
WINS_TOLD: dict[ReportFor, int] = {"me": 0, "therapist": 12}
"""The newest wins that are read, 0: all; the figure tells of all."""
LENGTHS = {"week": 7, "month": 28}
"""Days that end today."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """The days from `first` to `last`, both included; `since` names the appointment they began with."""

    first: date
    last: date
    since: str = ""


class OwnWords(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person wrote: on which day, as what (its table), and what it is about, if anything."""

    day: date
    table: str
    text: str
    about: str = ""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, counted: facts of these days. `by_day` has the days with something in them."""

    days: int = 0
    wins: int = 0
    sessions: int = 0
    seconds: float = 0.0
    checkins: int = 0
    items: tuple[PracticeLately, ...] = ()
    by_day: dict[date, int] = {}
    by_week: dict[date, float] = {}
    resting: tuple[date, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a report has; what was not named is empty. `tagged` counts check-ins with what was around."""

    period: Period
    reader: ReportFor = "me"
    named: tuple[Part, ...] = ()
    next_session: tuple[OwnWords, ...] = ()
    figures: Figures = Figures()
    wins: tuple[OwnWords, ...] = ()
    journal: tuple[OwnWords, ...] = ()
    notes: tuple[OwnWords, ...] = ()
    feelings: tuple[tuple[str, int], ...] = ()
    tagged: int = 0
    around: tuple[WasAround, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts it has, in the order of its reader."""
        return tuple(part for part in ORDER[self.reader] if part not in NAMED or part in self.named)


def last_days(today: date, days: int) -> Period:
    """Return so many days that end today."""
    return Period(first=today - timedelta(days=days - 1), last=today)


# -- figures, one function each


def days_with_something(by_day: Mapping[date, int]) -> int:
    """Count the days on which anything was saved. D = |{d : n(d) > 0}|; days; from the records' `day`."""
    return sum(count > 0 for count in by_day.values())


def months(figures: Figures) -> list[date]:
    """Return the first day of each month that has something in it, newest first."""
    return sorted({day.replace(day=1) for day in (*figures.by_day, *figures.resting)}, reverse=True)


def breathing_by_week(sessions: Iterable[Session]) -> dict[date, float]:
    """Sum up the breathing of each week that has some. Seconds by the Monday; from `Session.seconds`."""
    weeks: dict[date, float] = {}
    for each in sessions:
        monday = each.day - timedelta(days=each.day.weekday())
        weeks[monday] = weeks.get(monday, 0.0) + each.seconds
    return dict(sorted(weeks.items()))


# -- what is for the next session


def is_for_next(texts: Iterable[str], tags: Collection[str] = ()) -> bool:
    """Tell whether one of the texts, or its tags, says that it is for the next session."""
    said = (tag for text in texts if TAG in text.casefold() for tag in tags_in(text))
    return any(tag.casefold() == TAG for tag in (*tags, *said))


def without_tag(text: str) -> str:
    """Return a text without the tag for the next session, and without a line that had nothing else."""
    lines = text.split("\n")
    kept = [
        " ".join(w for w in line.split(" ") if w.casefold().rstrip(".,;:!?)") != f"#{TAG}") for line in lines
    ]
    left = [new for new, old in zip(kept, lines, strict=True) if new.strip() or new == old]
    return "\n".join(left).strip()


def with_tag(text: str, *, line: bool) -> str:
    """Return a text with the tag for the next session behind it; with `line` on a line of its own."""
    return f"{text}{chr(10) * 2 if line and text else ' ' if text else ''}#{TAG}"


# -- what is chosen for one


class ReportChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen for a report: its days, who reads it, the parts that are named, the format."""

    reader: ReportFor = "me"
    days: Literal["week", "month", "since_appointment"] = "week"
    named: tuple[Part, ...] = ()
    form: Literal["html", "md", "json"] = "html"

    def turned(self, what: str) -> ReportChoice:
        """Return it with another value of a field, the next of them, or with a part, or without."""
        if what in NAMED:
            return replace(self, named=tuple(p for p in NAMED if (p in self.named) != (p == what)))
        values = get_args(get_type_hints(ReportChoice)[what])
        after = values[(values.index(getattr(self, what)) + 1) % len(values)]
        return replace(self, **{what: after})
