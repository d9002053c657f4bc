"""An import or a restore that is killed, or refused, at any call to the system: one undo takes it back."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.errors import ConfigError
from companion.export.arriving import bring_in, house_of, plan
from companion.export.importers import read
from companion.store.database.merging import HOUSE
from companion.store.errors import StoreError

LIST = "".join(f"2026-{month:02}-05 brought {month}\n" for month in range(8, 12))
Doing = Callable[[Companion], object]
Arm = Callable[..., list[str]]


def exact(companion: Companion) -> dict[tuple[str, str], Any]:
    """Every record as it is to be again."""
    return {
        (table, id): {name: value for name, value in doc.items() if name not in HOUSE}
        for table, rows in companion.store.database.everything().items()
        for id, doc in rows.items()
    }


@pytest.fixture(params=["import", "restore"])
def doing(
    request: pytest.FixtureRequest,
    companion: Companion,
    make_companion: Callable[..., Companion],
    tmp_path: Path,
) -> Doing:
    """Something of several pages to do to a folder that has records of its own."""
    companion.wins.add("one @2026-10-02")
    companion.wins.add("two")
    if request.param == "import":
        (tmp_path / "wins.txt").write_text(LIST)
        return lambda each: bring_in(each, plan(each.store, read(tmp_path / "wins.txt", house_of(each))))
    file = tmp_path / "kept.zip"
    companion.backups.write(file)
    two = companion.wins.window().wins[0]
    companion.wins.note(two.id, "a note")
    companion.wins.delete(companion.wins.window().wins[1].id)
    companion.wins.add("three @2026-08-02")
    (tmp_path / "config.yaml").write_text("# new\n")
    return lambda each: each.backups.restore(each.backups.plan_restore(file))


@pytest.fixture
def on_a_copy(
    doing: Doing, make_companion: Callable[..., Companion], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[], Companion]:
    """A companion on a fresh copy of the folder, where nothing is to be undone yet."""
    monkeypatch.setattr(
        os, "fsync", lambda fd: None
    )  # the power stays on, and this is done thousands of times
    spare = tmp_path / "spare"
    copytree(tmp_path / "data", spare)
    rmtree(spare / "undo")
    config = tmp_path / "config.yaml"
    text = config.read_text() if config.exists() else None

    def fresh() -> Companion:
        rmtree(tmp_path / "data")
        copytree(spare, tmp_path / "data")
        if text:
            config.write_text(text)
        return make_companion()

    return fresh


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_call_one_undo_brings_back_what_was_there(
    doing: Doing,
    on_a_copy: Callable[[], Companion],
    make_companion: Callable[..., Companion],
    monkeypatch: pytest.MonkeyPatch,
    arm: Arm,
    tmp_path: Path,
) -> None:
    partly, config = 0, tmp_path / "config.yaml"
    for nth in count(1):
        companion = on_a_copy()
        before = exact(companion)
        settings = config.exists() and config.read_text()
        if not (child := os.fork()):
            try:
                arm(monkeypatch, nth, lambda: os._exit(9))
                doing(companion)
                os._exit(0)
            finally:
                os._exit(1)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, 9)
        found = make_companion()
        partly += exact(found) != before
        changed = exact(found) != before or (config.exists() and config.read_text()) != settings
        said = found.undo().answer
        assert said.startswith("Undone: ") is changed
        assert exact(found) == before and found.store.notices() == []
        assert make_companion().undo().answer == words.changes.NOTHING_TO_UNDO
        if code == 0:
            assert said.startswith("Undone: ") and nth > 30 and partly > 10
            return
        if nth % 5:
            continue
        doing(found)
        assert make_companion().undo().answer.startswith("Undone: ")
        assert exact(make_companion()) == before


def test_whatever_call_the_disk_refuses_one_undo_brings_back_what_was_there(
    doing: Doing,
    on_a_copy: Callable[[], Companion],
    make_companion: Callable[..., Companion],
    monkeypatch: pytest.MonkeyPatch,
    arm: Arm,
) -> None:
    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")

    for nth in count(1):
        companion = on_a_copy()
        before = exact(companion)
        with monkeypatch.context() as patched:
            calls = arm(patched, nth, refuse)
            with suppress(StoreError, ConfigError):
                doing(companion)
        found = make_companion()
        found.undo()
        assert exact(found) == before, calls[nth - 1 :][:1]
        if nth % 5 == 0:
            doing(found)
            assert found.undo().answer.startswith("Undone: ")
            assert exact(make_companion()) == before
        if len(calls) < nth:
            assert nth > 30
            return


def test_a_restore_of_settings_that_was_cut_off_before_anything_is_not_said_to_be_undone(
    companion: Companion,
    make_companion: Callable[..., Companion],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    config, theme, file = tmp_path / "config.yaml", tmp_path / "themes" / "sea.yaml", tmp_path / "kept.zip"
    theme.parent.mkdir()
    config.write_text("# old\n")
    theme.write_text("# old\n")
    companion.wins.add("one")
    companion.backups.write(file)
    config.write_text("# new\n")
    theme.write_text("# new\n")
    with monkeypatch.context() as patched:
        patched.setattr(companion.context.config_edits, "apply", killed)
        with pytest.raises(KeyboardInterrupt):
            companion.backups.restore(companion.backups.plan_restore(file))
    assert make_companion().undo().answer.startswith("There is nothing left of this to undo")
    assert make_companion().redo().answer == words.changes.NOTHING_TO_REDO
    assert (config.read_text(), theme.read_text()) == ("# new\n", "# new\n")

    companion.backups.restore(companion.backups.plan_restore(file))
    theme.write_text("# new\n")
    assert make_companion().undo().answer.startswith("Undone: restore of ")
    assert (config.read_text(), theme.read_text()) == ("# new\n", "# new\n")
    assert make_companion().redo().answer.startswith("Redone: restore of ")
    assert (config.read_text(), theme.read_text()) == ("# old\n", "# new\n")
    config.write_text("# new\n")
    assert make_companion().undo().answer.startswith("There is nothing left of this to undo")
    assert make_companion().undo().answer == "Undone: add win “one”."
