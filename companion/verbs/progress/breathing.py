"""Breathing by week, looked up."""

from __future__ import annotations

from datetime import timedelta

from companion.model.breathing.sessions import ENOUGH, helped, week_of
from companion.model.breathing.technique import Session
from companion.model.days import monday_of
from companion.model.progress.breathing import WEEKS, BreathingWeeksView, by_technique
from companion.model.progress.progress import ProgressAt
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> BreathingWeeksView:
    """Return the sessions of the last weeks."""
    today = context.today()
    mondays = [monday_of(today) - timedelta(weeks=n) for n in range(WEEKS)]
    sessions = context.store.between(Session, mondays[-1], today)
    weeks = [(monday, week_of(sessions, monday)) for monday in mondays]
    names = {technique.id: technique.name for technique in context.techniques()}
    rated = [each for each in helped(context.counted(sessions)) if each.n >= ENOUGH and each.lighter]
    return BreathingWeeksView(
        monday=mondays[0],
        weeks=tuple((monday, week) for monday, week in weeks if week.days),
        techniques=by_technique(sessions, names),
        helped=tuple((names.get(each.technique, each.technique), each) for each in rated),
    )
