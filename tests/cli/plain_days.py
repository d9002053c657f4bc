"""A home in which there is something of every kind, so that every verb has something to be done with."""

from __future__ import annotations

from datetime import timedelta

from companion.companion import Companion
from companion.model.change import Edit
from companion.model.gatherings import Gathering
from companion.model.goals import Goal
from companion.model.milestones import MilestoneTold

QUICK = """
import os
from datetime import datetime, timedelta, timezone
from companion.clock import Clock
began = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))
slept = [float(os.environ.get("LATER", 0))]
Clock.now = lambda self: began + timedelta(seconds=slept[0])
Clock.local = lambda self, at: at.astimezone(began.tzinfo) if at.tzinfo else at.replace(tzinfo=began.tzinfo)
Clock.monotonic = Clock.boottime = lambda self: 1000 + slept[0]
Clock.sleep = lambda self, seconds: slept.__setitem__(0, slept[0] + seconds)
from companion.__main__ import main
main()
"""
"""companion on Tuesday 17 November 2026 at 8:42, or so many seconds LATER; waiting takes no time."""


def fill(companion: Companion) -> None:
    """Write one of everything, through the verbs a person has."""
    context = companion.context
    now, today = context.now(), context.today()
    win = companion.wins.add("called Mum #connection").entries[0].id
    companion.wins.keep(win)
    companion.wins.note(win, "she laughed")
    companion.celebrations.keep("wins", win, "quiet", 60)
    companion.routine.add_task("ring the dentist")
    goal, first, _ = (entry.id for entry in companion.goals.add("a garden", ["buy seeds", "dig"]).entries)
    companion.goals.take(first)
    companion.goals.say(goal, "by", (today + timedelta(days=1)).isoformat())
    past = companion.goals.add("a trip").entries[0]
    trip = context.store.get(Goal, past.id)
    assert trip
    context.write("", [Edit.patch(trip, by=today - timedelta(days=1))])
    companion.board.add("sunlight", goal)
    companion.journal.add("Rain all day.\n\nWarm inside. #home")
    companion.journal.add("what I know", kind="keep")
    companion.people.add("Ana, ana@example.org, evenings")
    companion.people.write_plan("signs", "little sleep")
    companion.toolbox.add("tea by the window")
    companion.affirmations.add("I may go slowly.")
    companion.checkins.add(companion.checkins.answers("1", "0", (), (), ""))
    companion.stories.keep(companion.stories.flow().write("I began."))
    tea = Gathering(at=now, day=today, what="Tea", starts=now + timedelta(days=2), on=today, whom=("Will",))
    context.write("", [Edit.add(MilestoneTold(at=now, day=today, milestone="wins:1")), Edit.add(tea)])
    companion.wins.delete(companion.wins.add("to be deleted").entries[0].id)
