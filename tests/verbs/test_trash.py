"""The trash: what was deleted comes back as it was, on any machine, for thirty days."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from companion import words
from companion.companion import Companion
from companion.config.errors import ConfigError
from companion.config.settings import Data, Settings
from companion.model.breathing.technique import Session
from companion.model.wins import Win
from companion.store.errors import StoreError
from companion.verbs.context import Gone

Make = Callable[..., Companion]


def texts(companion: Companion) -> list[str]:
    return [row.text for row in companion.trash.rows()]


def on(make_companion: Make, device: str) -> Companion:
    return make_companion(Settings(data=Data(device=device)))


def throw_away_one_of_each(companion: Companion) -> None:
    companion.wins.delete(companion.wins.add("called Mum").entries[0].id)
    companion.routine.add_task("ring the dentist")
    companion.routine.remove(companion.routine.view().tasks[0].key)
    companion.affirmations.add("I am here")
    companion.affirmations.delete()


def test_each_kind_that_can_be_deleted_is_there_in_words(companion: Companion) -> None:
    throw_away_one_of_each(companion)
    found = {(row.kind, row.text) for row in companion.trash.rows()}
    assert found == {("win", "called Mum"), ("task", "ring the dentist"), ("own line", "I am here")}


def test_it_comes_back_after_a_restart_as_the_same_record(
    companion: Companion, make_companion: Make, tmp_path: Path
) -> None:
    added = companion.wins.add("called Mum #connection").entries[0].id
    companion.wins.note(added, "she laughed")
    page = tmp_path / "data" / "2026-11.json"
    page.write_text(page.read_text().replace('"note"', '"mood":{"of":"a newer version"},"note"'))
    before = json.loads(page.read_text())["wins"][str(added)]
    companion.wins.delete(added)

    (row,) = make_companion().trash.rows()
    assert (row.text, row.note, row.replaced) == ("called Mum", "she laughed", False)
    make_companion().trash.bring_back([row.key])

    after = json.loads(page.read_text())["wins"][str(added)]
    assert {**after, "rev": 0, "base": 0} == {**before, "rev": 0, "base": 0} and after["rev"] > before["rev"]
    assert texts(make_companion()) == []
    assert [win.id for win in companion.wins.window().wins] == [added]


def test_a_goal_comes_back_with_the_steps_that_went_with_it(companion: Companion) -> None:
    goal = companion.goals.add("Sing again", ["hum", "one song", "long gone"]).entries[0].id
    companion.goals.delete_step(companion.goals.view().goals[0].steps[2].id)
    companion.context.clock.advance(1)  # type: ignore[attr-defined]
    companion.goals.delete(goal)
    rows = {row.text: row for row in companion.trash.rows()}
    assert [(text, row.more) for text, row in rows.items()] == [("Sing again", 2), ("long gone", 0)]
    assert "“Sing again” and 2 more" in companion.trash.bring_back([rows["Sing again"].key]).answer
    assert [step.text for step in companion.goals.view().goals[0].steps] == ["hum", "one song"]


def test_bringing_back_is_one_change_and_undone_like_any_other(companion: Companion) -> None:
    for text in ("one", "two", "three"):
        companion.wins.delete(companion.wins.add(text).entries[0].id)
    keys = [row.key for row in companion.trash.rows() if row.text != "two"]
    change = companion.trash.bring_back(keys)
    assert change.answer.startswith("Brought back: “") and " and " in change.answer
    assert {win.text for win in companion.wins.window().wins} == {"one", "three"}
    assert companion.undo().answer.startswith("Undone: bring back ")
    assert sorted(texts(companion)) == ["one", "three", "two"]
    companion.redo()
    assert texts(companion) == ["two"]


def test_what_is_there_again_is_not_in_the_trash(companion: Companion) -> None:
    throw_away_one_of_each(companion)
    (key,) = (row.key for row in companion.trash.rows() if row.text == "called Mum")
    for _ in range(5):  # the line, and the task with its adding and the win with its deletion
        companion.undo()
    assert "called Mum" not in texts(companion)
    with pytest.raises(Gone):
        companion.trash.bring_back([key])


def test_unticking_moving_and_taking_back_an_answer_throw_nothing_away(companion: Companion) -> None:
    companion.routine.toggle("item:up", "done")
    companion.routine.toggle("item:up", "done")
    companion.affirmations.view()
    companion.affirmations.answer("partly")
    companion.affirmations.answer("partly")
    added = companion.wins.add("called Mum").entries[0].id
    companion.wins.edit(added, "rang Mum @2026-10-02")
    companion.undo()
    assert texts(companion) == []


def test_an_undone_win_is_not_out_of_reach_either(companion: Companion) -> None:
    companion.wins.add("called Mum")
    companion.undo()
    companion.wins.add("something else")  # nothing to redo any more
    assert texts(companion) == ["called Mum"]


def test_after_thirty_days_it_is_gone_from_the_list_and_with_the_next_write_from_the_disk(
    companion: Companion, make_companion: Make, clock: Any, tmp_path: Path
) -> None:
    companion.wins.delete(companion.wins.add("in private").entries[0].id)
    page = tmp_path / "data" / "2026-11.json"
    clock.advance(days=29)
    assert texts(companion) == ["in private"]
    clock.advance(days=2)
    assert texts(make_companion()) == []
    assert "in private" in page.read_text()
    make_companion().wins.add("of then @2026-11-18")
    assert "in private" not in page.read_text()
    clock.advance(days=-5)
    assert texts(make_companion()) == []


def test_what_is_gone_leaves_a_month_that_nobody_writes_to_any_more_as_well(
    companion: Companion, make_companion: Make, clock: Any, tmp_path: Path
) -> None:
    companion.wins.delete(companion.wins.add("in private @2026-02-03").entries[0].id)
    companion.wins.add("kept @2026-02-03")
    page = tmp_path / "data" / "2026-02.json"
    before = page.stat().st_ino
    for days in (29, 2):
        clock.advance(days=days)
        again = make_companion()
        while not again.store.summarise():
            pass
        again.store.empty_trash()
        assert ("in private" in page.read_text(), page.stat().st_ino == before) == (days == 29, days == 29)
    again.store.empty_trash()
    assert [win.text for win in again.wins.window().wins] == ["kept"]


def test_what_one_machine_deleted_another_brings_back(make_companion: Make) -> None:
    laptop, tower = on(make_companion, "laptop"), on(make_companion, "tower")
    added = laptop.wins.add("called Mum").entries[0].id
    laptop.wins.delete(added)
    (row,) = tower.trash.rows()
    tower.trash.bring_back([row.key])
    assert [win.id for win in laptop.wins.window().wins] == [added]
    assert texts(laptop) == texts(tower) == []


# -- items of the plan


PLAN = """\
routines:
  - name: Morning
    from: 04:00
    to: 12:00
    items:
      - Up
      # cold, with lemon
      - label: A glass of water  # the blue glass
        steps: [fill, drink]
      - Make the bed
"""


@pytest.fixture
def planned(make_companion: Make, tmp_path: Path) -> Companion:
    (tmp_path / "config.yaml").write_text(PLAN)
    return make_companion()


def labels(companion: Companion) -> list[str]:
    return [row.label for row in companion.routine.view().rows]


def test_an_item_removed_from_the_plan_comes_back_from_the_trash_comments_and_all(
    planned: Companion, make_companion: Make, tmp_path: Path
) -> None:
    planned.routine.toggle("item:a-glass-of-water", "done")
    assert planned.routine.remove("item:a-glass-of-water").answer == words.changes.REMOVED
    again = make_companion()
    (row,) = again.trash.rows()
    assert (row.kind, row.text, row.replaced) == ("routine item", "A glass of water", False)
    change = again.trash.bring_back([row.key])
    assert change.answer == "Brought back: “A glass of water”."
    assert (tmp_path / "config.yaml").read_text() == PLAN and texts(again) == []
    assert [row.state for row in again.routine.view().rows] == ["open", "done", "open"]

    assert "Undone: bring back" in again.undo().answer
    assert labels(again) == ["Up", "Make the bed"] and texts(again) == ["A glass of water"]
    again.undo()
    assert (tmp_path / "config.yaml").read_text() == PLAN and texts(again) == []


def test_in_a_plan_changed_meanwhile_it_goes_to_the_end_and_that_is_said(
    planned: Companion, tmp_path: Path
) -> None:
    planned.routine.remove("item:a-glass-of-water")
    planned.routine.move("item:make-the-bed", -1)
    planned.routine.add_item("morning", "Walk")
    change = planned.trash.bring_back([planned.trash.rows()[0].key])
    assert change.answer.endswith("The routine has changed since, so “A glass of water” is now at its end.")
    assert labels(planned) == ["Make the bed", "Up", "Walk", "A glass of water"]
    assert "# cold, with lemon" in (tmp_path / "config.yaml").read_text()


def test_items_and_records_come_back_as_one_change(planned: Companion, tmp_path: Path) -> None:
    planned.wins.delete(planned.wins.add("called Mum").entries[0].id)
    planned.routine.remove("item:up")
    planned.routine.remove("item:make-the-bed")
    planned.trash.bring_back([row.key for row in planned.trash.rows()])
    assert (tmp_path / "config.yaml").read_text() == PLAN and texts(planned) == []
    planned.undo()
    assert sorted(texts(planned)) == ["Make the bed", "Up", "called Mum"]


def test_an_item_that_cannot_be_kept_in_the_trash_stays_in_the_plan(
    planned: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise StoreError("Not saved: No space left on device")

    monkeypatch.setattr(planned.store, "throw_away", refuse)
    with pytest.raises(StoreError, match="No space left"):
        planned.routine.remove("item:up")
    assert (tmp_path / "config.yaml").read_text() == PLAN


def test_with_its_routine_gone_or_its_technique_nothing_is_brought_back(
    planned: Companion, make_companion: Make, tmp_path: Path
) -> None:
    added = planned.wins.add("called Mum").entries[0].id
    planned.wins.delete(added)
    planned.routine.remove("item:up")
    dusk = PLAN.replace("Morning", "Dawn").replace("      - Up\n", "")
    (tmp_path / "config.yaml").write_text(dusk)
    planned.reload()
    with pytest.raises(ConfigError, match="no longer has a routine “morning”"):
        planned.trash.bring_back([row.key for row in planned.trash.rows()])
    assert (tmp_path / "config.yaml").read_text() == dusk
    assert sorted(texts(planned)) == ["Up", "called Mum"] and not planned.wins.window().wins


def test_an_item_removed_twice_is_there_once_and_an_item_put_back_by_hand_is_not(
    planned: Companion, tmp_path: Path
) -> None:
    for _ in range(2):
        planned.routine.remove("item:up")
        planned.undo()
    planned.routine.remove("item:up")
    assert texts(planned) == ["Up"]
    key = planned.trash.rows()[0].key
    (tmp_path / "config.yaml").write_text(PLAN)
    planned.reload()
    assert texts(planned) == []
    with pytest.raises(Gone):
        planned.trash.bring_back([key])


def test_an_item_removed_again_from_another_place_is_there_once_and_comes_back_with_others(
    planned: Companion, clock: Any
) -> None:
    planned.routine.remove("item:up")
    clock.advance(60)
    planned.trash.bring_back([planned.trash.rows()[0].key])
    planned.routine.move("item:up", 1)
    planned.routine.remove("item:up")
    clock.advance(60)
    planned.routine.remove("item:make-the-bed")
    assert sorted(texts(planned)) == ["Make the bed", "Up"]
    planned.trash.bring_back([row.key for row in planned.trash.rows()])
    assert labels(planned) == ["A glass of water", "Up", "Make the bed"] and texts(planned) == []


def test_what_one_machine_removed_is_in_the_trash_of_all_and_leaves_it_in_time(
    planned: Companion, make_companion: Make, clock: Any, tmp_path: Path
) -> None:
    planned.routine.remove("item:up")
    laptop = on(make_companion, "laptop")
    assert "Up" not in texts(laptop)  # it stands in the plan there
    clock.advance(days=31)
    assert texts(planned) == []
    planned.wins.add("of then @2026-11-18")
    assert "Up" not in (tmp_path / "data" / "2026-11.json").read_text()


# -- two versions of one record


def both_changed(make_companion: Make, tmp_path: Path) -> tuple[Companion, Companion, int]:
    """Laptop and tower change the same win while they cannot see each other's files; the tower is later."""
    laptop, tower = on(make_companion, "laptop"), on(make_companion, "tower")
    added = laptop.wins.add("called Mum").entries[0].id
    tower.wins.keep(added)  # so that both have it in a page of their own
    laptop.wins.keep(added)
    page, away = tmp_path / "data" / "2026-11.laptop.json", tmp_path / "laptop.json"
    before = page.read_bytes()
    laptop.wins.note(added, "from the laptop")
    page.rename(away)
    page.write_bytes(before)
    laptop.context.clock.advance(60)  # type: ignore[attr-defined]
    tower.wins.note(added, "from the tower")
    away.rename(page)
    return laptop, tower, added


def test_both_versions_of_what_two_machines_changed_can_be_reached_and_that_is_said(
    make_companion: Make, tmp_path: Path
) -> None:
    laptop, tower, added = both_changed(make_companion, tmp_path)
    (win,) = laptop.wins.window().wins
    assert win.note == "from the tower"
    (row,) = laptop.trash.rows()
    assert (row.note, row.replaced, row.text) == ("from the laptop", True, "called Mum")
    assert laptop.trash.rows() == tower.trash.rows()

    laptop.wins.add("another")
    assert any("changed in two places" in notice for notice in laptop.store.notices())
    assert len(laptop.trash.rows()) == 1

    laptop.trash.bring_back([row.key])
    assert laptop.store.get(Win, added).note == "from the laptop"  # type: ignore[union-attr]
    (other,) = laptop.trash.rows()
    assert (other.note, other.replaced) == ("from the tower", True)
    tower.trash.bring_back([other.key])
    assert laptop.store.get(Win, added).note == "from the tower"  # type: ignore[union-attr]
    assert [row.note for row in tower.trash.rows()] == ["from the laptop"]


def test_edits_that_knew_of_each_other_leave_nothing_in_the_trash(make_companion: Make, clock: Any) -> None:
    laptop, tower = on(make_companion, "laptop"), on(make_companion, "tower")
    added = laptop.wins.add("called Mum").entries[0].id
    for number in range(3):
        for machine in (laptop, tower, laptop, laptop):
            clock.advance(60)
            machine.wins.note(added, f"{number}")
            machine.wins.keep(added)
    tower.wins.delete(added)
    laptop.wins.add("another")
    assert [row.replaced for row in tower.trash.rows()] == [False]
    assert laptop.store.notices() == tower.store.notices() == []


def test_a_version_of_what_was_deleted_meanwhile_comes_back(make_companion: Make, tmp_path: Path) -> None:
    laptop, tower, added = both_changed(make_companion, tmp_path)
    tower.wins.delete(added)
    rows = {row.note: row for row in laptop.trash.rows()}
    assert {note: row.replaced for note, row in rows.items()} == {
        "from the laptop": True,
        "from the tower": False,
    }
    laptop.trash.bring_back([rows["from the laptop"].key])
    assert tower.store.get(Win, added).note == "from the laptop"  # type: ignore[union-attr]


def test_the_row_names_when_it_went(companion: Companion, clock: Any) -> None:
    companion.wins.add("called Mum @2026-11-02")
    clock.advance(3600)
    companion.wins.delete(companion.wins.window().wins[0].id)
    clock.advance(days=1)
    (row,) = companion.trash.rows()
    assert row.at == clock.now() - timedelta(days=1)
    assert words.trash.trashed(row.at, clock.now(), row.replaced) == "deleted 17 November 9:42"
    assert msgspec.structs.asdict(row)["text"] == "called Mum"


# -- an edit that began before somebody else's was saved


def test_a_win_saved_over_a_change_made_meanwhile_keeps_both_and_says_so(
    companion: Companion, make_companion: Make
) -> None:
    added = companion.wins.add("called Mum").entries[0].id
    make_companion().wins.edit(added, "called Mum and Dad")
    change = companion.wins.edit(added, "called Mum, at last", "called Mum")
    assert change.answer == words.changes.SAVED_OVER
    assert companion.wins.window().wins[0].text == "called Mum, at last"
    (row,) = make_companion().trash.rows()
    assert (row.text, row.replaced) == ("called Mum and Dad", True)
    make_companion().trash.bring_back([row.key])
    assert companion.wins.window().wins[0].text == "called Mum and Dad"
    assert texts(companion) == ["called Mum, at last"]
    for _ in range(2):
        companion.undo()
    assert companion.wins.window().wins[0].text == "called Mum and Dad"


def test_a_win_moved_to_another_day_over_a_change_made_meanwhile_keeps_both(
    companion: Companion, make_companion: Make
) -> None:
    added = companion.wins.add("called Mum").entries[0].id
    make_companion().wins.edit(added, "called Mum and Dad")
    assert companion.wins.edit(added, "called @2026-10-02", "called Mum").answer == words.changes.SAVED_OVER
    assert [win.text for win in companion.wins.window().wins] == ["called"]
    assert texts(companion) == ["called Mum and Dad"]


def test_every_text_that_can_be_edited_keeps_what_it_replaces_unseen(
    companion: Companion, make_companion: Make
) -> None:
    win = companion.wins.add("called Mum").entries[0].id
    task = f"task:{companion.routine.add_task('ring the dentist').entries[0].id}"
    own = f"own:{companion.affirmations.add('I am here').entries[0].id}"
    companion.routine.toggle("item:up", "done")
    companion.routine.toggle("item:make-the-bed", "resting")
    now = companion.context.now()
    companion.breathing.save("box", "standard", 60, 60, finished=True, started=now)
    session = companion.store.newest(Session, 1)[0]
    other = make_companion()
    other.routine.toggle("item:make-the-bed", "resting", "theirs, a reason")
    other.breathing.edit(session.id, after=2)
    other.wins.note(win, "theirs, a note")
    other.routine.rename(task, "theirs, a task")
    other.routine.note("item:up", "theirs, on an item")
    other.affirmations.edit("theirs, a line", own)
    companion.reload()
    for change in (
        companion.wins.note(win, "mine", ""),
        companion.routine.rename(task, "mine", "ring the dentist"),
        companion.routine.note("item:up", "", ""),
        companion.affirmations.edit("mine", own, "I am here"),
        companion.routine.toggle("item:make-the-bed", "resting", "mine"),
        companion.breathing.edit(session.id, after=-1, was=session),
    ):
        assert change.answer == words.changes.SAVED_OVER
    found = {row.note or row.text for row in companion.trash.rows()}
    assert found == {
        *("theirs, a note", "theirs, a task", "theirs, on an item", "theirs, a line", "theirs, a reason"),
        "Box breathing, 1 min",
    }


def test_an_item_renamed_over_another_renaming_says_so_and_undo_has_the_other(
    companion: Companion, make_companion: Make
) -> None:
    make_companion().routine.rename("item:up", "Out of bed")
    companion.reload()
    change = companion.routine.rename("item:up", "Feet on the floor", "Up")
    assert change.answer == words.changes.SAVED_OVER_PLAN
    companion.undo()
    assert companion.routine.view().rows[0].label == "Out of bed"


def test_an_edit_of_what_stands_as_it_was_says_nothing_of_others(
    companion: Companion, make_companion: Make
) -> None:
    added = companion.wins.add("called Mum #connection").entries[0].id
    make_companion().wins.keep(added)  # changed elsewhere, but not the words
    change = companion.wins.edit(added, "called Mum again", "called Mum #connection")
    assert change.answer == words.common.SAVED
    (win,) = companion.wins.window().wins
    assert (win.text, win.keep) == ("called Mum again", True)
    assert texts(companion) == []
