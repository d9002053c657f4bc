"""`companion config`: the settings file, from the shell."""

from __future__ import annotations

import signal
import stat
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from companion.cli.breathing.plain import PlainSession
from companion.companion import Companion
from companion.config import edit
from companion.config.errors import ConfigError
from companion.config.places import shipped
from companion.config.read import read
from companion.config.settings import Data, Settings
from companion.tui.run import companion_of
from companion.verbs.known import settings_in

BROKEN = """\
day_starts_at: 25:00
surprise: 1
routines:
- name: Morning
  from: 04:00
  to: 12:00
  items:
  - label: Up
    every: dayly
breathing:
  technique: bocks
affirmations:
  themes: {clam: off}
keys:
  win: ctrl+m
  no_such_key: x
"""


@pytest.fixture
def broken(config: Path) -> Path:
    """A settings file with a problem in every corner."""
    config.parent.mkdir(parents=True)
    config.write_text(BROKEN)
    return config


def test_the_path_and_who_names_it(shell: Any, config: Path, tmp_path: Path) -> None:
    mine, other = str(tmp_path / "mine.yaml"), str(tmp_path / "other.yaml")
    assert shell("config", "path").stdout == f"{config}\n"
    assert shell("config", "path", env={"COMPANION_CONFIG": mine}).stdout == f"{mine}\n"
    assert shell("--config", other, "config", "path", env={"COMPANION_CONFIG": mine}).stdout == f"{other}\n"


def test_init_writes_the_commented_example(shell: Any, config: Path) -> None:
    done = shell("config", "init")
    assert (done.exit_code, done.stdout) == (0, f"Wrote {config}.\n")
    assert config.read_bytes() == shipped("config.example.yaml").read_bytes()
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
    assert read(config) == Settings()


@pytest.mark.parametrize("kind", ["file", "link"])
def test_init_never_writes_over_what_is_there(shell: Any, config: Path, tmp_path: Path, kind: str) -> None:
    config.parent.mkdir(parents=True)
    if kind == "file":
        config.write_text("mine")
    else:
        config.symlink_to(tmp_path / "not-yet-there.yaml")
    done = shell("config", "init")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{config} already exists and was left as it is.\n"
    assert config.is_symlink() or config.read_text() == "mine"
    assert not (tmp_path / "not-yet-there.yaml").exists()


def test_init_says_when_it_cannot_write(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = shell("--config", str(tmp_path / "file" / "config.yaml"), "config", "init")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "could not be written" in done.stderr


def test_check_and_show_without_a_file(shell: Any, config: Path) -> None:
    done = shell("config", "check")
    assert (done.exit_code, done.stdout) == (0, f"{config} does not exist, so the defaults apply.\n")
    assert "day_starts_at" in shell("config", "show").stdout
    assert not config.exists()


def test_check_and_show_read_the_same_settings(shell: Any, config: Path, tmp_path: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("day_starts_at: 05:30\nwins:\n  categories: [Band practice]\n")
    assert shell("config", "check").stdout == f"{config} is fine.\n"
    described = tmp_path / "described.yaml"
    described.write_text(shell("config", "show").stdout)
    assert shell("--config", str(described), "config", "check").exit_code == 0
    without_keys = msgspec.structs.replace(read(described), keys={})  # all of them are written out
    assert without_keys == read(config) != Settings()


def test_check_names_every_problem_at_its_place(shell: Any, broken: Path) -> None:
    done = shell("config", "check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.split()[0] for line in done.stderr.splitlines()] == [
        f"config.yaml:{place}" for place in ("1:16", "2:1", "9:12", "11:14", "13:12", "15:8", "16:3")
    ]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["win", "called Mum"], "Saved: called Mum"),
        (["today"], "Today"),
        (["tick", "up"], "Done: Up"),
        (["breathe", "box", "--preview"], "Box"),
        (["support"], "https://"),
        (["config", "show"], "day_starts_at"),
    ],
)
def test_with_a_broken_file_every_command_goes_on_and_says_all_its_problems(
    shell: Any, broken: Path, args: list[str], says: str
) -> None:
    done = shell(*args)
    assert done.exit_code == 0 and says.casefold() in f"{done.stdout} today".casefold()
    if args != ["support"]:
        for place in ("1:16 day_starts_at: ", "2:1 surprise: ", "9:12 routines[0].items[0].every: “dayly”"):
            assert f"config.yaml:{place}" in done.stderr
        assert "The rest of the settings file applies" in done.stderr
    assert broken.read_text() == BROKEN


def test_the_sound_part_is_in_force_key_by_key(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("appearance: {theme: dwan, motion: reduced}\nwins: 5\nprivacy: {cover_after: 3}\n")
    shown = yaml.safe_load(shell("config", "show").stdout)
    assert shown["appearance"]["theme"] == Settings().appearance.theme
    assert shown["appearance"]["motion"] == "reduced"
    assert shown["privacy"]["cover_after"] == 3


def test_a_file_that_cannot_be_read_is_said(shell: Any, config: Path) -> None:
    config.mkdir(parents=True)
    done = shell("today")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "the file cannot be read" in done.stderr


def editor(tmp_path: Path, line: str) -> dict[str, str]:
    """An editor that adds a line to the end of the file it is given."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nprintf '%s\\n' '{line}' >> \"$1\"\n")
    script.chmod(0o700)
    return {"EDITOR": str(script)}


def test_edit_begins_with_the_example_and_checks_what_came_of_it(
    shell: Any, config: Path, tmp_path: Path
) -> None:
    done = shell("config", "edit", env=editor(tmp_path, "# by hand"))
    assert (done.exit_code, done.stdout) == (0, f"{config} is fine.\n")
    assert config.read_bytes() == shipped("config.example.yaml").read_bytes() + b"# by hand\n"

    done = shell("config", "edit", env=editor(tmp_path, "surprise: 1"))
    assert done.exit_code == 2
    assert "surprise" in done.stderr
    assert config.read_text().endswith("surprise: 1\n")  # what was typed stays


def test_an_editor_that_is_not_there_is_said(shell: Any, config: Path) -> None:
    done = shell("config", "edit", env={"EDITOR": "/no/such/editor"})
    assert done.exit_code == 1
    assert "could not be started" in done.stderr and "/no/such/editor" in done.stderr
    assert read(config) == Settings()


def test_a_theme_that_is_not_there_is_a_problem_with_its_line(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("appearance:\n  theme: dwan\n")
    done = shell("config", "check")
    assert done.exit_code == 2
    assert "config.yaml:2:10 appearance.theme: “dwan” is not a theme; did you mean “dawn”?" in done.stderr
    (config.parent / "themes").mkdir()
    (config.parent / "themes" / "dwan.yaml").write_text("dark: true\ncolours:\n  accent: '#ffaa88'\n")
    assert shell("config", "check").exit_code == 0


def test_a_settings_file_that_was_named_and_is_not_there_is_said(shell: Any, tmp_path: Path) -> None:
    done = shell("--config", str(tmp_path / "typo.yaml"), "today")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "does not exist" in done.stderr


KEEPING = [
    (["backup", "kept.zip"], "kept.zip"),
    (["restore", "before.zip", "--dry-run"], "before.zip"),
    (["export", "--markdown"], "called Mum"),
    (["undo", "--list"], "win “called Mum”"),
    (["trash"], "walked"),
    (["trash", "restore", "1"], "Brought back: “walked”"),
    (["undo"], "Undone: delete “walked”"),
]


@pytest.mark.parametrize(("command", "says"), KEEPING)
def test_a_mistake_in_the_settings_keeps_nobody_from_keeping_leaving_and_bringing_back(
    shell: Any, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    config.parent.mkdir(parents=True)
    elsewhere = f"data: {{folder: {tmp_path / 'elsewhere'}, device: desk}}\n"
    config.write_text(elsewhere)
    shell("win", "called Mum")
    shell("backup", "before.zip")
    there = Companion(tmp_path / "elsewhere", Settings(data=Data(device="desk")), config=config)
    there.wins.delete(there.wins.add("walked").entries[0].id)
    config.write_text(f"{elsewhere}appearance: {{theme: dwan}}\nwins: {{categories: [x]}}\nkeys: [1]\n")
    done = shell(*command)
    assert "config.yaml:2:21" in done.stderr and "config.yaml:4:7" in done.stderr
    assert says in done.stdout, done.output
    assert done.exit_code == 0
    assert shell("config", "check").exit_code == 2


UNCLEAR = [
    "data: {folder: x}\n",
    "data: {folder: /x}\ndata: {folder: /y}\n",
    "dta: {folder: /x}\n",
    "Data: {folder: /x}\n",
    "storage: {folder: /x}\n",
    "folder: /x\n",
    "place: ~/x\n",
    "data: {device: desk}\nstorage: {folder: /x}\n",
    "wins: {data: {folder: /x}}\n",
    "{a: b]",
    "- 1\n",
    "\x00",
]
CLEAR = ["apearance: {theme: night}\n", "surprise: 1\n", "wins: 5\n", "data: {folder: %s}\ndta: 1\n"]


@pytest.mark.parametrize("wrong", UNCLEAR)
def test_where_it_is_in_doubt_which_data_are_meant_nothing_is_written(
    shell: Any, config: Path, data: Path, wrong: str
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(wrong)
    done = shell("win", "called", "Mum")
    assert done.exit_code == 2 and "called Mum" in done.stderr and "which data folder" in done.stderr
    ticked = shell("tick", "up")
    assert (ticked.exit_code, ticked.stderr[-14:]) == (2, "Not saved:\nup\n") and shell(
        "today"
    ).exit_code == 2
    assert shell("doctor", "--let-go", "2026-11.json").exit_code == 2
    assert shell("support").exit_code == 0
    assert "Box" in shell("breathe", "box", "--preview").stdout
    assert not data.exists() and config.read_text() == wrong


@pytest.mark.parametrize("wrong", UNCLEAR)
@pytest.mark.parametrize("by", ["option", "environment"])
def test_where_the_folder_is_named_besides_it_is_clear(
    shell: Any, config: Path, data: Path, tmp_path: Path, wrong: str, by: str
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(wrong)
    named = tmp_path / "named"
    options, env = (["--data", str(named)], None) if by == "option" else ([], {"COMPANION_DATA": str(named)})
    won, ticked = (shell(*options, *args, env=env) for args in (("win", "called", "Mum"), ("tick", "up")))
    assert (won.exit_code, won.stdout) == (0, "Saved: called Mum\n") and config.name in won.stderr
    assert ticked.exit_code == 0 and ticked.stdout.startswith("Done: Up. ")
    assert "called Mum" in shell(*options, "today", env=env).stdout
    assert not data.exists() and config.read_text() == wrong


def test_a_mistake_about_the_folder_leaves_the_rest_in_force_where_it_is_named(
    shell: Any, config: Path, tmp_path: Path
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(
        "data: {folder: x, device: desk}\n"
        "routines:\n- {name: All day, from: 04:00, to: 03:59, items: [Feed the cat]}\n"
    )
    named = tmp_path / "named"
    done = shell("--data", str(named), "tick", "feed")
    assert done.exit_code == 0 and done.stdout.startswith("Done: Feed the cat. ")
    assert "The rest of the settings file applies" in done.stderr
    assert any("desk" in path.name for path in named.iterdir())


def test_breathing_runs_where_it_is_not_clear_where_to_keep_it(
    shell: Any, config: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("dta: {folder: /x}\n")
    ran: list[object] = []
    monkeypatch.setattr(PlainSession, "run", lambda session: ran.append(session))
    done = shell("breathe", "box", "--plain")
    assert ran and done.exit_code == 0 and "which data folder" in done.stderr
    assert not data.exists()


@pytest.mark.parametrize("wrong", CLEAR)
def test_any_other_mistake_locks_nobody_out(shell: Any, config: Path, data: Path, wrong: str) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(wrong.replace("%s", str(data)))
    assert shell("win", "called Mum").exit_code == 0
    assert data.exists()


@pytest.mark.parametrize("wrong", UNCLEAR[:3])
def test_where_it_is_in_doubt_which_data_are_meant_nothing_is_undone(
    shell: Any, config: Path, wrong: str
) -> None:
    shell("win", "called Mum")
    config.parent.mkdir(parents=True)
    config.write_text(wrong)
    done = shell("undo")
    assert (done.exit_code, done.stdout) == (2, "") and "config.yaml:" in done.stderr
    config.unlink()
    assert shell("undo").stdout == "Undone: add win “called Mum”.\n"


ITEMS = "routines:\n  - {name: Day, from: 04:00, to: 20:00, items: [read, {label: walk, %s}, rest]}\n"
ALL = ["read", "walk", "rest", "sleep"]
DROPPED = [
    (ITEMS % "every: sundaay", ["read", "walk", "rest"]),
    (ITEMS % "id: '7 7', steps: [1, []]", ["read", "rest"]),
    (ITEMS % "id: read", ["read", "rest"]),
    (ITEMS % "opens: breathe/nope", ["read", "walk", "rest"]),
    (ITEMS % "x.y: 1" + "  - {name: Night, items: [sleep]}\n", ["read", "walk", "rest"]),
    (ITEMS % "id: w" + "  - {name: Night, from: 20:00, to: 22:00, items: [sleep, [], {id: a}]}\n", ALL),
    (ITEMS % "id: w" + "foo.bar: 1\n" + f"{'x' * 80}: 1\n", ["read", "walk", "rest"]),
]


@pytest.mark.parametrize(("text", "left"), DROPPED)
def test_a_mistake_in_an_item_leaves_the_other_items_and_routines(
    shell: Any, config: Path, text: str, left: list[str]
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(text)
    done = shell("today")
    assert done.exit_code == 0 and "config.yaml:" in done.stderr
    assert [label for label in (*ALL, "Up") if label in done.stdout] == left


@pytest.mark.parametrize("mistake", ["keys: {nonsense: x}\n", "breathing: {technique: nope}\n"])
def test_an_undo_in_the_app_leaves_a_file_with_a_mistake(
    config: Path, data: Path, mistake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(ITEMS % "id: w")
    app = companion_of(settings_in(config), data, config)
    app.routine.add_item("day", "Stretch")
    config.write_text(with_mistake := config.read_text() + mistake)
    monkeypatch.setattr(edit, "write_durably", lambda *_, **__: pytest.fail("it was written"))
    with pytest.raises(ConfigError):
        app.undo()
    assert config.read_text() == with_mistake


def test_a_file_with_a_mistake_is_never_rewritten_from_the_app(config: Path, data: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("wins: 5  # a mistake\nappearance: {motion: reduced}\n")
    with pytest.raises(ConfigError) as found:
        settings_in(config)
    sound = found.value.sound
    assert sound and sound.appearance.motion == "reduced"
    app = companion_of(sound, data, config)
    for _ in range(2):
        with pytest.raises(ConfigError):
            app.routine.add_item("morning", "Stretch")
    assert config.read_text() == "wins: 5  # a mistake\nappearance: {motion: reduced}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_for_the_editor_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sends it to both: the editor may end on it, and what opened it goes on."""
    from companion.store.safety.editing import run_editor

    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nkill -INT "$PPID"\nkill -INT $$\necho "it went on" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    before = signal.getsignal(signal.SIGINT)
    run_editor(str(tmp_path / "text"))
    assert not (tmp_path / "text").exists() and signal.getsignal(signal.SIGINT) is before


def test_on_a_new_machine_no_editor_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.store.safety.editing import editor_of

    for name in ("editor", "sensible-editor"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor_of({}) == ["editor"]
