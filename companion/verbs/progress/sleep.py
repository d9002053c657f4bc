"""Waking and bedtime, looked up."""

from __future__ import annotations

from datetime import timedelta

from companion.model.progress import sleep
from companion.model.progress.practices import done
from companion.model.progress.progress import ProgressAt
from companion.model.progress.times import LATELY, minute, near, rounded, usual
from companion.model.routine import Tick
from companion.store.tallies import Tallies
from companion.verbs.context import Context


def look(context: Context, tallies: Tallies, at: ProgressAt) -> sleep.SleepView:
    """Return the nights of the last weeks, and what is usual of late."""
    today = context.today()
    ticks = done(context.store.between(Tick, today - timedelta(weeks=sleep.WEEKS), today))
    lately = [tick for tick in ticks if tick.day > today - timedelta(days=LATELY)]
    ups = [minute(wall) for wall in sleep.wall_times(lately, "wake")]
    up, bed = usual(ups), usual([minute(wall) for wall in sleep.wall_times(lately, "bedtime")])
    turn = sleep.turn_of(bed, up)
    beds, wakes = (sleep.wall_times(ticks, records) for records in ("bedtime", "wake"))
    nights = sleep.nights(beds, wakes, turn, today, up.middle if up else 0)
    often = near(ups, rounded(up.middle)) if up else 0
    return sleep.SleepView(
        nights=tuple(nights), bed=bed, up=up, near=often if 2 * often >= len(ups) else 0, turn=turn
    )
