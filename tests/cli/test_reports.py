"""`companion report` and `companion weekly`: what is in them, and what is only there when it is named."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from companion import words

from ..conftest import HeldClock

Shell = Callable[..., Result]
SAID = words.reports


@pytest.fixture
def lived(shell: Shell) -> Shell:
    """A few days of someone, with words of every kind."""
    shell("appointment", typed="Dr Weber\ntomorrow\n")
    shell("win", "Said no to the extra shift @yesterday")
    shell("win", "Called <b>Mum</b>")
    shell("tick", "a glass of water")
    shell("journal", typed="A long day, told only here.")
    shell("journal", typed="I hold my breath when the phone rings. #next-session")
    shell("checkin", "--word", "tired", "--note", "slept badly")
    return shell


def test_by_default_facts_and_wins_and_what_is_tagged_comes_first(lived: Shell) -> None:
    told = lived("report").stdout
    assert "11 to 17 November 2026" in told
    places = [told.index(part) for part in ("I hold my breath", SAID.PARTS["figures"], SAID.PARTS["wins"])]
    assert places == sorted(places)
    assert "- Something on 2 days.\n- 2 wins.\n- 1 check-in.\n- A glass of water: on 1 day.\n" in told
    assert "#next-session" not in told and "- Tue 17 Nov · Called \\<b\\>Mum" in told
    for private in ("told only here", "tired", "slept badly", "%"):
        assert private not in told


def test_what_is_named_is_there(lived: Shell) -> None:
    told = lived("report", "--with", "journal, feelings,triggers").stdout
    assert "told only here" in told and "tired 1" in told
    assert "What was around: 0 of 10 so far." in told
    refused = lived("report", "--with", "journal,moods")
    assert refused.exit_code == 2 and "“moods”" in refused.stderr


def test_for_a_therapist_since_the_appointment_and_the_newest_wins(lived: Shell, clock: HeldClock) -> None:
    assert "21 October to 17 November" in lived("report", "--for", "therapist").stdout, "none has been yet"
    assert lived("report", "--since-appointment").exit_code == 2
    clock.advance(days=3)
    for number in range(14):
        clock.advance(60)
        lived("win", f"Win number {number}")
    told = lived("report", "--for", "therapist").stdout
    assert "18 to 20 November 2026" in told and "Since “Dr Weber”, Wednesday 18 November" in told
    assert "The newest 12 of 14 wins." in told and "Win number 1\n" not in told and "Win number 13" in told
    assert told.index(SAID.PARTS["wins"]) < told.index(SAID.PARTS["figures"])


def test_a_gathering_is_no_appointment_and_days_are_chosen_once(lived: Shell, clock: HeldClock) -> None:
    lived("event", "add", "Tea", "--at", "thursday 15:00", "--template", "tea")
    clock.advance(days=3)
    assert "Since “Dr Weber”, Wednesday 18 November" in lived("report", "--since-appointment").stdout
    for twice in (("--week", "--month"), ("--to", "mon", "--to", "tue"), ("--to", "a.md", "--to", "b.md")):
        refused = lived("report", *twice)
        assert refused.exit_code == 2 and refused.stderr.strip() == SAID.TWO_PERIODS


def test_days_may_be_chosen(lived: Shell) -> None:
    told = lived("report", "--from", "16 nov", "--to", "16 nov").stdout
    assert "16 November 2026" in told and "extra shift" in told and "Mum" not in told
    assert "16 to 17 November" in lived("report", "--to", "today").stdout, "from the first day on"
    assert lived("report", "--week", "--from", "16 nov").exit_code == 2
    assert lived("report", "--from", "17 nov", "--to", "16 nov").exit_code == 2
    quiet = lived("report", "--from", "1 jan", "--to", "2 jan").stdout
    assert SAID.QUIET in quiet


def test_the_page_asks_for_nothing_and_everything_in_it_is_escaped(lived: Shell) -> None:
    lived("win", "<script src='http://x.y'>alert(1)</script> \x1b[31m &amp;")
    page = lived("report", "--month", "--format", "html").stdout
    assert "<script" not in page and "&lt;script src=" in page and "&amp;amp;" in page and "\x1b" not in page
    assert not re.search(r"<(link|img|iframe|object)|(src|href)=[\"']|url\(|@import", page)
    assert "default-src 'none'" in page and '<html lang="en">' in page
    assert "<title>November 2026: something on 2 days.</title>" in page
    assert page.count('<circle class="few"') == 2, "one on a day, and one in the legend"
    assert "@media print" in page and "prefers-color-scheme:dark" in page


def test_json_has_every_field(lived: Shell) -> None:
    told = json.loads(lived("report", "--format", "json", "--with", "notes").stdout)
    assert (told["format"], told["version"], told["named"]) == ("companion report", 1, ["notes"])
    assert told["period"] == {"first": "2026-11-11", "last": "2026-11-17", "since": ""}
    assert told["figures"]["by_day"] == {"2026-11-16": 1, "2026-11-17": 5} and told["journal"] == []


def test_a_file_is_for_oneself_alone_and_its_ending_decides(lived: Shell, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert lived("report", "--to", str(file)).stdout == f"{SAID.SAVED.format(path=file)}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and file.read_text("utf-8").startswith(
        "<!doctype html>"
    )
    assert lived("report", "--to", str(file)).exit_code == 1, "what is there stays"
    assert lived("report", "--to", str(file), "--format", "md", "--force").exit_code == 0
    assert file.read_text("utf-8").startswith("# ")


def test_at_a_terminal_it_is_shown_before_it_is_kept(
    lived: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.cli.reports.at_terminal", lambda: True)
    file = tmp_path / "report.md"
    left = lived("report", "--to", str(file), typed="n\n")
    assert "Called <b>Mum</b>" in left.stdout and left.exit_code == 1 and not file.exists()
    assert lived("report", "--to", str(file), typed="y\n").exit_code == 0 and file.exists()
    shown = lived("report", "--to", str(file), "--force", "--yes").stdout
    assert "Mum" not in shown


def test_a_week_is_looked_back_at_from_a_pipe(shell: Shell) -> None:
    done = shell("weekly", typed="A little lighter.\n\nThe walk\n\n")
    assert done.stdout == f"{words.weekly.KEPT}\n"
    said = shell("report", "--with", "journal").stdout
    assert "A little lighter." in said and "The walk" in said
    assert shell("weekly", typed="").stdout.strip() == "", "nothing was written"
    assert shell("weekly", "--on", "sun").stdout == f"{words.weekly.CHOSEN.format(day='Sunday')}\n"
    assert shell("weekly", "--on", "someday").exit_code == 2
    assert shell("weekly", "--on", "off").stdout == f"{words.weekly.STOPPED}\n"
