"""The card to share, by its keys: what is shown is what is in the file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.model.change import Edit
from companion.model.milestones import MilestoneTold
from companion.model.stories import Story
from companion.tui.app import CompanionApp

from ..conftest import TUESDAY
from .hands import on_screen, press, press_in_turn, settle, type_in, whisper
from .test_looks import sample as sample

Opened = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
PROGRESS = str(list(CompanionApp.MODES).index("progress") + 1)
WINS = ("tab", "tab", "tab")


async def to_card(pilot: Pilot[Any], key: str) -> None:
    pilot.app.host.ask("share.card", key)  # type: ignore[attr-defined]
    await settle(pilot)


async def test_a_file_that_appears_meanwhile_stays_and_that_is_said(
    open_app: Opened, companion: Companion, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.wins.add("called Ana #next-session")
    (own_home / "card.svg").write_text("mine")
    monkeypatch.setattr("companion.export.target.free_path", lambda name, form: own_home / f"{name}.{form}")
    async with open_app() as pilot:
        await press_in_turn(pilot, *WINS, "s")
        assert "“called Ana”" in on_screen(pilot), "what is for a session is not for others"
        await press(pilot, "enter")
        assert "card.svg already exists" in on_screen(pilot)
    assert (own_home / "card.svg").read_text() == "mine"


async def test_from_a_win_to_its_file_only_what_was_ticked(
    open_app: Opened, companion: Companion, own_home: Path
) -> None:
    companion.wins.add("called Ana #connection")
    (own_home / "card.svg").write_text("mine")
    async with open_app() as pilot:
        await press_in_turn(pilot, *WINS, "s")
        shown = on_screen(pilot)
        assert "“called Ana”" in shown and "[x] the sentence   [ ] the day" in shown
        assert "2026" not in shown and words.share.NOTHING_ELSE in shown
        await press_in_turn(pilot, "right", "space", "down", "space", "left", "space")
        shown = on_screen(pilot)
        for said in ("1 day with something in it", "Feeling connected", "Tuesday 17 November 2026"):
            assert said in shown
        await press_in_turn(pilot, "up", "space")
        assert "called Ana" not in on_screen(pilot).split("[ ] the sentence")[0].split("A card to share")[1]
        await press(pilot, "enter")
        assert whisper(pilot) == "Saved as ~/card-2.svg."
    svg = (own_home / "card-2.svg").read_text("utf-8")
    assert (own_home / "card.svg").read_text() == "mine"
    assert "Tuesday" in svg and "Feeling connected" in svg and "Ana" not in svg
    assert (own_home / "card-2.svg").stat().st_mode & 0o777 == 0o600


async def test_progress_offers_the_week(open_app: Opened) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, PROGRESS, "s", "down", "enter")
        assert "11 to 17 November 2026" in on_screen(pilot), "nothing is counted yet"


async def test_nothing_ticked_is_not_saved(open_app: Opened, companion: Companion, own_home: Path) -> None:
    companion.wins.add("called Ana")
    async with open_app(size=(40, 15)) as pilot:
        await press_in_turn(pilot, ":")
        await type_in(pilot, "a card to share")
        await press_in_turn(pilot, "enter", "enter")
        assert "“called Ana”" in on_screen(pilot) and "enter save" in on_screen(pilot)
        await press_in_turn(pilot, "space", "enter")
        assert words.share.NOTHING_YET in on_screen(pilot)
        await press(pilot, "escape")
    assert not [*own_home.glob("*.svg")]


async def test_where_no_png_can_be_drawn_the_card_says_why_and_stays(
    open_app: Opened, companion: Companion, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion.wins.add("called Ana")
    async with open_app() as pilot:
        await to_card(pilot, "week")
        await press_in_turn(pilot, "down", "down", "space")
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, "resvg_py", None)
            await press(pilot, "enter")
            assert "A PNG needs one more package" in on_screen(pilot)
        await press(pilot, "enter")
        assert whisper(pilot) == "Saved as ~/card.png."
    assert (own_home / "card.png").read_bytes().startswith(b"\x89PNG")


async def test_what_has_no_room_in_the_file_is_told_before(open_app: Opened, companion: Companion) -> None:
    win = companion.wins.add("I opened the letter and read it. " * 90).entries[0].id
    async with open_app(size=(80, 24)) as pilot:
        await to_card(pilot, f"win:{win}")
        shown = on_screen(pilot)
        assert "There is no room for the end" in shown and "space choose" in shown
        await to_card(pilot, "win:1")
        assert words.changes.ROW_GONE in whisper(pilot)


async def test_the_card_of_a_milestone_has_its_sentence_and_the_day_where_it_is_known(
    open_app: Opened, companion: Companion
) -> None:
    told = MilestoneTold(at=TUESDAY, day=TUESDAY.date(), milestone="wins:10")
    added = companion.context.write("told", [Edit.add(told), Edit.add(replace(told, before=True))]).entries
    async with open_app() as pilot:
        pilot.app.host.ask("progress.share", f"milestones:{added[0].id}")  # type: ignore[attr-defined]
        await settle(pilot)
        assert "Ten wins kept." in on_screen(pilot) and "[ ] the day" in on_screen(pilot)
        await press(pilot, "escape")
        await to_card(pilot, f"milestone:{added[1].id}")
        assert "Ten wins kept." in on_screen(pilot) and "the day" not in on_screen(pilot)


async def test_the_card_of_a_story_is_what_a_reader_sees(open_app: Opened, companion: Companion) -> None:
    story = Story(at=TUESDAY, day=TUESDAY.date(), then="I wrote to ana@example.org.", now="I sing again.")
    (added,) = companion.context.write("story", [Edit.add(story)]).entries
    async with open_app() as pilot:
        await to_card(pilot, f"story:{added.id}")
        shown = on_screen(pilot)
        assert "I sing again." in shown and "I wrote to" in shown and "ana@" not in shown
        assert "findahelpline.com" in shown
        await press(pilot, "space")
        assert "findahelpline.com" not in on_screen(pilot), "it goes with the story"


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "paper"), ((110, 36), "dawn")], ids=str)
def test_how_it_looks(snap_compare: Any, sample: Any, size: tuple[int, int], theme: str) -> None:
    async def opened(pilot: Pilot[Any]) -> None:
        await to_card(pilot, "month" if theme == "dawn" else "win")

    assert snap_compare(sample(theme=theme), terminal_size=size, run_before=opened)
