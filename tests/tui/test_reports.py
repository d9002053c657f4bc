"""A report in the app: chosen on a card, looked over in full, then kept; and what is for the next session."""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.tui.frame.card import Choices

from .hands import app_of, on_screen, press, press_in_turn, settle, type_in, whisper
from .test_looks import sample as sample

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.reports


async def write(pilot: Pilot[Any], text: str) -> None:
    await press(pilot, "w")
    await type_in(pilot, text)
    await press(pilot, "enter")


async def mark(pilot: Pilot[Any]) -> None:
    """By the row of the menu."""
    await press(pilot, "enter")
    menu = pilot.app.screen.query_one(Choices)
    there = [row.text for row in menu._choices].index("Put it on the list for the next session")
    await press(pilot, *["down"] * there, "enter")


async def test_it_is_chosen_looked_over_and_kept(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as pilot:
        await write(pilot, "Called Mum")
        await press_in_turn(pilot, "5", "end", "space")
        assert "Called Mum" in on_screen(pilot), "the report of the week stands there to read"
        await press(pilot, "home", "space")
        assert SAID.VALUES["me"] in on_screen(pilot) and SAID.VALUES["html"] in on_screen(pilot)
        await press(pilot, "space", "end", "up", "space")
        assert SAID.VALUES["therapist"] in on_screen(pilot) and SAID.VALUES["md"] in on_screen(pilot)
        await press(pilot, "down", "enter")
        assert "Called Mum" in on_screen(pilot) and SAID.HEADINGS["therapist"] in on_screen(pilot)
        await press(pilot, "enter")
        file = tmp_path / "for Ana.md"
        await type_in(pilot, str(file))
        await press(pilot, "enter")
        assert whisper(pilot) == SAID.SAVED.format(path=file)
        assert "Called Mum" in file.read_text("utf-8")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_what_is_there_already_stays_and_a_user_who_is_not_there_has_no_folder(
    open_app: Open, own_home: Path
) -> None:
    for name in ("mine.html", "report.html"):
        (own_home / name).write_text("mine")
    async with open_app() as pilot:
        for typed, said in (
            ("~/mine.html", "mine.html already exists and was left as it is."),
            ("", str(own_home / "report-2.html")),
            ("~nobody-here/report.html", words.today.NOT_SAVED),
        ):
            app_of(pilot).host.ask("report")
            await settle(pilot)
            await press(pilot, "end", "enter", "enter")
            await type_in(pilot, typed)
            await press(pilot, "enter")
            assert said in whisper(pilot) and "--force" not in whisper(pilot)
    assert (own_home / "mine.html").read_text() == (own_home / "report.html").read_text() == "mine"
    assert (own_home / "report-2.html").exists()


async def test_escape_keeps_nothing(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as pilot:
        app_of(pilot).host.ask("report")
        await settle(pilot)
        await press(pilot, "end", "enter", "escape", "escape")
        assert SAID.TITLE not in on_screen(pilot) and not list(tmp_path.glob("*.html"))


async def test_a_win_and_a_page_are_marked_for_the_next_session_and_it_is_undone(open_app: Open) -> None:
    async with open_app() as pilot:
        reports = app_of(pilot).companion.reports
        await write(pilot, "Called Mum")
        app_of(pilot).host.go_to("wins")
        await mark(pilot)
        assert whisper(pilot) == SAID.FOR_NEXT
        await press(pilot, "3", "a")
        await type_in(pilot, "It eased when I named it.")
        await press(pilot, "ctrl+s")
        await mark(pilot)
        told = reports.report(reports.period("week")).next_session
        assert [each.text for each in told] == ["Called Mum", "It eased when I named it."]
        (win,) = app_of(pilot).companion.wins.window().wins
        assert win.text == "Called Mum", "the sentence itself stays as it is"
        await press(pilot, "u", "u", "u")
        assert not reports.report(reports.period("week")).next_session


@pytest.mark.parametrize(("size", "theme"), [((40, 15), "paper"), ((40, 15), "dawn")], ids=str)
def test_how_it_looks(snap_compare: Any, sample: Any, size: tuple[int, int], theme: str) -> None:
    async def opened(pilot: Pilot[Any]) -> None:
        await press_in_turn(pilot, "5", "end", "space")
        if theme == "paper":
            await press_in_turn(pilot, "space")

    assert snap_compare(sample(theme=theme), terminal_size=size, run_before=opened)
