"""The card of a check-in: by keys, with the mouse, in both forms; what follows; nothing typed is gone."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from companion import words
from companion.config.settings import Settings
from companion.content import load as content
from companion.model.change import Edit
from companion.model.checkins import CheckIn, SaidSoFar
from companion.store.store import Store
from companion.tui.checkins.card import CheckInCard
from companion.tui.people.card import PeopleCard
from companion.tui.terminal.cursor import place_on

from .hands import app_of, lines_of, on_screen, press, press_in_turn, refuse, settle, type_in, whisper

NOTE = ("tab",) * 3


def kept(pilot: Any) -> list[CheckIn]:
    """The check-ins of today, the newest last."""
    companion = app_of(pilot).companion
    found: list[CheckIn] = companion.checkins.of_day(companion.context.today())
    return found


def card(pilot: Any) -> CheckInCard:
    assert isinstance(pilot.app.screen, CheckInCard)
    return pilot.app.screen


async def test_three_keys_are_the_least_and_nothing_at_all_is_none(open_app: Any) -> None:
    async with open_app(size=(120, 36)) as pilot:
        assert "m check-in" in lines_of(pilot.app.screen)[-1]
        await press_in_turn(pilot, "m", "enter")
        assert not kept(pilot) and whisper(pilot) == words.checkins.NOTHING
        await press_in_turn(pilot, "m", "right", "enter")
        (made,) = kept(pilot)
        assert (made.pleasantness, made.energy, whisper(pilot)) == (1, 0, words.common.SAVED)
        await press(pilot, "u")
        assert not kept(pilot)


async def test_keys_that_are_typed_at_once_all_count(open_app: Any) -> None:
    async with open_app() as pilot:
        for key in ("m", "right", "up", "enter"):
            app_of(pilot).simulate_key(key)
        await settle(pilot)
        assert [(each.pleasantness, each.energy) for each in kept(pilot)] == [(1, 1)]


@pytest.mark.parametrize("size", [(110, 36), (40, 15)])
async def test_every_part_by_keys(open_app: Any, size: Any) -> None:
    async with open_app(size=size) as pilot:
        await press_in_turn(pilot, "m", "2", "4", "tab", "space")
        assert "unpleasant, high energy" in on_screen(pilot)
        word = card(pilot).answers.words[0]
        assert content.check_in_words().words[word] == "unpleasant_high"
        await press_in_turn(pilot, "tab", "space", "tab")
        await type_in(pilot, "#sleep:5 woke 3 times")
        assert "sleep 5" in on_screen(pilot)
        await press(pilot, "enter")
        (made,) = kept(pilot)
        assert (made.pleasantness, made.energy, made.words, made.triggers) == (
            -1,
            1,
            (word,),
            ("poor_sleep",),
        )
        assert (made.numbers, made.note) == ({"sleep": 5}, "woke 3 times")


async def test_what_was_noticed_is_a_win_where_the_skills_are_left(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", "left", "tab", "tab", "space", "enter", "escape")
        assert f"{words.common.SAVED} w keeps it as a win." in on_screen(pilot)
        await press_in_turn(pilot, "w", "enter")
        (win,) = app_of(pilot).companion.wins.window().wins
        assert (win.text, win.category) == (words.checkins.WINS["trigger"], "identifying_triggers")


@pytest.mark.parametrize("size", [(110, 36), (40, 15)])
async def test_the_terminals_cursor_is_on_what_is_in_hand(open_app: Any, size: Any) -> None:
    async with open_app(size=size) as pilot:

        def under() -> str:
            at = place_on(pilot.app.screen)
            assert at
            return lines_of(pilot.app.screen)[at.y][at.x :]

        await press_in_turn(pilot, "m", "up", "right")
        assert under().startswith("◉")
        await press_in_turn(pilot, "tab", "down", "right")
        assert under().startswith(card(pilot)._words.all[card(pilot)._words.hand])
        await press_in_turn(pilot, "tab", *["right"] * 4)
        tag = card(pilot)._around.all[4]
        assert under().startswith(content.check_in_words().triggers[tag])


async def test_the_mouse_chooses_with_one_click(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "m")

        async def click(said: str, nth: int = 0, over: int = 0) -> None:
            rows = lines_of(pilot.app.screen)
            row, at = [(y, line.index(said)) for y, line in enumerate(rows) if said in line][nth]
            await pilot.click(offset=(at + over, row))
            await settle(pilot)

        await click("◦  ◦  ◦  ◦  ◦", nth=1, over=12)
        assert "very pleasant, high energy" in on_screen(pilot)
        await click("not sure")
        await click("Too much at once")
        await click("#sleep:7")
        assert card(pilot).focused is card(pilot)._line
        await press(pilot, "x", "enter")
        (made,) = kept(pilot)
        assert (made.pleasantness, made.energy, made.note) == (2, 1, "x")
        assert (made.words, made.triggers) == (("not sure",), ("overload",))


async def test_ones_own_words_come_first_the_next_time(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "m", "tab")
        options = card(pilot)._words
        options.hand = options.all.index(words.checkins.OWN_WORD)
        await press(pilot, "space")
        await type_in(pilot, "wobbly")
        await press_in_turn(pilot, "enter", "tab", "end", *["right"] * 30, "space")
        await type_in(pilot, "the neighbour")
        await press_in_turn(pilot, "enter", "enter")
        (made,) = kept(pilot)
        assert (made.words, made.triggers) == (("wobbly",), ("the neighbour",))
        await press(pilot, "m")
        text = on_screen(pilot)
        assert text.index("wobbly") < text.index("excited")
        assert text.index("the neighbour") < text.index("Poor sleep")


async def test_what_was_typed_is_there_after_escape_a_new_start_and_a_full_disk(
    open_app: Any, monkeypatch: Any
) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", "left", "left", *NOTE)
        await type_in(pilot, "woke at four")
        await press(pilot, "escape")
        assert not kept(pilot) and whisper(pilot) == words.today.DRAFT_KEPT
    async with open_app() as pilot:
        assert "woke at four" in whisper(pilot)
        await press(pilot, "m")
        assert not card(pilot).answers.placed and "woke at four" in on_screen(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(Store, "apply", refuse)
            await press(pilot, "enter")
            assert card(pilot).answers.line == "woke at four" and whisper(pilot) == words.today.NOT_SAVED
        await press(pilot, "enter")
        assert [each.note for each in kept(pilot)] == ["woke at four"]
        assert not app_of(pilot).drafts.texts()


async def test_what_is_pasted_belongs_to_the_note(open_app: Any) -> None:
    async with open_app(size=(40, 15)) as pilot:
        await press(pilot, "m")
        app_of(pilot).post_message(events.Paste("woke at four,\n1 2 3 enter"))
        await settle(pilot)
        assert card(pilot).answers == SaidSoFar(line="woke at four, 1 2 3 enter")
        await press(pilot, "enter")
        assert [each.note for each in kept(pilot)] == ["woke at four, 1 2 3 enter"]


async def test_a_draft_that_comes_in_late_waits_for_the_next_card(open_app: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "m")
        app_of(pilot).drafts.keep("checkin", "woke at four\nwobbly")  # as it is found at the start
        await press_in_turn(pilot, "right", *NOTE)
        await type_in(pilot, "fine")
        await press_in_turn(pilot, "enter", "m")
        assert [each.note for each in kept(pilot)] == ["fine"]
        assert (card(pilot).answers.line, card(pilot).answers.words) == ("woke at four", ("wobbly",))


async def test_people_are_a_key_away_from_the_card(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", *NOTE, "f1")
        assert isinstance(pilot.app.screen, PeopleCard)
        await press(pilot, "escape")
        assert card(pilot)


@pytest.mark.parametrize(("size", "way"), [((110, 36), 0), ((80, 24), 2), ((40, 15), 4)])
async def test_after_a_very_low_one_one_line_names_the_keys_once(open_app: Any, size: Any, way: int) -> None:
    keys = {"breathe": "b", "toolbox": 2, "people": "h"}
    async with open_app(size=size) as pilot:
        today = pilot.app.screen
        await press_in_turn(pilot, "space", "m", "left", "left", "enter")
        assert whisper(pilot) == words.checkins.LOW[way].format(**keys) and pilot.app.screen is today
        await press(pilot, "p")
        assert whisper(pilot) in content.step_lines().quiet, "from now on it is a gentle day"
        await press_in_turn(pilot, "m", "1", "enter")
        assert whisper(pilot) == words.common.SAVED and len(kept(pilot)) == 2


async def test_a_gentle_day_shows_at_once_also_one_from_another_tab(
    open_app: Any, make_companion: Any
) -> None:
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, "w")
        await type_in(pilot, "Called Ana")
        await press(pilot, "enter")
        app.host.go_to("wins")
        await settle(pilot)
        assert "celebrate" in lines_of(pilot.app.screen)[-1]
        other = make_companion()
        other.checkins.add(other.checkins.answers("-2", None, (), (), ""))
        other.close()
        app.background.check_files()
        await settle(pilot)
        assert "celebrate" not in lines_of(pilot.app.screen)[-1]
        view = pilot.app.screen.affirmations
        assert view.line.strength == 1
        await press(pilot, "c")
        loud = {each.label for each in content.rituals() if each.loud}
        assert not any(label in on_screen(pilot) for label in loud)


async def test_back_dated_in_the_line_it_starts_nothing(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", "left", "left", *NOTE)
        await type_in(pilot, "@yesterday 18:30")
        assert "yesterday" in on_screen(pilot).lower() and "18:30" in on_screen(pilot)
        await press(pilot, "enter")
        assert not kept(pilot) and whisper(pilot) == words.common.SAVED
        companion = app_of(pilot).companion
        assert not companion.context.is_gentle(companion.context.today())


async def test_quiet_is_a_matter_of_the_settings(open_app: Any) -> None:
    from companion.config.settings import CheckIns

    async with open_app(settings=Settings(checkins=CheckIns(offer=False))) as pilot:
        await press_in_turn(pilot, "m", "1", "enter")
        assert whisper(pilot) == words.common.SAVED


async def test_all_of_them_can_be_read_by_name_also_one_from_elsewhere(
    open_app: Any, make_companion: Any
) -> None:
    before = make_companion()
    now = before.context.now()
    record = CheckIn(at=now, day=now.date(), words=("tired",), note="woke at four", source="daylio")
    before.context.write("check-in", [Edit.add(record)])
    async with open_app() as pilot:
        await press_in_turn(pilot, "m", "left", "enter", "escape")
        app_of(pilot).host.ask("checkins")
        await settle(pilot)
        seen = on_screen(pilot)
        assert words.checkins.LATELY in seen and "tired · woke at four" in seen and "unpleasant" in seen
