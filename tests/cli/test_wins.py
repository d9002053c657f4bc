"""`companion win`: one line, kept; and when it cannot be, nothing is lost."""

from __future__ import annotations

import json
import stat
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from companion import words
from companion.cli.main import cli
from companion.clock import Clock
from companion.companion import Companion
from companion.model.wins import Win
from companion.store.database.folder import PageFolder
from companion.store.errors import StoreError
from companion.store.store import Store

from .conftest import Shell


def kept(data: Path) -> list[Win]:
    """The wins on the disk, newest first."""
    return Store(data).newest(Win, 1000)


def test_a_win_is_kept(shell: Any, data: Path, clock: Any) -> None:
    done = shell("win", "called", "Mum")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "Saved: called Mum\n", "")
    (win,) = kept(data)
    assert (win.text, win.at, win.category) == ("called Mum", clock.wall, "")


def test_files_are_the_persons_alone(shell: Any, data: Path) -> None:
    shell("win", "called Mum")
    found = [data, *data.rglob("*")]
    assert len(found) > 2
    for path in found:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.parametrize("category", ["setting_boundaries", "boundaries", "Setting a boundary"])
def test_a_category_by_a_word_of_its_name(shell: Any, data: Path, category: str) -> None:
    assert shell("win", "said no", "-c", category).exit_code == 0
    assert kept(data)[0].category == "setting_boundaries"


def test_the_options_go_before_what_is_typed(shell: Any, data: Path) -> None:
    assert (
        shell("win", "said no #connection @8:00", "-c", "boundaries", "--at", "yesterday 18:30").exit_code
        == 0
    )
    (win,) = kept(data)
    assert (win.text, win.category) == ("said no", "setting_boundaries")
    assert (win.at.day, win.at.hour, win.day.day) == (16, 18, 16)


@pytest.mark.parametrize(
    ("args", "said", "at", "day"),
    [
        (["--at", "8:00"], "today 8:00", "2026-11-17T08:00:00+01:00", "2026-11-17"),
        (["--at", "6pm"], "Monday 16 November 18:00", "2026-11-16T18:00:00+01:00", "2026-11-16"),
        (["--at", "2 hours ago"], "today 6:42", "2026-11-17T06:42:00+01:00", "2026-11-17"),
        (["--at", "3 Dec"], "Wednesday 3 December 2025 8:42", "2025-12-03T08:42:00+01:00", "2025-12-03"),
        (
            ["--at", "2026-11-10 02:30"],
            "Tuesday 10 November 2:30, filed under Monday 9 November",
            "2026-11-10T02:30:00+01:00",
            "2026-11-09",
        ),
        (
            ["--at", "yesterday 1:30"],
            "today 1:30, filed under Monday 16 November",
            "2026-11-17T01:30:00+01:00",
            "2026-11-16",
        ),
        (["@last", "mon"], "Monday 16 November 8:42", "2026-11-16T08:42:00+01:00", "2026-11-16"),
        (["#connection", "@mon"], "Feeling connected · Monday 16 November 8:42", None, "2026-11-16"),
    ],
)
def test_the_answer_names_the_day(
    shell: Any, data: Path, args: list[str], said: str, at: str | None, day: str
) -> None:
    assert shell("win", "slept", *args).stdout == f"Saved: slept  ({said})\n"
    (win,) = kept(data)
    assert (win.text, str(win.day)) == ("slept", day)
    assert at is None or win.at.isoformat() == at


def test_what_looks_like_a_time_and_is_none_is_said(shell: Any, data: Path) -> None:
    assert shell("win", "called", "Mum", "@tomorrow").stdout == (
        "Saved: called Mum @tomorrow  (“@tomorrow” is not read as a time and stays in the text)\n"
    )
    assert shell("win", "called", "@monica").stdout == "Saved: called @monica\n"


def test_what_export_shows_can_be_given_back(shell: Any, data: Path, clock: Any) -> None:
    """The JSON and the CSV say the same; the second comes from a summer, and from another zone."""
    clock.wall = clock.wall.replace(second=5, microsecond=123456)
    for when in ("now", "2026-07-03T23:30:00+02:00", "2026-07-03T21:30:00Z", "yesterday 1:30"):
        assert shell("win", "slept", "--at", when).exit_code == 0
    exported = json.loads(shell("export", "--json").stdout)["records"]["wins"]
    assert len(exported) == 4
    for record in exported:
        assert shell("win", "again", "--at", record["at"]).exit_code == 0
    wins = json.loads(shell("export", "--json").stdout)["records"]["wins"]
    for text in ("slept", "again"):
        found = [(win["at"], win["day"]) for win in wins if win["text"] == text]
        assert found == [(record["at"], record["day"]) for record in exported]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_clocks_that_change(own_home: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's own clock: in Berlin it goes forward on 29 March 2026 at 2:00."""

    def win(*args: str) -> str:
        return CliRunner().invoke(cli, ["win", *args]).stdout

    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        Clock().refresh_zone()
        patch.setattr(Clock, "now", lambda _: datetime(2026, 3, 29, 10, 0).astimezone())
        assert win("slept", "--at", "yesterday 18:30") == "Saved: slept  (Saturday 28 March 18:30)\n"
        assert win("slept", "--at", "2026-03-29T02:30") == (
            "Saved: slept  (today 3:30, filed under Saturday 28 March"
            " · the clocks went forward that day and there was no 2:30)\n"
        )
        assert [win.at.isoformat() for win in kept(data)] == [
            "2026-03-29T03:30:00+02:00",
            "2026-03-28T18:30:00+01:00",
        ]
    Clock().refresh_zone()


def test_every_line_of_standard_input_is_a_win(shell: Any, data: Path) -> None:
    done = shell("win", "-", typed="called Mum #connection\r\n\n  \nslept @yesterday\nline\u2028break\n")
    assert done.exit_code == 0
    assert done.stdout == (
        "Saved: called Mum  (Feeling connected)\nSaved: slept  (Monday 16 November 8:42)\nSaved: line⏎break\n"
    )
    assert {(win.text, win.category, win.day.day) for win in kept(data)} == {
        ("called Mum", "connection", 17),
        ("slept", "", 16),
        ("line\u2028break", "", 17),
    }


def test_bytes_that_are_no_text_and_signs_that_move_the_cursor(shell: Any, data: Path) -> None:
    done = shell("win", "-", typed=b"caf\xe9 \x1b[2J\x07\n")
    assert (done.exit_code, done.stdout) == (0, "Saved: caf� ␛[2J␇\n")
    assert kept(data)[0].text == "caf� \x1b[2J\x07"
    assert "\x1b" not in shell("today").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["   "], "There is nothing to save yet. Write a few words first."),
        (["#connection"], "There is nothing to save yet. Write a few words first."),
        (["-"], "There is nothing to save yet. Write a few words first."),
        (
            ["said no", "-c", "bowling"],
            "“bowling” is not a category, or fits more than one. The categories are: ",
        ),
        (["said no", "-c", "a"], "“a” is not a category, or fits more than one. The categories are: "),
        (["said no", "--at", "tomorrow"], "“tomorrow” is not a day."),
        (["said no", "--at", "25:00"], "“25:00” is not a time of day."),
        ([], "There is nothing to save yet. Write a few words first."),
    ],
)
def test_what_was_not_asked_for_rightly(shell: Any, data: Path, args: list[str], said: str) -> None:
    done = shell("win", *args, typed=" \n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if args and args[0] == "said no":
        assert done.stderr.endswith("Not saved:\nsaid no\n")
    assert kept(data) == []


def test_joiners_and_wide_spaces_stay_as_they_do_in_the_app(shell: Any, data: Path) -> None:
    text = "می\u200cخ 👩\u200d👧 \u200e\u200f a\u00adb\u3000c\u00a0d"
    assert shell("win", text).exit_code == 0 and shell("win", "-", typed=f"{text}\n").exit_code == 0
    assert [win.text for win in kept(data)] == [text, text]


def test_a_disk_that_refuses_gives_back_what_was_not_saved(
    shell: Any, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply: Callable[..., Any] = Store.apply

    def nearly_full(self: Store, edits: Any) -> Any:
        if "two" in edits[0].record.text:
            raise StoreError("Not saved: No space left on device. Everything saved earlier is safe.")
        return apply(self, edits)

    monkeypatch.setattr(Store, "apply", nearly_full)
    done = shell("win", "-", typed="one\ntwo #rest\nthree\n")
    assert (done.exit_code, done.stdout) == (1, "Saved: one\n")
    assert done.stderr == (
        "Not saved: add win “two #rest”. No space left on device. Everything saved earlier is "
        "safe.\nNot saved:\ntwo #rest\nthree\n"
    )
    assert [win.text for win in kept(data)] == ["one"]


def test_a_folder_that_cannot_be_one(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = shell("--data", str(tmp_path / "file"), "win", "called Mum")
    assert done.exit_code == 1
    assert f"{tmp_path / 'file'} is a file where a folder is needed" in done.stderr
    assert done.stderr.endswith("Not saved:\ncalled Mum\n")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_broken_settings_file_gives_the_words_back(shell: Any, config: Path, data: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("day_starts_at: 25:00\ndata: here\n")
    done = shell("win", "-", typed="called Mum\n")
    assert (done.exit_code, done.stdout) == (2, "")
    problems, _, words = done.stderr.partition("Not saved:\n")
    assert words == "called Mum\n"
    assert [line.split()[0] for line in problems.splitlines()[:2]] == [
        "config.yaml:1:16",
        "config.yaml:2:7",
    ]
    assert not data.exists()


def test_what_the_store_noticed_is_told(
    shell: Any, data: Path, make_companion: Callable[..., Companion]
) -> None:
    shell("win", "called Mum")
    (data / "2026-11.json").write_text("{ not a page")
    done = shell("win", "slept")
    assert (done.exit_code, done.stdout) == (0, "Saved: slept\n")
    assert "2026-11.json is damaged" in done.stderr


def test_a_fault_of_ours_gives_back_what_was_not_saved_and_claims_nothing(
    shell: Any, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: Callable[..., Any] = PageFolder.write_page
    left = [1]

    def faulty(*args: Any) -> Any:
        if not left:
            raise RuntimeError("called Mum")
        left.pop()
        return put(*args)

    monkeypatch.setattr(PageFolder, "write_page", faulty)
    done = shell("win", "-", typed="one\ntwo\nthree\n")
    assert (done.exit_code, done.stdout) == (1, "Saved: one\n")
    assert done.stderr.startswith("Not saved:\ntwo\nthree\nSomething went wrong inside companion")
    assert "are saved" not in done.stderr and [win.text for win in kept(data)] == ["one"]


def test_what_is_saved_is_not_given_back_when_only_its_answer_cannot_be_printed(
    shell: Any, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> str:
        raise RuntimeError

    monkeypatch.setattr(words.wins, "preview", broken)
    done = shell("win", "one")
    assert done.exit_code == 1 and "not saved" not in done.stderr
    assert [win.text for win in kept(data)] == ["one"]


def test_a_text_that_is_too_long_to_be_shown_is_said_before_saving_and_given_back_whole(
    shell: Shell, data: Path
) -> None:
    longest = "ab " * 33_333 + "c"
    assert shell("win", "-", typed=longest).exit_code == 0
    done = shell("win", "-", typed=f"before\n{longest}d\nafter")
    assert done.exit_code == 1 and "the limit is 100,000 characters, and this text has 100,001" in done.stderr
    assert done.stderr.endswith(f"Not saved:\n{longest}d\nafter\n")
    assert longest in shell("export", "-", "--json").stdout
