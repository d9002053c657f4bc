"""A small gathering: what, when, where, whom; what is to be done for it; and the moment it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from companion.model.days import Local, day_of
from companion.model.pause import parse_last
from companion.model.record import Record
from companion.model.routine import Appointment
from companion.model.when import Moment, clock_at_end, on_its_day


class Gathering(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A gathering that was planned. `starts` is when it begins (local, aware), on the person's day `on`.

    `zone` is the name of the zone it was planned in ('': it has none), `uid` what calendars know it by, and
    `sequence` how often it was changed since. `template` is the id of the one it was made from; `invitation`
    are the person's own words ('': those of the template).
    """

    what: str
    starts: datetime
    on: date
    where: str = ""
    whom: tuple[str, ...] = ()
    template: str = ""
    minutes: int = 90
    programme: tuple[str, ...] = ()
    invitation: str = ""
    zone: str = ""
    uid: str = ""
    sequence: int = 0

    @property
    def key(self) -> str:
        """The key of its row, and what stands on the list of a day comes from that is for it."""
        return f"gatherings:{self.id}"

    @property
    def typed(self) -> str:
        """When it begins, as it would be typed."""
        return f"{self.starts:%Y-%m-%d %H:%M}"


class Thing(msgspec.Struct, frozen=True):
    """One thing to do for it, so many days `before` (None: when it is planned). `nobody`: without a name."""

    text: str
    before: int | None = None
    nobody: str = ""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """How a gathering may be. `example` has answers such as one could give."""

    id: str = ""
    label: str = ""
    minutes: int = 90
    invitation: str = ""
    programme: tuple[str, ...] = ()
    checklist: tuple[Thing, ...] = ()
    example: Mapping[str, str] = {}

    def things(self, names: str, on: date, today: date) -> list[tuple[date, str]]:
        """What is to be done, each with its day; never one gone by. `names` are those who come, in words."""
        return [
            (
                today if thing.before is None else max(today, on - timedelta(days=thing.before)),
                (thing.text if names else thing.nobody or thing.text).format(whom=names),
            )
            for thing in self.checklist
        ]


class GatheringInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A gathering with its `row` on the list of its day, while that is there, and the `things` to do for it.

    `invitation` is the text as it can be sent.
    """

    gathering: Gathering
    row: Appointment | None = None
    things: tuple[Appointment, ...] = ()
    invitation: str = ""
    been: bool = False


class GatheringsView(msgspec.Struct, frozen=True, kw_only=True):
    """All gatherings in their order."""

    today: date
    gatherings: tuple[GatheringInFull, ...] = ()


def in_order(found: Iterable[GatheringInFull]) -> tuple[GatheringInFull, ...]:
    """Return those to come, the next first, then those that have been, the last first."""
    by_time = sorted(found, key=lambda each: each.gathering.starts)
    ahead = [each for each in by_time if not each.been]
    return (*ahead, *by_time[: len(by_time) - len(ahead)][::-1])


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a line, between commas, semicolons or lines; each once."""
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def parse_coming(text: str, now: datetime, starts_at: time, local: Local) -> Moment | None:
    """Return the moment that words such as "saturday 15:00" mean; None where no time is in them.

    A time alone is today's, before the day begins at `starts_at` also the next. Words are about the person's
    day, a date is one of the calendar. Raises ValueError for what is no day. It may have gone by.
    """
    said = text.strip()
    day, clock = clock_at_end(said.replace("T", " ") if said[:4].isdecimal() else said)
    today, day = day_of(now, starts_at), day.strip()
    days = (parse_last(day, today),) if day else (today, now.date())
    found = [on_its_day(day, on, clock, starts_at, local) for on in days] if clock else [None]
    return next((each for each in found if each and each.at > now), found[-1])
