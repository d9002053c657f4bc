"""The toolbox through its keys: a skill is tried, and how it is afterwards is one key."""

from __future__ import annotations

from typing import Any

import pytest

from companion import words
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.skill_uses import SkillUse
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.people.card import PeopleCard
from companion.tui.toolbox.card import SkillCard
from companion.tui.toolbox.offer import OfferCard
from companion.tui.toolbox.pane import ToolboxPane
from companion.tui.toolbox.screen import ToolboxScreen

from .hands import app_of, lines_of, on_screen, press, press_in_turn, settle, type_in, whisper

SIZES = [(40, 15), (80, 24), (110, 36)]


def check_in(pilot: Any, pleasantness: Any = -1, energy: Any = 1) -> str:
    """Save how it is just now; the key of it."""
    context = app_of(pilot).companion.context
    made = CheckIn(at=context.now(), day=context.today(), pleasantness=pleasantness, energy=energy)
    return str(context.write("check-in", [Edit.add(made)]).entries[0].id)


def uses(pilot: Any) -> list[tuple[str, str]]:
    found = app_of(pilot).companion.store.recent(SkillUse, 9)
    return [(use.skill, use.after) for use in found]


async def offer(pilot: Any, key: str) -> None:
    app_of(pilot).host.ask("toolbox.offer", key)
    await settle(pilot)


async def tick(pilot: Any, clock: Any, seconds: float) -> None:
    """Let time go by on the card."""
    clock.advance(seconds)
    app_of(pilot).screen._draw()  # type: ignore[attr-defined]  # what its timer calls
    await settle(pilot)


async def test_the_loop_from_the_offer_to_a_win_is_four_keys(open_app: Any) -> None:
    async with open_app() as pilot:
        checkin = check_in(pilot)
        await offer(pilot, checkin)
        assert isinstance(pilot.app.screen, OfferCard)
        await press_in_turn(pilot, "enter", "space", "1")
        assert "Noted: better." in on_screen(pilot) and words.toolbox.FIRST_TIME in on_screen(pilot)
        await press(pilot, "w")
        (use,) = app_of(pilot).companion.store.recent(SkillUse, 9)
        assert (str(use.checkin), use.after) == (checkin, "better")
        assert whisper(pilot) == f"Tried {use.label}. Saved."
        (win,) = app_of(pilot).companion.wins.window().wins
        assert (win.text, win.category) == (f"Tried {use.label}", "coping_skill")


async def test_something_else_and_someone_are_always_there(open_app: Any) -> None:
    async with open_app() as pilot:
        await offer(pilot, "")
        assert words.toolbox.WORTH_A_TRY in on_screen(pilot)
        await press_in_turn(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press(pilot, "escape")
        await offer(pilot, check_in(pilot))
        assert words.toolbox.FITS in on_screen(pilot), "too soon to tell what helps"
        await press_in_turn(pilot, "end", "up", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ToolboxScreen)
        assert screen.toolbox and screen.query_one(ToolboxPane).key == screen.toolbox.fitting[0]


async def test_after_worse_nothing_is_pushed_but_people_are_named(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "space", "3")
        text = on_screen(pilot)
        assert "It will be offered less." in text and words.toolbox.TALK in text
        assert "keep as a win" not in text
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, SkillCard), "w does nothing here"
        await press(pilot, "h")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press_in_turn(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, ToolboxScreen)
        assert uses(pilot) == [("grounding", "worse")] and not app_of(pilot).companion.wins.window().wins


async def test_the_seconds_count_by_the_clock_and_nothing_runs_out(open_app: Any, clock: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "space", "space")
        await tick(pilot, clock, 61)
        assert "1 min 59 s left" in on_screen(pilot)
        await tick(pilot, clock, 600)
        assert "3 min, and as long as you like." in on_screen(pilot)
        await press_in_turn(pilot, "enter", "2")
        (use,) = app_of(pilot).companion.store.recent(SkillUse, 9)
        assert (use.after, use.seconds) == ("same", 661)


async def test_what_is_left_at_once_leaves_no_trace_and_what_was_done_is_kept(
    open_app: Any, clock: Any
) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "space", "escape", "space", "space", "escape")
        assert uses(pilot) == []
        await press_in_turn(pilot, "space", "enter", "escape")
        assert uses(pilot) == [("grounding", "")] and whisper(pilot) == "Noted: tried."


async def test_a_breath_opens_over_the_card_and_comes_back_with_the_question(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "down", "space", "space")
        screen = pilot.app.screen
        assert isinstance(screen, BreatheScreen) and screen.session.guide is not None
        assert screen.session.guide.plan.technique.id == "extended_exhale"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SkillCard) and pilot.app.screen.trying.stage == "asked"
        await press(pilot, "1")
        assert uses(pilot) == [("slow_breath", "better")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["ride_urge", "cool_cloth", "thank_letter"])
async def test_a_card_has_its_caution_its_question_and_people(open_app: Any, size: Any, skill: str) -> None:
    async with open_app(size=size) as pilot:
        app_of(pilot).host.ask("toolbox.start", skill)
        await settle(pilot)
        card = pilot.app.screen
        text = " ".join(" ".join(line.strip(" │") for line in lines_of(card)).split())
        assert "1 better 2 same 3 worse" in text and "h people" in text
        caution = app_of(pilot).companion.toolbox.skill(skill).caution or ""
        if size[0] > 40:
            assert all(word in text for word in caution.split())
        else:  # the rest is a few lines down
            await press(pilot, *["down"] * 12)
            assert caution.split()[-1] in on_screen(pilot)
        assert pilot.app.screen.query_one("#card").region.bottom <= size[1]


async def test_the_shipped_and_ones_own_are_kept_close_hidden_and_rewritten(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "a")
        await type_in(pilot, "Tea: slowly, 5 min")
        assert "Tea · slowly · 5 min" in on_screen(pilot)
        await press_in_turn(pilot, "enter", "home", "f")
        assert "Kept close" in on_screen(pilot) and whisper(pilot) == "Kept close."
        await press_in_turn(pilot, "e", "enter", "x")
        assert "25 skills" in on_screen(pilot) and "u brings it back" in whisper(pilot)
        await press_in_turn(pilot, "v")
        assert words.toolbox.HIDDEN_TITLE in on_screen(pilot) and "Tea" in on_screen(pilot)
        await press_in_turn(pilot, "x", "escape")
        assert "26 skills" in on_screen(pilot)
        await press_in_turn(pilot, "home", "d", "u")
        assert "26 skills" in on_screen(pilot)


async def test_what_is_kept_close_stands_before_what_fits(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", "left", "enter", "escape", "2")
        pane = pilot.app.screen.focused
        await press_in_turn(pilot, "end", "up", "f")
        kept, text = pane.key, on_screen(pilot)
        assert text.index(words.toolbox.KEPT_CLOSE) < text.index(words.toolbox.FITS_TODAY)
        await press(pilot, "home")
        assert pane.key == kept


async def test_the_last_row_is_people_to_talk_to(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "2", "end")
        assert words.toolbox.PEOPLE in on_screen(pilot).splitlines()[3], "and is read at the right"
        await press_in_turn(pilot, "f", "x", "d")
        assert "26" not in on_screen(pilot) and "25 skills" in on_screen(pilot)
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, PeopleCard)
