"""`companion tick`: by the beginning of the words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.model.routine import Tick
from companion.store.store import Store


def ticked(data: Path, clock: Any) -> list[str]:
    return [tick.label for tick in Store(data).on(Tick, clock.wall.date())]


@pytest.mark.parametrize("words", [["make"], ["MAKE", "the"], ["make the bed"]])
def test_the_beginning_of_the_words_will_do(shell: Any, data: Path, clock: Any, words: list[str]) -> None:
    done = shell("tick", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "Done: Make the bed. Saved.\n", "")
    assert ticked(data, clock) == ["Make the bed"]


def test_done_already_stays_done(shell: Any, data: Path, clock: Any) -> None:
    shell("tick", "make")
    done = shell("tick", "make")
    assert (done.exit_code, done.stdout) == (0, "Done already: Make the bed\n")
    assert ticked(data, clock) == ["Make the bed"]


def test_the_last_one_gets_its_line(shell: Any) -> None:
    said = [shell("tick", start).stdout for start in ("up", "a glass", "make", "breathe", "read")]
    assert said[-1] == "Done: Read one line. That is your list for today. The rest of it is yours.\n"


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
    assert shell("tick", "cafe").stdout == "Done: Cafe\u0301 au lait. Saved.\n"
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
    assert shell("tick", "water").stdout == "Done: Water. Saved.\n"  # said in full, it is that one
    assert [shell("tick", "stretch").stdout for _ in range(3)] == [
        "Done: Stretch. Saved.\n",
        "Done: stretch. Saved.\n",
        "Done already: Stretch\n",
    ]
    assert sorted(ticked(data, clock)) == ["Stretch", "Water", "stretch"]


def test_nothing_that_fits_lists_everything(shell: Any, data: Path, clock: Any) -> None:
    done = shell("tick", "juggle")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("“juggle” is not on today's list. There is:\n  Up\n")
    assert ticked(data, clock) == []


def test_tasks_of_today_can_be_ticked(shell: Any, data: Path, clock: Any, make_companion: Any) -> None:
    from companion.companion import Companion
    from companion.config.settings import Settings

    Companion(data, Settings(), config=data, clock=clock).routine.add_task("Ring the dentist")
    assert shell("tick", "ring").stdout == "Done: Ring the dentist. Saved.\n"
    assert "  8:42  done     Ring the dentist" in shell("today").stdout
