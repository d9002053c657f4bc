"""What the screens of the toolbox, the journal, people, gatherings, stories and Progress do, in the shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from companion import words
from companion.content.load import support

from ..conftest import HeldClock

Shell = Callable[..., Result]
UNCHANGED = f"{words.common.NOTHING_CHANGED}\n"


def listed(shell: Shell, *command: str) -> list[dict[str, Any]]:
    """What a list prints as JSON."""
    told = json.loads(shell(*command, "--json").stdout)
    found: list[dict[str, Any]] = told[next(name for name in told if name not in ("companion", "version"))]
    return found


# -- the toolbox


def test_a_skill_of_ones_own_from_writing_it_to_deleting_it(shell: Shell) -> None:
    assert shell("cope", "add", typed="Tea: a cup by the window, 5 min\n").stdout == (
        "“Tea” is in your toolbox.\n"
    )
    id = listed(shell, "cope", "list")[0]["skill"]["id"]
    assert shell("cope", "edit", id, "--text", "Tea: by the sea, 3 min").stdout == "Saved.\n"
    assert shell("cope", "show", "tea").stdout == "Tea  3 min\n\nby the sea\n"
    assert shell("cope", "keep-close", "tea").stdout == f"{words.changes.KEPT_CLOSE}\n"
    assert shell("cope", "list").stdout.startswith(f"{words.toolbox.KEPT_CLOSE}\nTea\n")
    assert shell("cope", "hide", id).stdout == "Hidden. `companion undo` brings it back.\n"
    assert shell("cope", "list", "--hidden").stdout == "Tea\n"
    assert shell("cope", "hide", id).stdout == "Tea is back in your toolbox.\n".replace("Tea", "“Tea”")
    assert shell("cope", "delete", "tea").exit_code == 0
    assert "Tea" not in shell("cope", "list").stdout


def test_what_ships_is_hidden_not_deleted(shell: Shell) -> None:
    assert shell("cope", "delete", "five").stderr == f"{words.toolbox.NONE_OWN}\n"
    shell("cope", "add", "Tea")
    done = shell("cope", "edit", "five", "--text", "mine")
    assert done.exit_code == 2 and "comes with companion" in done.stderr
    assert (
        "helplines" in shell("cope", "people").stdout.casefold() or "http" in shell("cope", "people").stdout
    )


# -- the journal


def test_entries_are_listed_read_gone_on_with_and_deleted(shell: Shell, data: Path) -> None:
    shell("journal", "--at", "yesterday 21:00", typed="A long day.\nAnd rain.")
    shell("journal", typed="The sea #home")
    shell("journal", "--keep", typed="Ana's address")
    assert shell("journal", "list").stdout == "November\n17  The sea  (home)\n16  A long day\n"
    assert shell("journal", "list", "--day", "yesterday").stdout == "November\n16  A long day\n"
    assert shell("journal", "list", "--keep").stdout == "Ana's address\n"
    assert shell("journal", "read", "long").stdout.endswith("21:00\n\nA long day.\nAnd rain.\n")
    (first, second) = listed(shell, "journal", "list")
    assert (first["tags"], second["day"]) == (["home"], "2026-11-16")
    assert shell("journal", "edit", f"entry:{second['id']}", typed="A short day.").exit_code == 0
    assert shell("journal", "edit", second["id"], typed=" \n").stderr == UNCHANGED
    assert shell("journal", "for-next", "sea").stdout == f"{words.reports.FOR_NEXT}\n"
    assert shell("journal", "delete", "sea").stdout == "Deleted. `companion undo` brings it back.\n"
    assert [each["text"] for each in listed(shell, "journal", "list")] == ["A short day."]
    none = words.journal.NO_SUCH.format(typed="nowhere")
    assert shell("journal", "read", "nowhere").stderr == f"{none}\n"
    assert not list((data / "drafts").glob("*.md"))


def test_what_is_typed_is_put_at_the_end_of_an_entry(
    shell: Shell, at_terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("journal", typed="The sea\n")
    done = shell("journal", "edit", "sea", typed="was calm\n")
    assert done.stdout.startswith("The sea\n") and done.exit_code == 0
    assert listed(shell, "journal", "list")[0]["text"] == "The sea\n\nwas calm"
    assert shell("journal", "edit", "sea", typed="").stderr.endswith(UNCHANGED)


def test_hard_days_of_other_years_come_where_they_are_asked_for(shell: Shell) -> None:
    shell("journal", "--at", "2025-11-17 12:00", typed="A dark one")
    shell("checkin", "--pleasant", "-2", "--at", "2025-11-17 12:00")
    assert "On this day, 2025" not in shell("journal", "list").stdout
    assert "On this day, 2025\nA dark one" in shell("journal", "list", "--hard").stdout


def test_of_several_entries_the_one_that_begins_so_is_meant_or_they_are_named(
    shell: Shell, clock: HeldClock
) -> None:
    shell("journal", typed="Rain again")
    shell("journal", typed="Sun, and rain")
    clock.advance(60)
    assert "Rain again" in shell("journal", "read", "rain").stdout
    shell("journal", typed="Rain at last")
    done = shell("journal", "read", "rain")
    assert done.exit_code == 2 and done.stderr.splitlines()[1:] == ["  Rain at last", "  Rain again"]


# -- check-ins


def test_check_ins_are_listed_by_day(shell: Shell) -> None:
    assert shell("checkin", "list").stdout == f"{words.checkins.NONE_YET_SHELL}\n"
    shell("checkin", "--word", "calm", "--at", "yesterday 18:30")
    shell("checkin", "--word", "tired", "--note", "#sleep:7")
    assert shell("checkin", "list").stdout == (
        "Tuesday 17 November\n   8:42  tired · sleep 7\n\nMonday 16 November\n  18:30  calm\n"
    )
    assert shell("checkin", "list", "--day", "yesterday").stdout == "18:30  calm\n"
    assert [each["words"] for each in listed(shell, "checkin", "list")] == [["tired"], ["calm"]]


# -- one's own people, and the plan


def test_a_person_and_the_plan(shell: Shell) -> None:
    assert shell("support", "list").stdout == f"{words.people.NO_ONE_SHELL}\n"
    shell("support", "add", "Ana, ana@example.org, evenings")
    (ana,) = listed(shell, "support", "list")
    assert shell("support", "show", f"person:{ana['id']}").stdout == "ana@example.org\n"
    assert shell("support", "edit", "ana", typed="Ana, 0123\n").stdout == "Saved.\n"
    assert shell("support", "list").stdout == "Ana · 0123\n"
    assert shell("support", "wrote", "ana").stdout.startswith("Wrote to Ana. ")
    assert "Wrote to Ana" in shell("today").stdout
    assert shell("support", "plan", "signs", typed="no sleep\nno food\n").stdout == "Saved.\n"
    assert shell("support", "edit", "plan:helps", "--text", "tea").stdout == "Saved.\n"
    assert shell("support", "plan").stdout == "My signs\n  no sleep\n  no food\nWhat helps\n  tea\n"
    assert shell("support", "show", "plan:helps").stdout == "What helps\n  tea\n"
    assert shell("support", "plan", "helps", "--clear").exit_code == 0
    assert "tea" not in shell("support", "plan").stdout
    assert shell("support", "plan", "signs", typed="").stderr == UNCHANGED
    first = support().directories[0]
    assert shell("support", "show", f"address:{first.id}").stdout == f"{first.url}\n"
    shell("support", "delete", "ana")
    assert not listed(shell, "support", "list")


# -- gatherings


def test_a_gathering_is_shown_edited_saved_for_a_calendar_and_deleted(
    shell: Shell, clock: HeldClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    shell("event", "add", "Tea", "--at", "saturday 15:00", "--with", "Ana", "--template", "tea")
    (tea,) = listed(shell, "event", "list")
    key = f"gatherings:{tea['gathering']['id']}"
    assert "What   Tea" in shell("event", "show", key).stdout
    assert shell("event", "show", "tea", "--win").stderr == f"{words.gatherings.NOT_YET}\n"
    done = shell("event", "edit", "tea", "--at", "sunday 16:00", "--where", "Kitchen")
    assert done.stdout == "It is on Sunday’s list.\n"
    assert shell("event", "edit", key, typed="\n\n\n-\n").exit_code == 0, (
        "an empty answer leaves what is there"
    )
    shown = shell("progress", "open", key).stdout
    assert (
        "Tea" in shown
        and "Sunday 22 November, 16:00" in shown
        and "Kitchen" in shown
        and "Ana" not in (shown.partition("To do")[0])
    )
    file = tmp_path / "tea.ics"
    assert f"Saved as {file}." in shell("event", "ics", "tea", "--to", str(file)).stdout
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert shell("progress", "edit", key, typed="\n").exit_code == 0
    clock.advance(days=6)
    assert shell("event", "show", "tea", "--win").exit_code == 0 and "Tea" in shell("win", "list").stdout
    assert shell("celebrate", key).stdout.startswith("Tea\n")
    assert shell("progress", "delete", key).stdout == "Deleted. `companion undo` brings it back.\n"
    assert shell("event", "list").stdout == f"{words.gatherings.EMPTY_SHELL}\n"


# -- stories, cards, celebrations


def test_a_story_is_listed_edited_shown_and_deleted(shell: Shell, tmp_path: Path) -> None:
    assert shell("story", "list").stdout == f"{words.stories.EMPTY_SHELL}\n"
    shell("story", typed="It was dark.\nA call.\n\nLight.\n\nThe winter\n")
    (story,) = listed(shell, "story", "list")
    key = f"story:{story['id']}"
    assert shell("story", "edit", key, typed="\nTwo calls.\n-\n").exit_code == 0
    shown = shell("story", "show", "winter").stdout
    assert "It was dark." in shown and "Two calls." in shown and "A call." not in shown
    file = tmp_path / "it.md"
    shell("story", "show", key, "--to", str(file))
    assert "Two calls." in file.read_text()
    assert "<svg" in shell("share", key).stdout and "<svg" in shell("share", "story", "winter").stdout
    assert "nowhere" in shell("share", "nowhere").stderr
    shell("progress", "delete", key)
    assert not listed(shell, "story", "list")


def test_what_is_celebrated_goes_by_its_row_and_is_listed(shell: Shell) -> None:
    shell("goal", "add", "Sing", "--step", "hum")
    (goal,) = listed(shell, "goal", "list")
    assert shell("celebrate", f"goal:{goal['goal']['id']}").stderr == f"{words.celebrations.NOTHING_TAKEN}\n"
    shell("goal", "done", "hum")
    assert shell("celebrate", f"goal:{goal['goal']['id']}").stdout.startswith("hum\n")
    assert shell("celebrate", f"step:{goal['steps'][0]['id']}", "--quiet").stdout.endswith(
        f"{words.celebrations.KEPT_QUIETLY}\n"
    )
    lines = shell("celebrate", "--list").stdout.splitlines()
    assert len(lines) == 2 and lines[0].startswith("17 November 2026: hum. ")
    assert [each["text"] for each in listed(shell, "celebrate", "--list")] == ["hum", "hum"]


def test_a_win_is_celebrated_and_shared_by_one_rule(shell: Shell, clock: HeldClock) -> None:
    for text in ("Tea, and called Ana", "Called Mum", "Called Dad"):
        shell("win", text)
        clock.advance(60)
    assert shell("celebrate", "called m").stdout.startswith("Called Mum\n")
    assert "Called Mum" in shell("share", "win", "called m").stdout
    assert "called Ana" in shell("share", "win", "ana").stdout
    for command in ("celebrate",), ("share", "win"):
        done = shell(*command, "called")
        assert done.exit_code == 2 and done.stderr.splitlines()[1:] == ["  Called Dad", "  Called Mum"]


# -- the week, the look, the keys


def test_the_day_of_the_week_is_asked_for(shell: Shell, at_terminal: None, config: Path) -> None:
    asked = shell("weekly", "--on", typed="7\n")
    assert "  7  Sunday" in asked.stdout and asked.exit_code == 0
    assert "weekly_on: sunday" in config.read_text()
    assert shell("weekly", "--on", typed="\n").stderr == UNCHANGED


def test_a_theme_is_chosen_by_name_or_by_number_and_undone(
    shell: Shell, config: Path, at_terminal: None
) -> None:
    assert shell("theme", "dusk").exit_code == 0 and "theme: dusk" in config.read_text()
    assert "dusk      cool, dark  (in use)" in shell("theme", "list").stdout
    assert shell("theme", typed="\n").stderr == UNCHANGED
    shell("theme", typed="5\n")
    assert "theme: paper" in config.read_text()
    shell("undo")
    assert "theme: dusk" in config.read_text()
    shown = json.loads(shell("theme", "show", "paper", "--json").stdout)
    assert (shown["name"], shown["dark"]) == ("paper", False) and "accent" in shown["colours"]
    assert shell("theme", "nosuch").exit_code == 2


def test_the_keys_are_those_of_the_settings(shell: Shell, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("keys: {grey: F2}\n")
    lines = shell("keys").stdout.splitlines()
    assert lines[0] == "Everywhere" and any(line.split()[0] == "f2" for line in lines if "grey day" in line)
    row = next(each for each in listed(shell, "keys") if each["id"] == "goals.delete")
    assert (row["keys"], row["shell"]) == (["d"], "goal delete {key}")


def test_what_a_flow_offers_by_a_key_is_asked_for_at_a_terminal(shell: Shell, at_terminal: None) -> None:
    done = shell("kinder", typed="I am slow\n\n\nYou are careful\ny\n")
    assert words.kinder.AS_LINE[1] in done.stdout
    key = words.kinder.AS_LINE[0]
    shell("kinder", typed=f"I am slow\n\n\nYou are careful\n{key}\n")
    assert "You are careful" in shell("affirm", "list", "--own").stdout


def test_one_is_added_to_a_view(shell: Shell, clock: HeldClock) -> None:
    assert shell("progress", "add", typed="nothing\n").stderr == UNCHANGED
    assert shell("progress", "add", "stories", typed="It was dark.\n").exit_code == 0
    assert len(listed(shell, "story", "list")) == 1
    assert "In figures" in shell("progress", "add", "reports").stdout
    clock.advance(timedelta(days=1).total_seconds())
    assert shell("progress", "open", "stories").stdout == shell("progress", "stories").stdout
    assert (
        "<svg" in shell("progress", "open", "week").stdout
        or "Nothing" in shell("progress", "open", "week").stderr
    )
    assert "is not a gathering or a story" in shell("progress", "edit", "wins:1").stderr
