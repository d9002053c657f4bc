"""What a report counts as done: neither what rested nor what was undone."""

from __future__ import annotations

from companion.companion import Companion


def test_an_item_that_rested_or_was_opened_again_is_not_counted(companion: Companion) -> None:
    companion.routine.toggle("item:up", "done")
    companion.routine.toggle("item:a-glass-of-water", "resting")
    companion.routine.toggle("item:make-the-bed", "done")
    companion.routine.toggle("item:make-the-bed", "done")  # open again
    companion.routine.toggle("item:breathe", "partly")
    reports = companion.reports
    items = reports.report(reports.period("week")).figures.items
    assert [(each.label, each.days, each.partly) for each in items] == [("Up", 1, 0), ("Breathe", 1, 1)]
