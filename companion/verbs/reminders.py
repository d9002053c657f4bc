"""Reminders: what is to be said now, remembered so that the app, a timer and other machines say it once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from companion import words
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.days import since_day_start
from companion.model.journal import JournalEntry
from companion.model.pause import Pause, resting
from companion.model.reminders import APART, Reminder, ReminderState, may_say, planned, remembered
from companion.model.routine import Tick
from companion.verbs.context import Context
from companion.verbs.routine_day import RoutineDay
from companion.verbs.weekly import WeeklyVerbs


class ReminderVerbs:
    """Each thing is looked at once a day, at its time: what is not called for then stays unsaid."""

    def __init__(self, context: Context, weekly: WeeklyVerbs) -> None:
        self._context, self._weekly = context, weekly
        self._looked: dict[str, date] = {}

    def planned(self) -> list[Reminder]:
        """What a day has to be reminded of, by the settings."""
        chosen, settings = self._context.settings.reminders, self._context.settings
        return [
            *planned(
                settings.routines, chosen.routines, chosen.breathe_at, chosen.weekly, settings.day_starts_at
            )
        ]

    def next(self, since: datetime | None = None) -> str:
        """Return what is to be said now, a sentence, which counts as said from here on; '' for nothing.

        With `since` only that of which the time has come after it. Raises StoreError.
        """
        context = self._context
        if not context.settings.reminders.are_on:
            return ""
        now, today = context.now(), context.today()
        due = [each for each in self._due(now, since) if self._looked.get(each.thing) != today]
        due = [each for each in due if self._is_called_for(each, now, today)]
        if not due:
            return ""
        things = {each.thing for each in due if each.kind == due[0].kind}
        self._looked |= dict.fromkeys(things, today)
        with context.store.writing():  # a timer may look at the same time
            states = context.store.core(ReminderState)
            said = _said(states)
            things = {each for each in things if today not in said.get(each, ())}
            if not things:
                return ""
            there = {each.thing: said[each.thing] for each in self.planned() if each.thing in said}
            new = ReminderState(at=now, day=today, said=remembered(there, things, today))
            stored = max(states, key=lambda state: state.rev, default=None)
            context.store.apply([Edit.patch(stored, said=new.said) if stored else Edit.add(new)])
        return words.reminders.SAID[due[0].kind]

    # -- inside

    def _due(self, now: datetime, since: datetime | None) -> Iterator[Reminder]:
        """What the hour brings."""
        starts_at, day_of = self._context.settings.day_starts_at, self._context.day_of
        minute, after = since_day_start(now.time(), starts_at), -1
        if since and day_of(since) == day_of(now):
            after = since_day_start(since.time(), starts_at)
        return (each for each in self.planned() if after < each.at <= minute < each.ends)

    def _is_called_for(self, each: Reminder, now: datetime, today: date) -> bool:
        """Whether a thing is to be said today: it does not rest, nothing is done with it, it has answers."""
        store = self._context.store
        days = _said(store.core(ReminderState)).get(each.thing, ())
        routine = each.name if each.kind == "routine" else ""
        called_for = (
            not resting(store.core(Pause), today, routine)
            and self._is_open(each, now)
            and may_say(days, self._answered(each, days, today), today)
        )
        if not called_for:
            self._looked[each.thing] = today
        return called_for

    def _is_open(self, each: Reminder, now: datetime) -> bool:
        """Whether nothing has been done with it yet."""
        if each.kind == "weekly":
            return self._weekly.is_due()
        if each.kind == "breathe":
            return not any(now - APART < session.at <= now for session in self._context.sessions())
        routine = next(one for one in self._context.settings.routines if one.id == each.name)
        rows = RoutineDay(self._context).rows(routine)
        return bool(rows) and all(row.state == "open" for row in rows)

    def _answered(self, each: Reminder, days: Sequence[date], today: date) -> date | None:
        """The last day, since it was said, on which something was done with it."""
        if not days:
            return None
        store = self._context.store
        if each.kind == "weekly":
            return max((one.day for one in store.recent(JournalEntry, 1, value="weekly")), default=None)
        if each.kind == "breathe":
            return max((one.day for one in store.recent(Session, 1)), default=None)
        marks = store.between(Tick, min(days), today)
        done = (one.day for one in marks if one.routine == each.name and one.state != "open")
        return max(done, default=None)


def _said(states: list[ReminderState]) -> dict[str, tuple[date, ...]]:
    """What is remembered, by all machines."""
    days: dict[str, set[date]] = {}
    for state in states:
        for thing, said in state.said.items():
            days.setdefault(thing, set()).update(said)
    return {thing: (*sorted(said),) for thing, said in days.items()}
