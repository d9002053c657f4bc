"""Undo and redo: over every kind of change, any number of steps, and never over somebody else's."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import words
from companion.companion import Companion
from companion.config.settings import Data, Settings
from companion.model.change import Change, Edit
from companion.model.kinds import KINDS
from companion.model.wins import Win
from companion.store.errors import StoreError

START = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))


def on_another(
    machine: str, make_companion: Callable[..., Companion], monkeypatch: pytest.MonkeyPatch
) -> Companion:
    """A companion on a machine of another name, its own and that in the settings."""
    with monkeypatch.context() as there:
        there.setattr("companion.store.undo.this_machine", lambda: machine)
        return make_companion(Settings(data=Data(device=machine)))


def kept(companion: Companion) -> dict[str, Any]:
    """Everything a person made, without what the store itself notes about it."""
    tables = companion.store.database.everything()
    return {
        kind.table: {
            number: {name: value for name, value in doc.items() if name not in ("rev", "base")}
            for number, doc in tables.get(kind.table, {}).items()
        }
        for kind in KINDS
        if kind.table != "line_state"
    }


VERBS: list[Callable[[Companion], Change]] = [
    lambda c: c.wins.add("called Mum #connection"),
    lambda c: c.wins.keep(c.wins.window().wins[0].id),
    lambda c: c.wins.note(c.wins.window().wins[0].id, "she laughed"),
    lambda c: c.wins.edit(c.wins.window().wins[0].id, "rang Mum @2026-10-02"),
    lambda c: c.celebrations.keep("wins", c.wins.window().wins[0].id, "good_cup", 60),
    lambda c: c.wins.delete(c.wins.window().wins[0].id),
    lambda c: c.routine.toggle("item:up", "done"),
    lambda c: c.routine.toggle("item:up", "resting", "a long night"),
    lambda c: c.routine.note("item:up", "slowly"),
    lambda c: c.routine.note("item:up", ""),
    lambda c: c.routine.add_task("ring the dentist"),
    lambda c: c.routine.toggle(c.routine.view().tasks[0].key, "partly"),
    lambda c: c.routine.rename(c.routine.view().tasks[0].key, "ring the doctor"),
    lambda c: c.routine.remove(c.routine.view().tasks[0].key),
    lambda c: c.breathing.save(
        "box", "gentle", 90.0, 120.0, finished=False, started=c.context.now(), item="breathe"
    ),
    lambda c: c.affirmations.favourite(),
    lambda c: c.affirmations.hide(),
    lambda c: c.affirmations.add("I am here"),
    lambda c: c.affirmations.answer("partly"),
    lambda c: c.affirmations.bring_back(),
]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(steps=st.lists(st.sampled_from(range(len(VERBS))), min_size=1, max_size=12))
def test_undoing_everything_and_doing_it_again_comes_back_to_the_same(
    steps: list[int], tmp_path_factory: pytest.TempPathFactory, clock: Any
) -> None:
    companion = Companion(
        tmp_path_factory.mktemp("data"), Settings(), config=Path("/nowhere/config.yaml"), clock=clock
    )
    companion.affirmations.view()
    states = [kept(companion)]
    for step in steps:
        clock.advance(61)
        try:
            change = VERBS[step](companion)
        except (LookupError, IndexError):  # nothing there to do it to
            continue
        companion.affirmations.view()
        if change.entries:
            states.append(kept(companion))
    for earlier in reversed(states[:-1]):
        assert companion.undo().answer.startswith("Undone: ")
        assert kept(companion) == earlier
    assert companion.undo().answer == words.changes.NOTHING_TO_UNDO
    for later in states[1:]:
        assert companion.redo().answer.startswith("Redone: ")
        assert kept(companion) == later
    assert companion.redo().answer == words.changes.NOTHING_TO_REDO


def test_undo_says_what_it_undid(companion: Companion) -> None:
    companion.wins.add("called Mum")
    assert companion.undo().answer == "Undone: add win “called Mum”."
    assert companion.redo().answer == "Redone: add win “called Mum”."


def test_a_new_change_leaves_nothing_to_redo(companion: Companion) -> None:
    companion.wins.add("one")
    companion.undo()
    companion.wins.add("two")
    assert companion.redo().answer == words.changes.NOTHING_TO_REDO
    assert [win.text for win in companion.wins.window().wins] == ["two"]


def test_what_is_only_looked_at_is_nothing_to_undo(companion: Companion) -> None:
    companion.affirmations.view()
    companion.affirmations.next()
    assert companion.undo().answer == words.changes.NOTHING_TO_UNDO


def test_a_record_changed_on_another_machine_is_not_undone(
    companion: Companion, make_companion: Callable[..., Companion], monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.wins.add("earlier")
    added = companion.wins.add("called Mum")
    other = on_another("tower", make_companion, monkeypatch)
    other.wins.note(added.entries[0].id, "from the tower")

    assert companion.undo().answer == words.changes.MOVED_ON

    (newest, _) = companion.wins.window().wins
    assert (newest.text, newest.note) == ("called Mum", "from the tower")
    assert companion.undo().answer == "Undone: add win “earlier”."  # the change before it can still be undone
    assert make_companion().redo().answer == "Redone: add win “earlier”."
    assert make_companion().undo().answer == "Undone: add win “earlier”."
    assert make_companion().undo().answer == words.changes.NOTHING_TO_UNDO_HERE


def test_an_undo_of_somebody_elses_undo_is_refused(
    companion: Companion, make_companion: Callable[..., Companion], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = companion.wins.add("called Mum")
    companion.wins.keep(added.entries[0].id)
    companion.undo()
    on_another("tower", make_companion, monkeypatch).wins.delete(added.entries[0].id)
    assert companion.redo().answer == words.changes.MOVED_ON
    assert companion.undo().answer == words.changes.MOVED_ON
    assert companion.wins.window().wins == ()


def test_two_machines_see_each_other_and_keep_their_own_undo(
    make_companion: Callable[..., Companion],
) -> None:
    laptop = make_companion(Settings(data=Data(device="laptop")))
    tower = make_companion(Settings(data=Data(device="tower")))
    laptop.wins.add("from the laptop")
    tower.wins.add("from the tower")
    assert {win.text for win in laptop.wins.window().wins} == {"from the laptop", "from the tower"}
    tower.undo()
    assert [win.text for win in laptop.wins.window().wins] == ["from the laptop"]
    laptop.undo()
    assert tower.wins.window().wins == ()


def test_a_disk_that_refuses_leaves_the_change_undoable(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.wins.add("called Mum")
    with monkeypatch.context() as broken:
        broken.setattr(companion.store.database.page_folder, "write_page", full_after(0, companion))
        with pytest.raises(StoreError, match="No space left"):
            companion.undo()
    assert companion.undo().answer == "Undone: add win “called Mum”."
    assert companion.wins.window().wins == ()


def full_after(pages: int, companion: Companion) -> Callable[..., None]:
    """A disk with room for so many pages."""
    put, left = companion.store.database.page_folder.write_page, [None] * pages

    def full(*args: Any) -> None:
        if not left:
            raise OSError(28, "No space left on device")
        left.pop()
        put(*args)

    return full


@pytest.fixture
def three_months(companion: Companion) -> Companion:
    """A change of three months in one step, over a record of each that was there before."""
    for day in ("2026-08-29", "2026-10-08", "2026-11-17"):
        companion.wins.add(f"called Mum @{day}")
    wins = companion.store.oldest(Win, 9, -1)
    companion.context.write("a clearing out", [Edit.patch(wins[0], text="one"), *map(Edit.delete, wins[1:])])
    companion.wins.add("walked")
    companion.undo()
    return companion


@pytest.mark.parametrize("pages", [0, 1, 2])
def test_an_undo_or_redo_that_was_cut_off_goes_on_where_it_ended(
    three_months: Companion,
    make_companion: Callable[..., Companion],
    monkeypatch: pytest.MonkeyPatch,
    pages: int,
) -> None:
    done = kept(three_months)
    companion = three_months

    def cut_off(verb: str, pages: int = pages) -> None:
        nonlocal companion
        companion = make_companion()
        with monkeypatch.context() as broken:
            broken.setattr(companion.store.database.page_folder, "write_page", full_after(pages, companion))
            with pytest.raises(StoreError, match="No space left"):
                getattr(companion, verb)()
        companion = make_companion()

    cut_off("undo")
    cut_off("undo", 0)
    assert companion.undo().answer == "Undone: a clearing out."
    before = kept(companion)
    assert [win.text for win in companion.store.oldest(Win, 9, -1)] == ["called Mum"] * 3
    cut_off("redo")
    cut_off("redo", 0)
    assert companion.redo().answer == "Redone: a clearing out."
    assert kept(companion) == done
    cut_off("undo")
    assert companion.undo().answer == "Undone: a clearing out."
    cut_off("redo")
    assert (companion.undo().answer == "Undone: a clearing out.") is (pages > 0)
    assert kept(companion) == before
    assert companion.redo().answer == "Redone: a clearing out."
    companion.undo()
    assert kept(companion) == before
    assert companion.undo().answer == "Undone: add win “called Mum”."


def test_config_and_records_share_one_history(companion: Companion, tmp_path: Path) -> None:
    companion.wins.add("called Mum")
    companion.routine.add_item("morning", "Open the window")
    companion.routine.toggle("item:open-the-window", "done")
    file = (tmp_path / "config.yaml").read_text()

    for label in ("mark “Open the window” done", "add item “Open the window”", "add win “called Mum”"):
        assert companion.undo().answer == f"Undone: {label}."
    assert not (tmp_path / "config.yaml").exists()
    assert "item:open-the-window" not in [row.key for row in companion.routine.view().rows]
    for _ in range(3):
        companion.redo()
    assert (tmp_path / "config.yaml").read_text() == file
    assert [row.state for row in companion.routine.view().rows][-1] == "done"


def test_what_was_edited_by_hand_elsewhere_in_the_settings_stays(
    companion: Companion, tmp_path: Path
) -> None:
    companion.routine.add_item("morning", "Open the window")
    config = tmp_path / "config.yaml"
    added = config.read_text() + "# by hand\n"
    config.write_text(added.replace("#cover_after: off", "cover_after: 5"))
    companion.reload()
    assert companion.undo().answer == "Undone: add item “Open the window”."
    text = config.read_text()
    assert "Open the window" not in text and "# by hand" in text
    assert companion.settings.privacy.cover_after == 5
    config.write_text(text.replace("# by hand", "# by another hand"))
    assert companion.redo().answer == "Redone: add item “Open the window”."
    assert "Open the window" in config.read_text() and "by another hand" in config.read_text()
    assert companion.undo().answer == "Undone: add item “Open the window”."
    assert "Open the window" not in config.read_text()


def test_what_was_edited_by_hand_in_the_same_place_is_not_put_back_nor_in_the_way(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion.wins.add("called Mum")
    companion.routine.add_item("morning", "Open the window")
    config = tmp_path / "config.yaml"
    before = config.read_text()
    config.write_text(mine := before.replace("Open the window", "Open both windows"))
    companion.reload()
    said = words.changes.EDITED_SINCE.format(file="config.yaml")
    assert companion.undo().answer == said and config.read_text() == mine
    assert make_companion().undo().answer == "Undone: add win “called Mum”."
    assert companion.undo().answer == words.changes.NOTHING_TO_UNDO
    ((_, label, stayed),) = companion.context.history.done()
    assert label == "add item “Open the window”" and stayed
    assert companion.redo().answer == "Redone: add win “called Mum”."
    config.write_text(before)  # it is as it was: the step is no longer in doubt
    assert make_companion().undo().answer == "Undone: add win “called Mum”."
    assert make_companion().undo().answer == "Undone: add item “Open the window”."
    assert [companion.redo().answer for _ in range(3)] == [
        "Redone: add item “Open the window”.",
        "Redone: add win “called Mum”.",
        words.changes.NOTHING_TO_REDO,
    ]
    assert config.read_text() == before


@pytest.mark.parametrize("damage", ["newer", "folder"])
def test_a_page_that_refuses_is_told_each_time_and_nothing_else_or_by_half_is_undone(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path, damage: str
) -> None:
    companion.wins.add("called Mum")
    now, day = companion.context.now(), companion.context.today()
    both = [Edit.add(Win(at=now - timedelta(days=n), day=day, text="x")) for n in (0, 40)]
    companion.context.write("both", both)
    page = tmp_path / "data" / "2026-10.json"
    before = page.read_text()
    if damage == "newer":
        page.write_text(before.replace('"schema":1', '"schema":99'))
    else:
        page.rename(away := tmp_path / "away.json")
        page.mkdir()
    for each in (companion, companion, make_companion()):
        with pytest.raises(StoreError, match="newer companion" if damage == "newer" else "cannot be read"):
            each.undo()
    assert "called Mum" in [win.text for win in companion.wins.window().wins]
    if damage == "newer":
        page.write_text(before)
    else:
        page.rmdir()
        away.rename(page)
    assert len(make_companion().wins.window().wins) == 3
    assert make_companion().undo().answer == "Undone: both."
    assert make_companion().undo().answer == "Undone: add win “called Mum”."
    assert make_companion().wins.window().wins == ()


def test_a_newest_change_on_a_page_that_cannot_be_read_is_still_the_next_to_undo(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion.wins.add("older")
    companion.wins.add("newest @2026-10-02")
    page = tmp_path / "data" / "2026-10.json"
    page.rename(away := tmp_path / "away.json")
    page.mkdir()
    for _ in range(2):
        with pytest.raises(StoreError, match="cannot be read"):
            make_companion().undo()
    page.rmdir()
    away.rename(page)
    assert make_companion().undo().answer == "Undone: add win “newest”."
    assert [win.text for win in make_companion().wins.window().wins] == ["older"]


def test_a_bringing_back_that_was_undone_leaves_the_deletion_undoable(companion: Companion) -> None:
    companion.wins.delete(companion.wins.add("called Mum").entries[0].id)
    companion.trash.bring_back([companion.trash.rows()[0].key])
    steps = ["bring back “called Mum”", "delete “called Mum”", "add win “called Mum”"]
    assert [companion.undo().answer for _ in steps] == [f"Undone: {step}." for step in steps]
    assert [companion.redo().answer for _ in steps] == [f"Redone: {step}." for step in reversed(steps)]
    assert [companion.undo().answer for _ in steps] == [f"Undone: {step}." for step in steps]
    assert companion.wins.window().wins == ()


def test_a_machine_that_is_given_a_name_can_undo_what_it_did_before(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path, clock: Any
) -> None:
    companion.wins.add("called Mum")
    day = companion.context.today()
    companion.context.write(
        "an import", [Edit.add(Win(at=clock.now(), day=day, text=f"{n}")) for n in range(700)]
    )
    named = make_companion(Settings(data=Data(device="laptop")))
    assert named.undo().answer == "Undone: an import."
    assert named.redo().answer == "Redone: an import."
    assert [path.name for path in log_of(tmp_path).parent.glob("*.jsonl")] == ["laptop.jsonl"]
    clock.advance(days=31)
    make_companion(Settings(data=Data(device="laptop"))).wins.add("walked")
    assert [path.name for path in log_of(tmp_path).parent.iterdir()] == ["laptop.jsonl"]


def test_the_log_of_another_machine_is_not_taken(
    companion: Companion, make_companion: Callable[..., Companion], monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.wins.add("called Mum")
    tower = on_another("tower", make_companion, monkeypatch)
    assert tower.undo().answer == words.changes.NOTHING_TO_UNDO_HERE
    tower.wins.add("walked")
    assert [tower.undo().answer, tower.undo().answer] == [
        "Undone: add win “walked”.",
        words.changes.NOTHING_TO_UNDO_HERE,
    ]
    assert companion.undo().answer == "Undone: add win “called Mum”."


# -- across restarts, tabs and damage


def log_of(tmp_path: Path) -> Path:
    return tmp_path / "data" / "undo" / "here.jsonl"


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    steps=st.lists(st.sampled_from([*range(len(VERBS)), "undo", "redo", "restart"]), min_size=2, max_size=14)
)
def test_a_restart_at_any_moment_changes_nothing_about_undo_and_redo(
    steps: list[int | str], tmp_path_factory: pytest.TempPathFactory, clock: Any
) -> None:
    def run(restarts: bool) -> list[Any]:
        def opened() -> Companion:
            return Companion(folder, Settings(), config=nowhere, clock=clock, chance=Random(1))

        nowhere = Path("/nowhere/config.yaml")
        folder, seen = tmp_path_factory.mktemp("data"), []
        companion = opened()
        companion.affirmations.view()
        clock.wall = START
        for step in steps:
            clock.advance(61)
            if step == "restart":
                companion = opened() if restarts else companion
                companion.affirmations.view()
                continue
            try:
                change = VERBS[step](companion) if isinstance(step, int) else getattr(companion, str(step))()
            except (LookupError, IndexError):
                continue
            companion.affirmations.view()
            seen.append((change.label, change.answer, texts_of(companion)))
        return seen

    assert run(restarts=True) == run(restarts=False)


def texts_of(companion: Companion) -> Any:
    """What a person sees of what was kept, without ids, which are chance."""
    found = kept(companion)
    return {
        table: sorted(repr(sorted((k, v) for k, v in doc.items() if k != "of")) for doc in rows.values())
        for table, rows in found.items()
        if table in ("wins", "ticks", "tasks", "sessions", "celebrations")
    }


def test_what_another_tab_did_last_is_undone_first(
    companion: Companion, make_companion: Callable[..., Companion]
) -> None:
    companion.wins.add("in this tab")
    make_companion().wins.add("in the other")
    assert companion.undo().answer == "Undone: add win “in the other”."
    assert make_companion().undo().answer == "Undone: add win “in this tab”."
    assert companion.redo().answer == "Redone: add win “in this tab”."


def test_an_undone_delete_is_the_same_record_after_a_restart(
    companion: Companion, make_companion: Callable[..., Companion]
) -> None:
    added = companion.wins.add("called Mum #connection").entries[0].id
    companion.wins.note(added, "she laughed")
    companion.celebrations.keep("wins", added, "good_cup", 60)
    (before,) = companion.wins.window().wins
    companion.wins.delete(added)
    make_companion().undo()
    (after,) = make_companion().wins.window().wins
    assert msgspec.structs.replace(after, rev=before.rev) == before
    assert companion.wins.window().celebrated == {added}


def test_an_edit_of_the_routine_is_undone_after_a_restart(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion.routine.add_item("morning", "Open the window")
    first = (tmp_path / "config.yaml").read_text()
    companion.routine.rename("item:open-the-window", "Air the room")
    make_companion().undo()
    assert (tmp_path / "config.yaml").read_text() == first
    make_companion().undo()
    assert not (tmp_path / "config.yaml").exists()
    assert make_companion().redo().answer == "Redone: add item “Open the window”."
    assert (tmp_path / "config.yaml").read_text() == first


def test_a_torn_last_line_is_passed_over_and_the_next_step_is_whole(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion.wins.add("one")
    companion.wins.add("two")
    log = log_of(tmp_path)
    log.write_bytes(log.read_bytes()[:-20])
    companion.wins.add("three")
    again = make_companion()
    assert again.undo().answer == "Undone: add win “three”."
    assert again.undo().answer == "Undone: add win “one”."
    assert [win.text for win in again.wins.window().wins] == ["two"]


@pytest.mark.parametrize("rubbish", [b"", b"\0" * 500, b"{}\n[1]\n\xff\xfe\n", b'{"at": 5, "what": "did"}\n'])
def test_a_spoilt_log_is_no_obstacle(companion: Companion, tmp_path: Path, rubbish: bytes) -> None:
    companion.wins.add("one")
    log_of(tmp_path).write_bytes(rubbish)
    assert companion.undo().answer == words.changes.NOTHING_TO_UNDO
    companion.wins.add("two")
    assert companion.undo().answer == "Undone: add win “two”."
    assert [win.text for win in companion.wins.window().wins] == ["one"]


def test_a_log_that_cannot_be_written_keeps_no_change_from_being_saved(
    companion: Companion, make_companion: Callable[..., Companion], tmp_path: Path
) -> None:
    companion.wins.add("earlier")
    shutil.rmtree(tmp_path / "data" / "undo")
    (tmp_path / "data" / "undo").write_text("in the way")
    companion.wins.add("called Mum")
    assert [win.text for win in make_companion().wins.window().wins] == ["called Mum", "earlier"]
    assert companion.undo().answer == "Undone: add win “called Mum”."  # this tab knows
    (tmp_path / "data" / "undo").unlink()
    companion.wins.add("later")
    assert make_companion().undo().answer == "Undone: add win “later”."


def test_while_the_log_cannot_be_written_nothing_older_is_taken_back_instead(
    companion: Companion,
    make_companion: Callable[..., Companion],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    companion.wins.add("a")
    real = os.open

    def read_only(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if str(path) == str(log_of(tmp_path)) and flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *rest, **options)

    with monkeypatch.context() as broken:
        broken.setattr(os, "open", read_only)
        companion.wins.add("b")
        assert words.changes.UNDO_NOT_KEPT in companion.store.notices()
        for _ in range(2):
            with pytest.raises(StoreError, match=r"Nothing was changed.*here\.jsonl: Permission denied"):
                make_companion().undo()
        assert [win.text for win in make_companion().wins.window().wins] == ["b", "a"]
    assert make_companion().undo().answer == "Undone: add win “a”."  # b's step was with the tab that is gone
    with monkeypatch.context() as broken:
        broken.setattr(os, "open", read_only)
        with pytest.raises(StoreError, match="Nothing was changed"):
            make_companion().redo()
    assert [win.text for win in make_companion().wins.window().wins] == ["b"]


def test_the_log_is_for_the_person_alone_and_bounded(
    companion: Companion, clock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.store.undo.LARGEST", 8_000)
    sizes = []
    for number in range(60):
        clock.advance(60)
        companion.routine.toggle("item:up", "done")
        companion.wins.add(f"win {number}")
        sizes.append(log_of(tmp_path).stat().st_size)
    assert max(sizes) < 9_000
    assert log_of(tmp_path).stat().st_mode & 0o777 == 0o600
    assert log_of(tmp_path).parent.stat().st_mode & 0o777 == 0o700
    undone = 0
    while companion.undo().answer.startswith("Undone: "):
        undone += 1
    assert undone > 8
    assert companion.redo().answer.startswith("Redone: ")


def test_what_is_older_than_the_trash_leaves_the_log(
    companion: Companion, make_companion: Callable[..., Companion], clock: Any, tmp_path: Path
) -> None:
    companion.wins.add("long ago, in private")
    clock.advance(days=31)
    make_companion().wins.add("today")
    assert b"private" not in log_of(tmp_path).read_bytes()
    assert [label for _, label, _ in make_companion().context.history.done()] == ["add win “today”"]


def test_a_large_change_is_one_step_and_kept_beside_the_log(
    companion: Companion, make_companion: Callable[..., Companion], clock: Any, tmp_path: Path
) -> None:
    day = companion.context.today()
    wins = [Win(at=clock.now() - timedelta(hours=n), day=day, text=f"number {n}") for n in range(700)]
    companion.context.write("an import", [Edit.add(win) for win in wins])
    companion.wins.add("after it")
    assert log_of(tmp_path).stat().st_size < 5_000
    again = make_companion()
    again.undo()
    assert again.undo().answer == "Undone: an import."
    assert again.store.newest(Win, 1) == []
    assert make_companion().redo().answer == "Redone: an import."
    assert len(make_companion().store.newest(Win, 1000)) == 700
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in log_of(tmp_path).parent.iterdir())
