"""Waking and bedtime: nights as dots over the hours, right over midnight, and in sentences."""

from __future__ import annotations

import msgspec

from companion import words
from companion.model.progress.progress import ProgressAt
from companion.model.progress.sleep import Night, SleepView
from companion.model.progress.times import ROUND
from companion.rows.marks import Marks
from companion.rows.plot import Lines, Look, framed
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row

SAID = words.views
TWO_HOURS = 120
WIDEST = 5
"""Cells of two hours, where there is room."""
LABEL = 12
"""Cells before the hours."""
LEAST = 4
"""Nights that are drawn however little room there is."""
TOLD = 7
"""Nights that are told one by one."""


class Nights(msgspec.Struct, frozen=True):
    """The nights, a line each; the texts `below` stand under the picture, wrapped."""

    view: SleepView
    below: tuple[str, ...] = ()

    def lines(self, width: int, height: int, marks: Marks) -> Lines:
        """Return a line of hours, then as many nights as there is room for, the newest first."""
        view = self.view
        below = sum(len(text) // max(width - 6, 1) + 1 for text in self.below)
        nights = view.nights[: max(height - below - 3, LEAST)]
        first, hours = self._hours(nights)
        each = max(min((width - LABEL - 2) // len(hours), WIDEST), 1)
        by = 1 if each > 2 else 2

        def cell(time: int) -> int:
            return round(((time - view.turn) % ROUND - first) * each / TWO_HOURS)

        clock = "".join(
            str((view.turn + first + n * TWO_HOURS) % ROUND // 60).ljust(each * by)
            for n in range(0, len(hours), by)
        )
        window = [cell(edge) for one in (view.bed, view.up) if one for edge in (one.first, one.last)]
        found: Lines = [[(" " * LABEL + clock.rstrip(), "muted")]]
        for night in nights:
            drawn: dict[int, tuple[str, Look]] = dict.fromkeys(window, (marks.window, "line"))
            if night.bed is not None:
                drawn[cell(night.bed)] = (marks.in_bed, "mid")
            if night.up is not None:
                drawn[cell(night.up)] = (marks.up, "high")
            label = SAID.day(night.day).rjust(8).ljust(LABEL)
            found.append(
                [(label, "muted"), *(drawn.get(at, (" ", "text")) for at in range(max(drawn, default=0) + 1))]
            )
        return framed(found, height)

    def _hours(self, nights: tuple[Night, ...]) -> tuple[int, range]:
        """Return where the hours begin, in minutes after the turn of the nights, and each second hour."""
        view = self.view
        times = [time for night in nights for time in (night.bed, night.up) if time is not None]
        times += [edge for one in (view.bed, view.up) if one for edge in (one.first, one.last)]
        places = [(time - view.turn) % ROUND for time in times] or [0]
        over = view.turn % TWO_HOURS
        first = (min(places) + over) // TWO_HOURS * TWO_HOURS - over
        return first, range(first, max(places) + TWO_HOURS, TWO_HOURS)


def in_full(view: SleepView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the nights as dots, the usual times in sentences, and what each mark is."""
    title = words.progress.VIEWS["sleep"]
    if not view.nights:
        return RowInFull(title)
    said = SAID.LEGEND_USUAL if view.up or view.bed else SAID.LEGEND
    legend = said.format(in_bed=marks.in_bed, up=marks.up, window=marks.window)
    rows = apart(
        paragraphs("usual", "\n".join(_usual(view))),
        [Row("legend", legend, heading=True, muted=True, wraps=True)],
    )
    return RowInFull(title, "", rows, Nights(view, tuple(row.text for row in rows)))


def as_text(view: SleepView, at: ProgressAt) -> list[str]:
    """Return the usual times, then the last nights with a mark."""
    told = [SAID.night(night.day, night.bed, night.up) for night in view.nights[:TOLD]]
    return [*_usual(view), *told] or [SAID.EMPTY["sleep"]]


def _usual(view: SleepView) -> list[str]:
    up = SAID.UP_NEAR if view.near else SAID.UP_BETWEEN
    said = [up.format(days=SAID.days(view.near), **SAID.times(view.up))] if view.up else []
    return [*said, *([SAID.BED_BETWEEN.format(**SAID.times(view.bed))] if view.bed else [])]
