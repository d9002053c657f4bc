"""Milestones over a real store: each once, whatever is undone, brought in, or done on another machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings as run_with
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from companion.companion import Companion
from companion.config.settings import Data, Settings
from companion.model.change import Edit
from companion.model.checkins import SaidSoFar
from companion.model.milestones import MilestoneTold
from companion.model.wins import Win
from companion.verbs.milestones import MilestoneVerbs, sentence

from ..conftest import HeldClock

Make = Callable[..., Companion]


def told(companion: Companion) -> list[str]:
    """The ids of all milestones that are kept, sorted."""
    return sorted(each.milestone for each in companion.store.core(MilestoneTold))


def looked(companion: Companion) -> Companion:
    """A companion in which somebody has looked once, as the app does when it starts."""
    while not companion.store.summarise():
        pass
    companion.milestones.look()
    return companion


def brought_in(companion: Companion, number: int) -> None:
    """So many wins at once, as an import writes them."""
    now = companion.context.now()
    edits = [Edit.add(Win(at=now, day=now.date(), text=f"win {n}", source=f"csv:{n}")) for n in range(number)]
    companion.context.write("import", edits)


def test_the_tenth_win_is_said_once_and_stays_said(companion: Companion) -> None:
    looked(companion)
    said = []
    for n in range(10):
        companion.wins.add(f"win {n}")
        said.append(companion.milestones.look({"wins"}))
    assert said == ["A first win is kept.", *[""] * 8, "Ten wins kept."]
    companion.undo()
    assert companion.milestones.look({"wins"}) == ""
    companion.wins.add("again")
    assert companion.milestones.look({"wins"}) == "", "also after an undo"
    assert companion.store.core(MilestoneTold)[-1].day == companion.context.today()
    assert companion.undo().answer.startswith("Undone: add win"), "it is no step of undo"


def test_what_was_there_before_anybody_looked_is_kept_without_a_word(companion: Companion) -> None:
    brought_in(companion, 10)
    while not companion.store.summarise():
        pass
    assert companion.milestones.look() == ""
    assert told(companion) == ["wins:1", "wins:10"]
    assert all(each.before for each in companion.store.core(MilestoneTold))
    companion.checkins.add(SaidSoFar().at(1, 0))
    assert companion.milestones.look({"checkins"}) == "A first check-in is saved."


def test_what_comes_at_once_is_kept_without_a_word(companion: Companion) -> None:
    looked(companion)
    brought_in(companion, 12)
    assert companion.milestones.look(None) == "" and told(companion) == ["wins:1", "wins:10"]


def test_an_import_and_a_restore_fire_none(companion: Companion, tmp_path: Path) -> None:
    from companion.export.arriving import bring_in, house_of, plan
    from companion.export.importers import read

    looked(companion)
    companion.checkins.add(SaidSoFar().at(1, 0))
    assert companion.milestones.look({"checkins"})
    file = tmp_path / "wins.md"
    file.write_text("".join(f"- 2026-11-0{n} win {n}\n" for n in range(1, 5)))
    planned = plan(companion.store, read(file, house_of(companion, as_wins=True, moods={})))
    assert bring_in(companion, planned).entries
    assert "wins:1" in told(companion)
    assert companion.milestones.look(None) == "" and looked(companion).milestones.look() == ""
    assert companion.undo().answer.startswith("Undone: import"), "and it is no step of undo"


def test_an_import_of_one_into_a_home_in_which_an_app_is_open_fires_none(
    make_companion: Make, tmp_path: Path
) -> None:
    from companion.export.arriving import bring_in, house_of, plan
    from companion.export.importers import read

    app, shell = looked(make_companion()), make_companion()
    file = tmp_path / "wins.md"
    file.write_text("- 2026-11-01 a win\n")
    bring_in(shell, plan(shell.store, read(file, house_of(shell, as_wins=True, moods={}))))
    assert app.store.changed() and app.store.summarise() and app.milestones.look(None) == ""
    assert told(app) == ["wins:1"]


def test_from_the_shell_it_is_said_when_the_app_looks_next(make_companion: Make) -> None:
    app = looked(make_companion())
    for n in range(9):
        app.wins.add(f"win {n}")
        assert bool(app.milestones.look({"wins"})) is (n == 0)
    shell = make_companion()
    shell.wins.add("from the shell")
    shell.close()
    assert app.store.changed()
    assert app.milestones.look(None) == "Ten wins kept."
    again = looked(make_companion())
    assert again.milestones.look(None) == "" and told(again) == ["wins:1", "wins:10"]


def test_over_machines_it_is_said_once(make_companion: Make, clock: HeldClock) -> None:
    laptop = looked(make_companion(Settings(data=Data(device="laptop"))))
    tower = looked(make_companion(Settings(data=Data(device="tower"))))
    laptop.wins.add("one")
    assert laptop.milestones.look({"wins"}) == "A first win is kept."
    assert tower.milestones.look(None) == ""
    clock.advance(60)
    assert told(tower) == ["wins:1"]


def test_each_goal_and_each_technique_has_its_own_by_name(companion: Companion) -> None:
    looked(companion)
    goal = companion.goals.add("Moving flat").entries[0].id
    step = companion.goals.add_step(goal, "write to the landlord").entries[0].id
    assert companion.milestones.look({"goals", "goal_steps"}) == ""
    companion.goals.take(step)
    assert companion.milestones.look({"goal_steps"}) == "A first step of Moving flat."
    companion.goals.delete(goal)
    (record,) = companion.store.core(MilestoneTold)
    assert sentence(companion.context, record) == "A first step of a goal."


def test_several_at_once_are_one_sentence_and_all_are_kept(companion: Companion) -> None:
    looked(companion)
    for n in range(9):
        companion.wins.add(f"win {n} @{n + 1} november 2026" if n else "win")
    assert len(companion.store.days()) == 9
    companion.milestones.look({"wins"})
    companion.wins.add("a back-dated one counts @30 october 2026")
    assert companion.milestones.look({"wins"}) == "10 days with something in them."
    assert {"days:10", "wins:10"} <= set(told(companion))


def test_on_a_gentle_day_it_is_kept_in_silence(companion: Companion) -> None:
    looked(companion)
    companion.checkins.add(SaidSoFar().at(-2, 0))
    assert companion.milestones.look({"checkins"}) == ""
    assert told(companion) == ["checkins:1"] and not companion.store.core(MilestoneTold)[0].before


def test_a_disk_that_refuses_says_it_another_time(companion: Companion, monkeypatch: Any) -> None:
    from companion.store.errors import StoreError

    looked(companion)
    companion.wins.add("one")

    def refuse(*_: Any) -> None:
        raise StoreError("full")

    with monkeypatch.context() as patched:
        patched.setattr(companion.store, "apply", refuse)
        assert companion.milestones.look({"wins"}) == ""
    assert companion.milestones.look({"wins"}) == "A first win is kept."


class Lives(RuleBasedStateMachine):
    """Any order of doing, undoing, deleting, restarting and looking."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.clock = HeldClock()
        self.said: list[str] = []
        self.highest = 0
        self.open()

    def open(self) -> None:
        """Start the app."""
        folder = Path(self.folder.name)
        self.companion = Companion(
            folder / "data", Settings(), config=folder / "config.yaml", clock=self.clock
        )
        looked(self.companion)

    def look(self) -> None:
        """Look as the app does after a change."""
        self.highest = max(self.highest, self.companion.store.count(Win))
        if said := self.companion.milestones.look(None):
            self.said.append(said)

    @rule(days=st.integers(0, 40))
    def win(self, days: int) -> None:
        """Now, or back-dated."""
        at = self.clock.now() - timedelta(days=days)
        self.companion.wins.keep_line(self.companion.wins.read("a win"), at=at)
        self.look()

    @rule()
    def undo(self) -> None:
        """Take one back."""
        self.companion.undo()
        self.look()

    @rule()
    def redo(self) -> None:
        """And do it again."""
        self.companion.redo()
        self.look()

    @precondition(lambda self: self.companion.store.count(Win))
    @rule()
    def delete(self) -> None:
        """Delete the newest."""
        self.companion.wins.delete(self.companion.store.newest(Win, 1)[0].id)
        self.look()

    @rule()
    def restart(self) -> None:
        """Close the app and open it."""
        self.companion.close()
        self.open()

    @invariant()
    def never_twice_and_never_lost(self) -> None:
        """Each was said at most once, and what was reached is kept."""
        assert len(set(self.said)) == len(self.said)
        expected = {f"wins:{n}" for n in (1, 10) if n <= self.highest}
        kept = told(self.companion)
        assert expected <= set(kept) and len(set(kept)) == len(kept)

    def teardown(self) -> None:
        self.companion.close()
        self.folder.cleanup()


TestLives = Lives.TestCase
TestLives.settings = run_with(max_examples=8, stateful_step_count=30, deadline=None)


@pytest.mark.parametrize("tables", [{"first_use"}, {"people"}, set()])
def test_what_is_no_act_is_not_looked_at(companion: Companion, monkeypatch: Any, tables: set[str]) -> None:
    looked(companion)
    monkeypatch.setattr(type(companion.store), "days", lambda *_: pytest.fail("counted"))
    assert isinstance(companion.milestones, MilestoneVerbs) and companion.milestones.look(tables) == ""
