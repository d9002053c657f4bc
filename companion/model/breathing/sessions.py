"""What the breathing sessions that were tell: this week, what has helped, and a technique as a choice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from companion.model.breathing.technique import Session, Technique

ENOUGH = 5
"""Rated sessions of a technique from which a sentence is made of them."""


class Week(msgspec.Struct, frozen=True):
    """A calendar week, Monday to Sunday of the person's days: minutes practised, and days with a session."""

    minutes: float
    days: int


class Helped(msgspec.Struct, frozen=True):
    """How a technique's rated sessions went: `n` have a feeling before and after, `lighter` of them rose.

    `by` is how far the feeling moved on average.
    """

    technique: str
    n: int
    lighter: int
    by: float = 0.0

    @property
    def share(self) -> float:
        """The part that was lighter, drawn to one half while `n` is small (Laplace's rule of succession)."""
        return (self.lighter + 1) / (self.n + 2)


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """The history: this week, the sessions (newest first), what has helped (best first), names by id."""

    week: Week
    sessions: tuple[Session, ...]
    helped: tuple[Helped, ...]
    names: dict[str, str]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A technique to choose, with what it would be now.

    `lengths` and `length` are minutes, or cycles where `technique.session.unit` says so (no lengths for a
    fixed course). `feelings` are the words of its tags, `cautions` sentences and `brief` the same in few
    words, `more` those under `?`, `helped_words` a sentence once there is enough for one. `unread` is a
    sentence where the sessions so far could not be read. `close`: the person keeps it close.
    """

    technique: Technique
    level: str
    planned: float
    levels: tuple[str, ...]
    lengths: tuple[float, ...]
    length: float
    feelings: tuple[str, ...]
    cautions: tuple[str, ...]
    brief: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    last_used: date | None = None
    helped: Helped | None = None
    helped_words: str = ""
    unread: str = ""
    close: bool = False


def week_of(sessions: Sequence[Session], today: date) -> Week:
    """The week that `today` is in."""
    monday = today - timedelta(days=today.weekday())
    in_it = [session for session in sessions if monday <= session.day < monday + timedelta(days=7)]
    return Week(sum(session.seconds for session in in_it) / 60, len({session.day for session in in_it}))


def helped(sessions: Sequence[Session]) -> tuple[Helped, ...]:
    """Every technique with a rated session: those with enough of them first, the most often lighter first.

    Where two were so equally often, the one after which it was lighter by more.
    """
    rated: dict[str, list[int]] = {}
    for session in sessions:
        if session.before is not None and session.after is not None:
            rated.setdefault(session.technique, []).append(session.after - session.before)
    found = [
        Helped(technique, len(moved), sum(by > 0 for by in moved), round(sum(moved) / len(moved), 2))
        for technique, moved in rated.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.n < ENOUGH, *_best_first(each), each.technique)))


def ranked(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Those there is something to tell of, the most often lighter first."""
    told = [(each, each.helped) for each in choices if each.helped_words and each.helped]
    return tuple(each for each, how in sorted(told, key=lambda pair: _best_first(pair[1])))


def _best_first(told: Helped) -> tuple[float, float, int]:
    return -told.share, -told.by, -told.n
