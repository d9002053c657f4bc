"""`companion win list`, `search`, `edit`, `keep`, `note`, `delete`: what becomes of a win later."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from companion import words
from companion.store.errors import StoreError
from companion.store.store import Store

Shell = Callable[..., Result]


@pytest.fixture
def win(shell: Shell) -> Shell:
    """`win("list")` is `companion win list`; there are three wins, one of them twice."""
    for text in ("sat in the sun #connection", "called Mum @last monday", "called Mum @yesterday"):
        shell("win", text)
    return partial(shell, "win")


def ids(win: Shell, *args: str) -> list[str]:
    """The ids of wins as `--json` has them."""
    return [each["id"] for each in json.loads(win("list", "--json", *args).stdout)["wins"]]


def test_the_list_has_the_days_and_what_the_screen_says_of_a_win(win: Shell) -> None:
    win("keep", "sat")
    win("note", "sat", "--text", "with a \x1b[2Jbook")
    assert win("list").stdout == (
        "Today · Tuesday 17 November\n"
        "   8:42  sat in the sun  (Feeling connected · for a grey day)\n"
        "         with a ␛[2Jbook\n"
        "\nYesterday · Monday 16 November\n"
        "   8:42  called Mum\n"
        "   8:42  called Mum\n"
    )


@pytest.mark.parametrize(
    ("args", "texts"),
    [
        (("--day", "yesterday"), ["called Mum"] * 2),
        (("--from", "16 nov", "--to", "16 nov"), ["called Mum"] * 2),
        (("--from", "today"), ["sat in the sun"]),
        (("--to", "yesterday"), ["called Mum"] * 2),
        (("-c", "connected"), ["sat in the sun"]),
        (("--kept",), []),
    ],
)
def test_days_a_category_and_what_is_kept_narrow_the_list(
    win: Shell, args: tuple[str, ...], texts: list[str]
) -> None:
    told = json.loads(win("list", *args, "--json").stdout)
    assert (told["companion"], [each["text"] for each in told["wins"]]) == ("win list", texts)
    plain = win("list", *args)
    assert plain.exit_code == 0 and plain.stdout.count("8:42") == len(texts)
    assert texts or plain.stdout == f"{words.wins.NONE_THERE}\n"


def test_days_the_wrong_way_round_and_twice_are_said(win: Shell) -> None:
    assert win("list", "--from", "today", "--to", "yesterday").exit_code == 2
    assert words.wins.DAY_OR_DAYS in win("list", "--day", "today", "--to", "today").stderr
    assert "is not a category" in win("list", "-c", "bowling").stderr


def test_the_newest_thirty_are_listed_where_no_days_are_named_and_all_as_json(shell: Shell) -> None:
    shell("win", "-", typed="".join(f"win {n}\n" for n in range(32)))
    done = shell("win", "list")
    assert done.stdout.count("8:42") == 30 and done.stderr == f"{words.wins.NEWEST.format(n=30)}\n"
    assert len(json.loads(shell("win", "list", "--json").stdout)["wins"]) == 32


def test_words_find_wins_and_the_notes_on_them(win: Shell) -> None:
    win("note", "sat", "--text", "a good book")
    assert win("search", "BOOK").stdout.count("sat in the sun") == 1
    assert win("search", typed="mum\n").stdout.count("called Mum") == 2
    assert win("search", "xyz").stdout == f"{words.wins.NONE_THERE}\n"


def test_a_win_is_edited_by_its_words_or_its_id(win: Shell) -> None:
    assert win("edit", "sat", "--text", "lay in the sun #boundaries @8:00").stdout == "Saved.\n"
    newest = json.loads(win("list", "--json").stdout)["wins"][0]
    assert (newest["text"], newest["category"], newest["at"][11:16]) == (
        "lay in the sun",
        "setting_boundaries",
        "08:00",
    )
    assert win("edit", newest["id"], typed="by its id\n").exit_code == 0
    (id,) = ids(win, "--day", "today")
    assert win("edit", f"win:{id}", "--text", "by the key of its row").exit_code == 0
    assert "by the key of its row" in win("list").stdout
    for _ in range(3):
        win.func("undo")  # type: ignore[attr-defined]
    assert "sat in the sun" in win("list").stdout


def test_what_an_id_in_json_names_is_that_win_however_many_have_its_words(win: Shell) -> None:
    _, newer, older = ids(win)
    win("delete", older)
    assert ids(win)[1:] == [newer]
    assert win("delete", "mum").stdout == "Deleted. `companion undo` brings it back.\n"
    assert len(ids(win)) == 1


def test_at_a_terminal_what_is_left_out_is_asked_for_with_what_stands_there(
    win: Shell, at_terminal: None
) -> None:
    asked = win("edit", typed="1\nlay in the sun\n")
    assert "  1  sat in the sun\n  2  called Mum\n" in asked.stdout
    assert "sat in the sun #connection" in asked.stdout.partition("Which win")[2], "as it stands"
    assert "lay in the sun" in win("list").stdout
    nothing = win("note", "mum", typed="\n")
    assert (nothing.exit_code, nothing.stderr) == (1, f"{words.common.NOTHING_CHANGED}\n")
    assert win("add", typed="asked for\n").stdout.endswith("Saved: asked for\n")


def test_a_note_is_written_and_taken_away(win: Shell) -> None:
    win("note", "sat", "--text", "one")
    win("note", "sat", typed="two\n")
    assert '"note": "two"' in win("list", "--json", "--day", "today").stdout
    win("note", "sat", "--clear")
    assert '"note": ""' in win("list", "--json", "--day", "today").stdout


def test_keeping_and_marking_for_the_next_session(win: Shell) -> None:
    assert win("keep", "sat").stdout == f"{words.changes.KEPT_FOR_GREY}\n"
    assert win("list", "--kept").stdout.count("8:42") == 1
    assert win("keep", "sat").stdout == f"{words.changes.NOT_KEPT_CLOSE}\n"
    assert win("for-next", "sat").stdout == f"{words.reports.FOR_NEXT}\n"
    assert "next-session" in win("list").stdout


@pytest.mark.parametrize("text", ["list the flat", "edit the flat", "delete everything old"])
def test_a_text_that_begins_like_a_command_is_told_how_to_be_saved(win: Shell, text: str) -> None:
    before = ids(win)
    done = win(*text.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(f"To save these words as they are: companion win add {text}\n")
    assert ids(win) == before
    assert win("add", *text.split()).stdout == win(text).stdout == f"Saved: {text}\n"


def test_new_words_that_cannot_be_saved_are_given_back(win: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("Not saved: No space left on device.")

    monkeypatch.setattr(Store, "apply", full)
    for args, typed in ((("--text", "new words"), None), ((), "new words\n")):
        done = win("edit", "sat", *args, typed=typed)
        assert done.exit_code == 1 and "Not saved:\nnew words\n" in done.stderr


@pytest.mark.parametrize(
    ("group", "option"), [("win", "--category"), ("breathe", "--minutes"), ("rest", "--end")]
)
def test_help_has_the_options_that_may_stand_behind_the_name_alone(
    shell: Shell, group: str, option: str
) -> None:
    assert option in shell(group, "--help").stdout


def test_without_a_win_there_is_a_word_about_the_first(shell: Shell, data: Path) -> None:
    assert shell("win", "list").stdout == f"{words.wins.NONE_YET}\n"
    done = shell("win", "edit", "mum", "--text", "x")
    assert done.exit_code == 2 and words.wins.NONE_YET in done.stderr
