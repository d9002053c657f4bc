"""The end of a session, what comes over it, and the card after it: its clock in the test's hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, Cues, Settings
from companion.model.breathing.phase import SETTLE
from companion.tui.breathing.check import CheckCard
from companion.tui.breathing.chooser import TechniqueCard
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.history import HistoryCard
from companion.tui.breathing.more import MoreCard
from companion.tui.breathing.orb import Orb
from companion.tui.breathing.scale import Scale
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.breathing.session import END_FOR
from companion.tui.frame.cover import CoverScreen
from companion.tui.people.card import PeopleCard
from companion.tui.today import TodayScreen
from companion.tui.widgets.footer import Footer

from .hands import app_of, lines_of, settle
from .hands import press_in_turn as press
from .sessions import BOX, breathe, cue, kept, page, rated, view

Open = Callable[..., Any]
Make = Callable[..., Companion]
SHORT = Settings(breathing=Breathing(technique="box", level="standard", minutes=1 / 2))


async def to_the_end(pilot: Pilot[Any], clock: Any) -> None:
    """The session is over, and says so."""
    await press(pilot, "space")
    await breathe(pilot, clock, 32)
    assert cue(pilot) == (words.breathing.THE_END, "")


def in_front(pilot: Pilot[Any]) -> type:
    return type(pilot.app.screen)


# -- what comes over the end


@pytest.mark.parametrize(("key", "screen"), [("f9", CoverScreen), ("f1", PeopleCard), ("h", PeopleCard)])
async def test_no_card_opens_over_what_covers_the_end_and_it_comes_when_one_is_back(
    open_app: Open, clock: Any, make_companion: Make, key: str, screen: type
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        await press(pilot, key)
        orb, fill = view(pilot).query_one(Orb), view(pilot).query_one(Orb).fill
        await breathe(pilot, clock, END_FOR * 3)
        assert in_front(pilot) is screen
        assert (orb.fill, view(pilot)._ticking) == (fill, False), "nothing is drawn for nobody"
        await press(pilot, "escape")
        await breathe(pilot, clock, END_FOR)
        assert in_front(pilot) is BreatheScreen and cue(pilot) == (words.breathing.THE_END, "")
        await press(pilot, "x")
        assert in_front(pilot) is CheckCard
        await press(pilot, "x")
    assert [(session.seconds, session.finished) for session in kept(make_companion)] == [(32, True)]


async def test_the_end_left_in_the_moment_the_cover_comes_waits(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        shown = view(pilot)
        shown.leave_end()
        app_of(pilot).cover()
        await settle(pilot)
        assert in_front(pilot) is CoverScreen
        await press(pilot, "x")
        assert in_front(pilot) is CheckCard
        await press(pilot, "x")
    assert [session.seconds for session in kept(make_companion)] == [32]


async def test_the_cover_over_an_end_and_away_by_ctrl_c_keeps_it(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        await press(pilot, "f9", "ctrl+c")
    assert [session.seconds for session in kept(make_companion)] == [32]


@pytest.mark.parametrize(
    ("keys", "screen"), [(["question_mark"], MoreCard), (["H"], HistoryCard), (["f9"], CoverScreen)]
)
async def test_an_end_in_the_pane_waits_behind_what_is_over_it(
    open_app: Open, clock: Any, make_companion: Make, keys: list[str], screen: type
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        await press(pilot, *keys)
        await breathe(pilot, clock, END_FOR * 2)
        assert in_front(pilot) is screen
        assert [session.seconds for session in kept(make_companion)] == [32], "only its questions wait"
        await press(pilot, "escape")
        assert in_front(pilot) is TodayScreen
        await breathe(pilot, clock, END_FOR)
        assert in_front(pilot) is CheckCard


async def test_who_writes_when_a_session_in_the_pane_ends_is_not_interrupted(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "tab", "space", "space", "w", "S", "a", "i", "d")
        await breathe(pilot, clock, 32 + END_FOR)
        assert in_front(pilot) is TodayScreen
        await press(pilot, "space", "n", "o", "enter")
    assert [session.seconds for session in kept(make_companion)] == [32]
    assert [win.text for win in make_companion().wins.window().wins] == ["Said no"]


# -- at the end


@pytest.mark.parametrize(
    "key", ["x", "4", "t", "H", "question_mark", "space", "escape", "minus", "l", "enter"]
)
async def test_at_the_end_any_key_goes_on(open_app: Open, clock: Any, key: str) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        await press(pilot, key)
        assert in_front(pilot) is CheckCard


@pytest.mark.parametrize("paused", [False, True])
async def test_behind_the_card_nothing_is_said_of_the_session_that_is_over(
    open_app: Open, clock: Any, paused: bool
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space", "minus")
        await breathe(pilot, clock, 35)
        await press(pilot, *["space"] * paused, "escape")
        assert in_front(pilot) is CheckCard
        behind = view(pilot).query_one(CueLine)
        assert (behind.label, behind.number, behind.share, "".join(behind.notes)) == ("", "", None, "")
        assert not view(pilot).query_one(Scale).note


async def test_what_a_session_tints_and_rings_ends_with_it_also_where_it_moves_away(
    open_app: Open, clock: Any
) -> None:
    breathing = Breathing(technique="box", level="standard", minutes=1, cues=Cues(tint=True, bell=True))
    async with open_app(settings=Settings(breathing=breathing)) as pilot:
        await press(pilot, "tab", "space", "space")
        pane = view(pilot)
        await breathe(pilot, clock, 41)
        assert pane.has_class("-tint-out") and pane.cues.heard.bells
        await press(pilot, "b")
        assert in_front(pilot) is BreatheScreen and pilot.app.screen.has_class("-tint-out")
        assert not any(name.startswith("-tint") for name in pane.classes) and not pane.cues.heard.bells
        await press(pilot, "escape")
        assert not any(name.startswith("-tint") for name in app_of(pilot).screen_stack[1].classes)


async def test_an_end_that_is_folded_away_is_on_the_disk_and_b_begins_another(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(size=(40, 15), settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        await press(pilot, "tab")
        await breathe(pilot, clock, END_FOR)
        assert [(session.seconds, session.finished) for session in kept(make_companion)] == [(32, True)]
        await press(pilot, "b")
        assert in_front(pilot) is BreatheScreen and cue(pilot) == (SETTLE.label, "10")
        await press(pilot, "space")
        await breathe(pilot, clock, 4)
        await press(pilot, "escape", "x")
    assert [session.seconds for session in kept(make_companion)] == [32, 4]


async def test_an_answer_is_added_to_an_end_that_is_kept_already(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(size=(40, 15), settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        await press(pilot, "tab", "shift+tab")
        await breathe(pilot, clock, END_FOR)
        await press(pilot, "2", "4")
    (session,) = kept(make_companion)
    assert (session.seconds, session.finished, session.pace, session.after) == (32, True, "comfortable", 1)


async def test_an_end_that_was_taken_back_stays_so(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        await press(pilot, "u")
        await breathe(pilot, clock, END_FOR)
        await press(pilot, "x", "q")
    assert kept(make_companion) == []


@pytest.mark.parametrize(("key", "screen"), [("t", TechniqueCard), ("b", BreatheScreen)])
async def test_what_is_wanted_at_the_end_comes_once_its_questions_were_asked(
    open_app: Open, clock: Any, make_companion: Make, key: str, screen: type
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        await press(pilot, key)
        assert in_front(pilot) is CheckCard
        await press(pilot, "3", "4")
        assert in_front(pilot) is screen
        await press(pilot, *["enter"] * (key == "t"))
        assert cue(pilot) == (SETTLE.label, "10")
    (session,) = kept(make_companion)
    assert (session.finished, session.changed, session.pace, session.after) == (True, False, "a bit much", 1)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36)])
async def test_the_end_is_said_in_whole_words(open_app: Open, clock: Any, size: tuple[int, int]) -> None:
    async with open_app(size=size, settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        (said,) = [line for line in lines_of(pilot.app.screen) if words.breathing.THE_END_BRIEFLY in line]
        assert "…" not in said
        assert (words.breathing.THE_END in said) is (size[0] > 80)


async def test_the_keys_at_the_end_are_those_that_do_something(open_app: Open, clock: Any) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "tab", "space")
        await to_the_end(pilot, clock)
        told = [(command.id, command.words) for command in pilot.app.screen.query_one(Footer).left]
        assert told == [("breathing.start", "carry on"), ("breathing.technique", "technique")]
        await press(pilot, "minus", "o")
        assert cue(pilot) == (words.breathing.THE_END, "") and "next breath" not in page(pilot)
        await press(pilot, "escape")
        assert in_front(pilot) is CheckCard


async def test_no_keys_stand_at_the_end_on_the_whole_screen(open_app: Open, clock: Any) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        await press(pilot, "f9", "x")
        assert in_front(pilot) is BreatheScreen and not pilot.app.screen.query_one(Footer).visible


# -- the card after it


async def test_people_and_the_cover_come_over_the_card_and_leave_it_with_its_answers(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 40)
        await press(pilot, "escape", "2")
        for key, screen in (("f9", CoverScreen), ("full_stop", CoverScreen), ("f1", PeopleCard)):
            await press(pilot, key)
            assert in_front(pilot) is screen
            await press(pilot, "escape")
            assert in_front(pilot) is CheckCard
        await press(pilot, "5")
        assert in_front(pilot) is TodayScreen
    (session,) = kept(make_companion)
    assert (session.pace, session.after) == ("comfortable", 2)


async def test_one_more_minute_goes_on_with_the_same_session(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=SHORT) as pilot:
        await press(pilot, "b")
        await to_the_end(pilot, clock)
        await press(pilot, "x", "space")
        assert in_front(pilot) is BreatheScreen and cue(pilot) == ("Breathe in", "4")
        await breathe(pilot, clock, 64)
        assert cue(pilot) == (words.breathing.THE_END, "")
        await press(pilot, "x")
        assert "1 min 36 s, 6 breaths." in page(pilot) and "1 min 36 s this week" in page(pilot)
        await press(pilot, "w")
        assert in_front(pilot) is TodayScreen
        await press(pilot, *"Sat down", "enter")
        assert app_of(pilot).voices.text == "Noted, and saved."
    assert [(session.seconds, session.finished) for session in kept(make_companion)] == [(96, True)]
    assert [win.text for win in make_companion().wins.window().wins] == ["Sat down"]


async def test_under_half_a_minute_no_card_opens(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 20)
        await press(pilot, "escape")
        assert in_front(pilot) is TodayScreen
        assert app_of(pilot).voices.text == "Kept: 20 s of breathing."
    assert [session.seconds for session in kept(make_companion)] == [20]


async def test_a_key_tells_how_long_is_left_for_four_seconds(open_app: Open, clock: Any) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 4)
        await press(pilot, "x")
        assert "1 min left" in page(pilot) and "esc end" in page(pilot)
        await breathe(pilot, clock, 5)
        assert "left" not in page(pilot)
        await press(pilot, "space")
        assert "Paused." in page(pilot) and "55 s left" in page(pilot)


@pytest.mark.parametrize("away", ["ctrl+c", "q"])
async def test_an_answer_is_kept_whichever_way_the_card_goes(
    open_app: Open, clock: Any, make_companion: Make, away: str
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 40)
        await press(pilot, "escape", "3", away)
        assert pilot.app._exit
    (session,) = kept(make_companion)
    assert (session.pace, session.after) == ("a bit much", None)


async def test_an_answer_is_kept_when_companion_is_killed_at_the_card(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 40)
        await press(pilot, "escape", "3")
        app_of(pilot).fields.flush()
        await settle(pilot)
        app_of(pilot)._finished = True  # as after SIGKILL: nothing is done on the way out
    async with open_app(settings=BOX) as pilot:
        await settle(pilot)
    (session,) = kept(make_companion)
    assert (session.pace, session.seconds) == ("a bit much", 40)


CARDS = {
    "the chooser": ["b", "t"],
    "its feelings": ["b", "t", "v"],
    "under ?": ["b", "question_mark"],
    "the sessions so far": ["tab", "H"],
    "a menu": ["tab", "enter"],
    "all keys": ["question_mark"],
    "the palette": ["ctrl+p"],
}


@pytest.mark.parametrize("keys", CARDS.values(), ids=CARDS)
async def test_people_and_the_cover_are_a_key_away_on_every_card(open_app: Open, keys: list[str]) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, *keys)
        card = pilot.app.screen
        for key, screen in (("f9", CoverScreen), ("f1", PeopleCard)):
            await press(pilot, key)
            assert in_front(pilot) is screen
            await press(pilot, "escape")
            assert pilot.app.screen is card


async def test_people_are_opened_once(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "f1", "f1", "h")
        assert len(pilot.app.screen_stack) == 2


async def test_what_helped_is_said_in_whole_words_in_a_narrow_window(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "extended_exhale", *[(0, 1)] * 5)
    async with open_app(size=(40, 15)) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 30)
        await press(pilot, "escape", "x")
        assert "A little lighter after 5 of 5." in page(pilot)
