"""A home that version 0.1.0 wrote (commit 61fd424) is opened, and nothing of it is lost.

`tests/homes/0.1.0` has a data folder with records in every table, an undo log, drafts, trash and backups,
a settings file that moves every key there was, and `export.json`, what that version exported of it.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from shutil import copy, copytree
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from companion.clock import Clock
from companion.companion import Companion
from companion.model.kinds import BY_TABLE
from companion.model.old_names import current
from companion.store.database.merging import bury, decode
from companion.tui.commands import FEATURES, keymap_defaults
from companion.tui.frame.fields import name_in
from companion.verbs.breathing.session_drafts import drafts_of
from companion.verbs.known import settings_in

OLD = Path(__file__).parents[1] / "homes" / "0.1.0"
EXPORTED = json.loads((OLD / "export.json").read_bytes())["records"]


@pytest.fixture(autouse=True)
def old_home(data: Path, config: Path) -> None:
    copytree(OLD / "data", data)
    config.parent.mkdir(parents=True)
    copy(OLD / "config.yaml", config)


@pytest.fixture
def app(data: Path, config: Path, clock: Clock) -> Companion:
    """What the screen has, with the keys of the settings checked."""

    def read() -> Any:
        return settings_in(config, keymap_defaults())

    return Companion(data, read(), config=config, read_settings=read, clock=clock)


def test_the_shell_shows_and_exports_every_record(shell: Any) -> None:
    assert EXPORTED.keys() <= BY_TABLE.keys() and all(EXPORTED.values())
    done = shell("today")
    assert done.exit_code == 0, done.output
    assert "Glass of water" in done.stdout and "opened the window" in done.stdout
    assert done.stderr == "Saved from an interrupted session: 46 s of breathing.\n"
    now = json.loads(shell("export", "--json", "-").stdout)["records"]
    (session,) = (each for each in now["sessions"] if each not in EXPORTED["sessions"])
    assert (session["technique"], session["seconds"]) == ("sigh", 45.5)
    now["sessions"].remove(session)
    assert {table: rows for table, rows in now.items() if rows} == EXPORTED, "a later kind has none"


def fields_of(companion: Companion) -> set[str]:
    """The names of all text fields there are now."""
    host: Any = SimpleNamespace(companion=companion)
    made = (import_module(f"companion.tui.{feature}.requests").REQUESTS(host) for feature in FEATURES)
    return {field.name for requests in made for field in requests.fields}


def test_the_app_has_its_keys_its_trash_and_what_was_being_typed(app: Companion) -> None:
    moved = yaml.safe_load((OLD / "config.yaml").read_bytes())["keys"]
    assert app.settings.keys == {current(name): key for name, key in moved.items()}
    assert [row.label for row in app.routine.view().rows] == ["Glass of water", "Breathe", "Breakfast"]
    assert app.affirmations.view().line and app.wins.window().wins[0].text == "opened the window"
    assert [row.text for row in app.trash.rows()] == ["wrote to a friend", "Stretch", "a typing mistake"]
    drafts = drafts_of(app.context).adopt()
    assert drafts["win"] == "half a thought" and drafts["reason item:glass"] == "half reason"
    names = {name_in(purpose) for purpose in drafts} - {"session"}
    assert len(names) == 11 and names <= fields_of(app), "each of its fields is one of today's"
    assert app.store.notices() == []


def test_all_that_was_done_with_it_is_undone_and_done_again(app: Companion, config: Path) -> None:
    assert app.redo().answer == "Redone: win “wrote to a friend”."
    done = [label for _, label, _ in app.context.history.done()]
    assert len(done) == 22
    assert [app.undo().answer for _ in done] == [f"Undone: {label}." for label in done]
    left = {table for table, rows in tables(app).items() if rows}
    assert left == {"checkins", "journal", "line_state"}, "no verb of 0.1.0 wrote the first two"
    assert "label: Stretch" in config.read_text()
    assert [app.redo().answer for _ in done] == [f"Redone: {label}." for label in reversed(done)]
    assert {table: len(rows) for table, rows in tables(app).items()} == {
        table: len(rows) + (table == "wins") for table, rows in EXPORTED.items()
    }


def test_a_page_of_it_that_is_lost_comes_back_from_its_backup(shell: Any, data: Path) -> None:
    for page in sorted(data.glob("*.json")):
        page.unlink()
        done = shell("doctor", "--fix")
        assert page.exists(), done.output
        held = bury(decode((data / "backups" / f"{page.stem}@last.json").read_bytes()))
        back = bury(decode(page.read_bytes()))
        assert all(back[table] == rows for table, rows in held.items() if table in BY_TABLE)


def tables(companion: Companion) -> dict[str, Any]:
    return {table: rows for table, rows in companion.store.database.everything().items() if table in BY_TABLE}
