"""`companion tick`: by the beginning of the words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.content import load
from companion.model.routine import Tick
from companion.store.store import Store

LINES = load.step_lines()


def ticked(data: Path, clock: Any) -> list[str]:
    return [tick.label for tick in Store(data).on(Tick, clock.wall.date())]


@pytest.mark.parametrize("words", [["make"], ["MAKE", "the"], ["make the bed"]])
def test_the_beginning_of_the_words_will_do(shell: Any, data: Path, clock: Any, words: list[str]) -> None:
    done = shell("tick", *words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout in {f"Done: Make the bed. {line}\n" for line in LINES.done}
    assert ticked(data, clock) == ["Make the bed"]


def test_done_already_stays_done(shell: Any, data: Path, clock: Any) -> None:
    shell("tick", "make")
    done = shell("tick", "make")
    assert (done.exit_code, done.stdout) == (0, "Already done: Make the bed\n")
    assert ticked(data, clock) == ["Make the bed"]


def test_the_last_one_gets_its_line(shell: Any) -> None:
    said = [shell("tick", start).stdout for start in ("up", "a glass", "make", "breathe", "read")]
    assert said[-1] == f"Done: Read one line. {LINES.last.format(routine='morning')}\n"


def test_without_words_it_lists_what_there_is(shell: Any, make_companion: Any) -> None:
    shell("tick", "up")
    lines = shell("tick").stdout.splitlines()
    assert lines[:2] == ["done     Up", "open     A glass of water"]
    assert len(lines) == 9


def test_accents_count_only_where_they_are_typed(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(
        "routines:\n- name: All day\n  from: 04:00\n  to: 03:59\n"
        "  items: [Cafe\u0301 au lait, Pâté, {label: Pate, id: two}]\n"
    )
    assert shell("tick", "cafè").exit_code == 2
    assert shell("tick", "cafe").stdout.startswith("Done: Cafe\u0301 au lait. ")
    assert [shell("tick", said).stdout[:10] for said in ("pâté", "pate")] == ["Done: Pâté", "Done: Pate"]


def test_several_that_fit_are_listed(shell: Any, config: Path, data: Path, clock: Any) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(
        "routines:\n- name: All day\n  from: 04:00\n  to: 03:59\n"
        "  items: [Water, Water the plants, Walk, {label: Stretch, id: one}, {label: stretch, id: two}]\n"
    )
    done = shell("tick", "wa")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "“wa” could be any of these:\n  Water\n  Water the plants\n  Walk\n"
    assert shell("tick", "water").stdout.startswith("Done: Water. ")  # said in full, it is that one
    assert [shell("tick", "stretch").stdout.partition(".")[0] for _ in range(3)] == [
        "Done: Stretch",
        "Done: stretch",
        "Already done: Stretch\n",
    ]
    assert sorted(ticked(data, clock)) == ["Stretch", "Water", "stretch"]


def test_nothing_that_fits_lists_everything(shell: Any, data: Path, clock: Any) -> None:
    done = shell("tick", "juggle")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("“juggle” is not on today's list. Today's list is:\n  Up\n")
    assert ticked(data, clock) == []


def test_tasks_of_today_can_be_ticked(shell: Any, data: Path, clock: Any, make_companion: Any) -> None:
    from companion.companion import Companion
    from companion.config.settings import Settings

    Companion(data, Settings(), config=data, clock=clock).routine.add_task("Ring the dentist")
    assert shell("tick", "ring").stdout.startswith("Done: Ring the dentist. ")
    assert "  8:42  done     Ring the dentist" in shell("today").stdout


def test_a_row_of_yesterday_is_ticked_for_yesterday(shell: Any, data: Path, clock: Any) -> None:
    assert shell("tick", "make", "--at", "yesterday").stdout == "Done: Make the bed. Saved for yesterday.\n"
    assert shell("tick", "up", "--at", "yesterday 7:05").stdout == "Done: Up. Saved for yesterday.\n"
    day = clock.wall.date() - timedelta(days=1)
    kept = {tick.item: tick for tick in Store(data).on(Tick, day)}
    assert (kept["up"].records, kept["make-the-bed"].records, ticked(data, clock)) == ("wake", None, [])
    assert shell("today", "--day", "yesterday").stdout.splitlines()[3:5] == [
        "   7:05  done     Up",
        "         done     Make the bed",
    ]
    assert shell("tick", "up", "--at", "yesterday").stdout == "Already done: Up\n"
    wrong = shell("tick", "juggle", "--at", "yesterday")
    assert (wrong.exit_code, wrong.stderr.partition(".")[0]) == (2, "“juggle” is not on that day's list")


def test_a_tick_of_long_ago_is_found_on_its_day(shell: Any) -> None:
    shell("tick", "up", "--at", "3 Feb 7:10")
    assert "   7:10  done     Up" in shell("today", "--day", "3 Feb").stdout
