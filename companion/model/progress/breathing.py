"""Breathing by week: minutes, techniques, how it was before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from companion.model.breathing.sessions import Helped, Week
from companion.model.breathing.technique import Session

WEEKS = 8


class BreathingWeeksView(msgspec.Struct, frozen=True, kw_only=True):
    """The weeks with a session, by their Monday, newest first; on how many days each technique was practised,
    by its name; what was rated before and after. `monday` begins this week.
    """

    monday: date
    weeks: tuple[tuple[date, Week], ...] = ()
    techniques: tuple[tuple[str, int], ...] = ()
    helped: tuple[tuple[str, Helped], ...] = ()


def by_technique(sessions: Iterable[Session], names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """Return the name of each technique and the number of days on which it was practised.

    They are in the order of the `names`, by id; those that are there no more come last, by their id.
    """
    days: dict[str, set[date]] = {}
    for session in sessions:
        days.setdefault(session.technique, set()).add(session.day)
    ids = [*(id for id in names if id in days), *sorted(days.keys() - names.keys())]
    return tuple((names.get(id, id), len(days[id])) for id in ids)
