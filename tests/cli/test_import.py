"""`companion import`: it says what it found, asks, and brings it in."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.wins import Win
from companion.store.store import Store

KILLED = """
import os, signal, sys
from companion.__main__ import main
from companion.store.database.folder import PageFolder

put, left = PageFolder.write_page, int(sys.argv.pop(1))

def put_and_die(*args):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    put(*args)

PageFolder.write_page = put_and_die
main()
"""
LIST = "2026-11-03 called Mum\n2026-11-03 29:00 slept\n2026-10-01 said no\n"


@pytest.fixture
def wins(tmp_path: Path) -> Path:
    """A list of two wins, with a line between them that cannot be read."""
    path = tmp_path / "wins.txt"
    path.write_text(LIST)
    return path


def texts(data: Path) -> list[str]:
    return [win.text for win in Store(data).oldest(Win, 9999, -1)]


def test_it_says_what_it_found_and_asks(shell: Any, data: Path, wins: Path) -> None:
    done = shell("import", str(wins), typed="y\n")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{wins}: a list of wins",
        "  2 to import: 2 wins",
        "  The first of them:",
        "    2026-11-03 12:00  “called Mum”",
        "    2026-10-01 12:00  “said no”",
        "Import them? [y/N]: y",
        "",
        "Imported 2 wins. `companion undo` takes them out again.",
    ]
    assert done.stderr.splitlines() == [
        "What could not be read (1):",
        "  wins.txt:2: “29:00” is not a time of day such as 18:30",
    ]
    assert texts(data) == ["said no", "called Mum"]


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_without_a_yes_nothing_changes(shell: Any, data: Path, wins: Path, typed: str) -> None:
    done = shell("import", str(wins), typed=typed)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "Nothing was changed.")
    assert done.stdout.endswith("\n"), "the question's line is closed"
    assert not data.exists()


def test_a_dry_run_changes_nothing_and_asks_nothing(shell: Any, data: Path, wins: Path) -> None:
    done = shell("import", "--dry-run", str(wins))
    assert (done.exit_code, done.stdout.splitlines()[1:3]) == (
        0,
        ["  2 to import: 2 wins", "  The first of them:"],
    )
    assert not data.exists()


def test_the_same_file_twice_adds_nothing_and_undo_takes_it_out(shell: Any, data: Path, wins: Path) -> None:
    assert shell("import", "--yes", str(wins)).exit_code == 0
    again = shell("import", str(wins))
    assert again.stdout.splitlines()[1:] == ["  Nothing new to import.", "  2 are already here"]
    assert shell("undo").stdout.startswith("Undone: import from a list of wins")
    assert texts(data) == []


def test_an_undone_import_comes_back_whole_with_or_without_days(
    shell: Any, data: Path, wins: Path, clock: Any
) -> None:
    wins.write_text(f"{LIST}a row without a day\nanother\n")
    whole = ["said no", "called Mum", "a row without a day", "another"]
    for _ in range(3):
        back = shell("import", "--yes", str(wins))
        assert "4 to import: 4 wins" in back.stdout and "deleted" not in back.stdout
        assert texts(data) == whole
        assert "4 are already here" in shell("import", str(wins)).stdout
        kept = Store(data).database.everything()["wins"].keys()
        assert shell("undo").exit_code == 0
        clock.advance(3600)
    shell("import", "--yes", str(wins))
    assert Store(data).database.everything()["wins"].keys() == kept
    assert texts(data) == whole and Store(data).trash() == []


def test_what_was_deleted_by_hand_waits_to_be_asked_for_with_or_without_a_day(
    shell: Any, data: Path, wins: Path, clock: Any
) -> None:
    wins.write_text("2026-11-03 called Mum\na row without a day\n")
    shell("import", "--yes", str(wins))
    store = Store(data, now=clock.now)
    store.apply([Edit.delete(win) for win in store.oldest(Win, 9, -1)])
    clock.advance(3600)
    again = shell("import", str(wins))
    assert "2 were deleted here; --deleted imports them again" in again.stdout
    assert shell("import", "--yes", "--deleted", str(wins)).exit_code == 0
    assert texts(data) == ["called Mum", "a row without a day"] and Store(data).trash() == []


@pytest.fixture
def diary(wins: Path) -> Path:
    """What jrnl exports of one entry."""
    path = wins.with_name("jrnl.json")
    entry = {
        "title": "Called Mum.",
        "body": "Twice.",
        "date": "2026-11-03",
        "time": "18:00",
        "starred": False,
    }
    path.write_text(json.dumps({"tags": {}, "entries": [entry]}))
    return path


def test_a_diary_is_in_the_journal(shell: Any, data: Path, diary: Path) -> None:
    dry = shell("import", "--dry-run", str(diary)).stdout.splitlines()
    assert dry[1] == "  1 to import: 1 journal entry" and max(map(len, dry[1:])) <= 80
    done = shell("import", "--yes", str(diary)).stdout.splitlines()
    assert done[2] == "Imported 1 journal entry. `companion undo` takes it out again."
    book = diary.with_name("book.md")
    assert shell("export", str(book)).exit_code == 0
    assert "- 18:00 Called Mum.\n\n  > Twice.\n" in book.read_text()
    assert "1 is already here" in shell("import", "--yes", str(diary)).stdout
    assert texts(data) == []


def test_a_diary_is_wins_when_that_is_asked_for_also_after_an_undo(
    shell: Any, data: Path, diary: Path, clock: Any
) -> None:
    for options, entries, wins in (([], 1, []), (["--as-wins"], 0, ["Called Mum."]), ([], 1, [])):
        done = shell("import", "--yes", *options, str(diary))
        assert done.exit_code == 0
        assert len(Store(data).oldest(JournalEntry, 9, -1)) == entries and texts(data) == wins
        again = shell("import", "--yes", *([] if options else ["--as-wins"]), str(diary))
        assert "1 is already here" in again.stdout and texts(data) == wins
        assert shell("undo").exit_code == 0
        clock.advance(3600)


def test_check_ins_come_in_once_and_go_as_one(shell: Any, data: Path, wins: Path) -> None:
    daylio = wins.with_name("daylio.csv")
    daylio.write_text(
        "full_date,time,mood,activities,note\n2026-11-03,9:00,rad,walk,a\n2026-11-02,9:00,meh,,\n"
    )
    done = shell("import", "--yes", str(daylio)).stdout
    assert "Imported 2 check-ins." in done
    listed = shell("checkin", "--list", "--at", "2026-11-03").stdout
    assert listed == " 9:00  rad · walk · a\n", "it is here at once"
    assert "2 are already here" in shell("import", "--yes", str(daylio)).stdout
    store = Store(data)
    assert store.summarise(99) and {day.day for day in store.days()} == {2, 3}
    assert shell("undo").exit_code == 0
    assert Store(data).oldest(CheckIn, 9, -1) == []


def test_what_came_in_is_known_by_its_words_in_the_trash(shell: Any, data: Path, wins: Path) -> None:
    found = [{"timeCreated": "2026-11-03T09:00:00", "text": "Called *Mum*\n\nTwice.", "mood": -2}]
    wins.with_name("you.json").write_text(json.dumps(found))
    shell("import", "--yes", str(wins.with_name("you.json")))
    shell("undo")
    listed = shell("trash").stdout
    assert "check-in “very unpleasant”" in listed and "journal entry “Called *Mum*”" in listed
    assert shell("trash", "restore", "1", "2").exit_code == 0
    (told,) = Store(data).oldest(CheckIn, 9, -1)
    (entry,) = Store(data).oldest(JournalEntry, 9, -1)
    assert (told.pleasantness, entry.text) == (-2, "Called *Mum*\n\nTwice.")


def test_check_ins_and_entries_are_chosen_and_forgotten_like_all_else(
    shell: Any, data: Path, diary: Path
) -> None:
    shell("import", "--yes", str(diary))
    daylio = diary.with_name("daylio.csv")
    daylio.write_text("full_date,time,mood,activities,note\n2026-11-02,9:00,rad,bad sleep,a\n")
    shell("import", "--yes", str(daylio))
    for filters, tables in (
        (["--kind", "check-in"], {"checkins"}),
        (["--kind", "journal entries"], {"journal"}),
        (["--tag", "bad sleep"], {"checkins"}),
        (["--from", "2026-11-03"], {"journal"}),
    ):
        records = json.loads(shell("export", "--json", *filters).stdout)["records"]
        assert {table for table, rows in records.items() if rows} == tables
    shell("forget", "--before", "2026-11-03", typed="forget\n")
    everything = Store(data).database.everything()
    assert {table for table, rows in everything.items() if rows} == {"journal"}


def test_what_goes_out_comes_in_elsewhere(shell: Any, data: Path, wins: Path, tmp_path: Path) -> None:
    shell("import", "--yes", str(wins))
    shell("tick", "Up")
    exported = tmp_path / "all.json"
    assert shell("export", str(exported)).exit_code == 0
    other = str(tmp_path / "elsewhere")
    assert shell("--data", other, "import", "--yes", str(exported)).exit_code == 0
    assert Store(other).database.everything() == Store(data).database.everything()


def test_many_records_have_a_bar(shell: Any, data: Path, wins: Path) -> None:
    wins.write_text("".join(f"2026-{n % 9 + 1:02}-03 walked {n}\n" for n in range(1200)))
    done = shell("import", "--yes", str(wins))
    assert "a list of wins" in done.stderr
    assert len(texts(data)) == 1200


def test_many_problems_are_counted_and_listed_when_asked(shell: Any, wins: Path) -> None:
    wins.write_text("2026-11-03 29:00 slept\n" * 60)
    few = shell("import", "--dry-run", str(wins)).stderr.splitlines()
    assert few[0] == "What could not be read (60):" and few[-1] == "  and 10 more; --verbose lists them all"
    assert len(shell("import", "--dry-run", "--verbose", str(wins)).stderr.splitlines()) == 61


def test_a_problem_cannot_act_on_the_terminal(shell: Any, wins: Path) -> None:
    wins.with_name("d.csv").write_text('full_date,time,mood,note\n"\x1b[2J",1:00,a,b\n')
    assert "\x1b" not in shell("import", "--dry-run", str(wins.with_name("d.csv"))).stderr


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("none.json", 2, "No such file"),
        (".", 1, "Habits.csv"),
        ("x.html", 1, "not a file companion can import"),
    ],
)
def test_a_file_that_cannot_be_imported_is_said_with_the_status_of_restore(
    shell: Any, wins: Path, name: str, status: int, said: str
) -> None:
    wins.with_name("x.html").write_text("<p>")
    done = shell("import", "--yes", str(wins.parent / name))
    assert (done.exit_code, done.stdout) == (status, "")
    assert said in done.stderr
    assert name == "." or shell("restore", "--yes", str(wins.parent / name)).exit_code == status


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("pages", [0, 1, 3])
def test_killed_midway_the_same_file_brings_the_rest(
    shell: Any, data: Path, wins: Path, pages: int, tmp_path: Path
) -> None:
    wins.write_text("".join(f"2026-{month:02}-03 walked {month}\n" for month in range(1, 7)))
    command = [sys.executable, "-c", KILLED, str(pages), "--data", str(data), "import", "--yes", str(wins)]
    killed = subprocess.run(command, capture_output=True, timeout=60, env=dict(os.environ))
    assert killed.returncode == -signal.SIGKILL
    assert texts(data) == [f"walked {month}" for month in range(1, pages + 1)]
    done = shell("import", "--yes", str(wins))
    assert (done.exit_code, done.stderr) == (0, "")
    assert texts(data) == [f"walked {month}" for month in range(1, 7)]


def test_one_is_one_and_goes_by_its_kind(shell: Any, data: Path, wins: Path) -> None:
    wins.write_text("2026-11-03 called Mum\n")
    done = shell("import", "--yes", str(wins))
    assert done.stdout.splitlines()[1:] == [
        "  1 to import: 1 win",
        "Imported 1 win. `companion undo` takes it out again.",
    ]
    assert "  1 is already here" in shell("import", str(wins)).stdout
    exported = wins.with_name("one.json")
    assert shell("export", str(exported), "--kind", "win").stdout == f"Wrote 1 entry to {exported}.\n"
    assert "1 file)" in shell("backup", str(wins.with_name("one.zip"))).stdout
    (win,) = Store(data).oldest(Win, 9, -1)
    Store(data).apply([Edit.delete(win)])
    assert "  1 was deleted here; --deleted imports it again" in shell("import", str(exported)).stdout


def daylio(folder: Path, *rows: str) -> str:
    """An export of Daylio of these rows: time, mood and note."""
    path = folder / "daylio.csv"
    path.write_text("\n".join(["full_date,time,mood,note", *(f"2026-11-03,{row}" for row in rows), ""]))
    return str(path)


def moods(data: Path) -> list[tuple[str, str]]:
    return [(told.words[0], told.note) for told in Store(data).oldest(CheckIn, 99, -1)]


def test_entries_edited_where_they_are_from_are_the_same_ones_still(
    shell: Any, data: Path, wins: Path, clock: Any
) -> None:
    first = ["8:00,meh,a", "9:00,rad,b", "9:00,bad,c"]
    shell("import", "--yes", daylio(wins.parent, *first))
    clock.advance(60)
    later = ["8:00,good,a and more", "9:00,rad,b", "9:00,bad,c anew", "10:00,rad,d"]
    dry = shell("import", "--dry-run", daylio(wins.parent, *later)).stdout
    assert (
        "  3 to import: 3 check-ins\n  2 of them are here with different words; the old words go "
        "to the trash\n"
    ) in dry
    ids = [told.id for told in Store(data).oldest(CheckIn, 99, -1)]
    shell("import", "--yes", daylio(wins.parent, *later))
    anew = [("good", "a and more"), ("rad", "b"), ("bad", "c anew"), ("rad", "d")]
    assert sorted(moods(data)) == sorted(anew)
    assert {told.id for told in Store(data).oldest(CheckIn, 99, -1)} > set(ids)
    trash = shell("trash").stdout
    assert trash.count("version of") == 2 and "(“a”)" in trash and "(“c”)" in trash
    again = shell("import", daylio(wins.parent, *later)).stdout
    assert "Nothing new" in again and "4 are already here" in again
    older = shell("import", daylio(wins.parent, *first)).stdout
    assert "Nothing new" in older and "2 are already here in a newer version, which is kept" in older
    assert "Undone: import from Daylio (3 check-ins)." in shell("undo").stdout
    assert sorted(moods(data)) == sorted([("meh", "a"), ("rad", "b"), ("bad", "c")])
    shell("import", "--yes", daylio(wins.parent, *later))
    assert sorted(moods(data)) == sorted(anew)


def test_an_edited_entry_that_was_deleted_here_waits_to_be_asked_for(
    shell: Any, data: Path, wins: Path, clock: Any
) -> None:
    shell("import", "--yes", daylio(wins.parent, "8:00,meh,a"))
    store = Store(data, now=clock.now)
    store.apply([Edit.delete(told) for told in store.oldest(CheckIn, 9, -1)])
    clock.advance(60)
    assert "1 was deleted here" in shell("import", daylio(wins.parent, "8:00,meh,anew")).stdout
    shell("import", "--yes", "--deleted", daylio(wins.parent, "8:00,meh,anew"))
    assert moods(data) == [("meh", "anew")]


def test_what_was_marked_here_stays_with_an_entry_edited_there(
    shell: Any, data: Path, diary: Path, clock: Any
) -> None:
    shell("import", "--yes", "--as-wins", str(diary))
    store = Store(data, now=clock.now)
    (win,) = store.oldest(Win, 9, -1)
    store.apply([Edit.patch(win, keep=True, category="connection")])
    clock.advance(60)
    diary.write_text(diary.read_text().replace("Twice.", "Three times."))
    assert shell("import", "--yes", "--as-wins", str(diary)).exit_code == 0
    (win,) = Store(data).oldest(Win, 9, -1)
    assert (win.note, win.keep, win.category) == ("Three times.", True, "connection")


def test_what_is_here_as_another_kind_is_said_with_the_way_to_change_it(
    shell: Any, data: Path, diary: Path
) -> None:
    shell("import", "--yes", str(diary))
    said = " ".join(shell("import", "--as-wins", str(diary)).stdout.split())
    assert "1 is already here as journal entries; to import it as wins, first undo that import" in said
    shell("undo")
    assert shell("import", "--yes", "--as-wins", str(diary)).exit_code == 0
    assert texts(data) == ["Called Mum."]


def test_the_list_of_what_can_be_undone_tells_imports_apart(shell: Any, wins: Path) -> None:
    shell("import", "--yes", str(wins))
    assert shell("undo", "--list").stdout.endswith("import from a list of wins (2 wins)\n")
