"""Breathing on the whole screen, through its keys, in the real app; its clock in the test's hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from textual.widgets import Static

from companion import words
from companion.companion import Companion
from companion.config.read import read_text
from companion.config.settings import Breathing, Settings
from companion.content import load as content
from companion.model.breathing.practice import Practised
from companion.model.breathing.technique import Technique
from companion.tui.breathing.check import CheckCard
from companion.tui.breathing.chooser import TechniqueCard
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.heart import Heart
from companion.tui.breathing.more import MoreCard
from companion.tui.breathing.orb import Orb
from companion.tui.breathing.scale import Scale
from companion.tui.breathing.screen import HINTS_FOR, BreatheScreen
from companion.tui.breathing.session import END_FOR, SessionView
from companion.tui.today import TodayScreen
from companion.tui.widgets.footer import Footer

from .hands import app_of, lines_of, on_screen, settle
from .hands import press_in_turn as press
from .sessions import BOX, breathe, cue, kept, page, rated, view

Open = Callable[..., Any]
Make = Callable[..., Companion]
SOME = [each for each in content.techniques() if each.id in ("box", "relax_478", "pursed_lip")]


# -- the whole way


async def test_b_and_nothing_else_is_a_complete_session(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, BreatheScreen)
        assert cue(pilot) == ("Settle", "10")
        await breathe(pilot, clock, 10)
        assert cue(pilot) == ("Breathe in", "3")
        await breathe(pilot, clock, 126)
        assert cue(pilot) == (words.breathing.THE_END, "")
        await breathe(pilot, clock, END_FOR * 3)
        assert isinstance(pilot.app.screen, BreatheScreen), "the end stays until a key"
        assert view(pilot).query_one(Orb).dim and not view(pilot)._ticking
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, CheckCard)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert app_of(pilot).voices.text == words.breathing.session_saved(126, "Breathe")
    (session,) = kept(make_companion)
    assert (session.seconds, session.finished, session.before, session.after, session.pace) == (
        126,
        True,
        None,
        None,
        None,
    )


async def test_every_question_is_one_key(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "2")
        prompt = view(pilot).query_one(Scale).prompt
        assert prompt and prompt.answer == -1
        await press(pilot, "space")
        assert view(pilot).query_one(Scale).prompt is None
        await breathe(pilot, clock, 30)
        await press(pilot, "escape", "2", "4")
        assert isinstance(pilot.app.screen, TodayScreen)
    (session,) = kept(make_companion)
    assert (session.before, session.after, session.pace, session.seconds) == (-1, 1, "comfortable", 30)


async def test_it_is_kept_before_anything_is_asked(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 30)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CheckCard)
        assert [session.seconds for session in kept(make_companion)] == [30]
        await press(pilot, "4", "ctrl+c")
    assert [session.seconds for session in kept(make_companion)] == [30]


async def test_every_place_tells_the_same_seconds(open_app: Open, clock: Any, make_companion: Make) -> None:
    """34.52 s: kept in tenths, that is the half that may be rounded up or down."""
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 34.5)
        clock.advance(0.02)
        await press(pilot, "escape")
        (session,) = kept(make_companion)
        told = words.common.length(session.seconds)
        assert f"{told}, 5 breaths." in page(pilot) and f"{told} this week, on 1 day." in page(pilot)
        await press(pilot, "x")
        assert f"Saved: {told} of breathing." in app_of(pilot).voices.text
        assert f"{told} today" in page(pilot)
        await press(pilot, "b", "question_mark", "end")
        assert f"{told} this week" in page(pilot)


async def test_today_and_the_week_round_alike(open_app: Open, clock: Any, make_companion: Make) -> None:
    started = clock.now() - timedelta(hours=1)
    make_companion().breathing.save("box", "gentle", 107, 120, finished=False, started=started)
    async with open_app() as pilot:
        assert "1 min 47 s today" in page(pilot)
        await press(pilot, "b", "question_mark", "end")
        assert "1 min 47 s this week" in page(pilot)


async def test_what_is_undone_does_not_come_back_by_leaving(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 30)
        await press(pilot, "escape", "x", "u", "q")
    assert kept(make_companion) == []


async def test_a_session_of_no_time_asks_and_keeps_nothing(open_app: Open, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert kept(make_companion) == []


async def test_what_it_did_for_them_is_said_from_five_sessions_on(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "extended_exhale", (0, 1), (0, 1), (0, 0), (0, 1))
    async with open_app() as pilot:
        await press(pilot, "b", "2", "space")
        await breathe(pilot, clock, 30)
        await press(pilot, "escape", "5")
        if not isinstance(pilot.app.screen, TodayScreen):
            await press(pilot, "x")
        assert "Long exhale: you felt a little lighter after 4 of 5" in app_of(pilot).voices.text


# -- keys while it goes on


async def test_one_settles_as_long_as_one_likes(open_app: Open, clock: Any) -> None:
    async with open_app(settings=read_text(b"breathing: {settle: until I begin}", "c.yaml")) as pilot:
        await press(pilot, "b")
        for _ in range(3):
            await breathe(pilot, clock, 60)
            assert cue(pilot)[0] == "Settle"
        await press(pilot, "space")
        assert cue(pilot) == ("Breathe in", "3")


async def test_pausing_goes_on_at_the_start_of_the_cycle(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 4.5)
        assert cue(pilot)[0] == "Breathe out"
        await press(pilot, "space")
        assert cue(pilot) == (words.breathing.paused(), "")
        await breathe(pilot, clock, 60)
        await press(pilot, "space")
        assert cue(pilot) == ("Breathe in", "3")


async def test_tempo_counts_from_the_next_breath_and_is_kept(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space", "minus")
        assert words.breathing.tempo_now(1.1) in page(pilot)
        assert cue(pilot) == ("Breathe in", "3")
        await breathe(pilot, clock, 7)
        assert cue(pilot) == ("Breathe in", "3"), "as many beats, each a little longer"
        await breathe(pilot, clock, 1.0)
        assert cue(pilot) == ("Breathe in", "3")
        await breathe(pilot, clock, 0.25)
        assert cue(pilot) == ("Breathe in", "2")
        await press(pilot, "plus", "plus", "escape", "x")
    (session,) = kept(make_companion)
    assert session.tempo == pytest.approx(1.1)


async def test_where_a_limit_stands_in_the_way_it_says_so(open_app: Open, clock: Any) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space", *["minus"] * 4)
        assert words.breathing.tempo_limit("pace", 20) in page(pilot)


async def test_ones_own_pace_and_back(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 8)
        await press(pilot, "o")
        assert cue(pilot) == ("Your own pace", "")
        assert words.breathing.own_pace_on() in page(pilot)
        await breathe(pilot, clock, 20)
        await press(pilot, "o")
        assert cue(pilot) == ("Breathe in", "3")
        await press(pilot, "escape", "x")
    assert [session.seconds for session in kept(make_companion)] == [28]


async def test_another_technique_keeps_the_first_and_begins_the_next(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 21)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, TechniqueCard)
        await press(pilot, "down", "enter")
        assert cue(pilot) == ("Settle", "10")
        assert [session.seconds for session in kept(make_companion)] == [21]
        await press(pilot, "space")
        await breathe(pilot, clock, 6)
        await press(pilot, "q", "x")
    assert [(s.technique, s.seconds) for s in kept(make_companion)] == [("extended_exhale", 21), ("equal", 6)]


async def test_what_is_said_of_keys_names_those_in_force(open_app: Open, clock: Any) -> None:
    settings = Settings(keys={"breathing.start": "v", "breathing.own_pace": "i"})
    async with open_app(settings=settings) as pilot:
        await press(pilot, "b", "v")
        await breathe(pilot, clock, 4)
        await press(pilot, "i")
        assert words.breathing.own_pace_on("i") in page(pilot)
        await press(pilot, "v")
        assert cue(pilot) == (words.breathing.paused("v"), "")


async def test_back_from_the_chooser_the_session_waits(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 5)
        await press(pilot, "t", "escape")
        assert isinstance(pilot.app.screen, BreatheScreen)
        assert cue(pilot) == (words.breathing.paused(), "")


async def test_no_holds_is_one_key_while_settling(open_app: Open, clock: Any) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b")
        assert content.cautions()["holds"] in page(pilot)
        await press(pilot, "l", "space")
        labels = set()
        for _ in range(16):
            labels.add(cue(pilot)[0])
            await breathe(pilot, clock, 1)
        assert labels == {"Breathe in", "Breathe out"}
        await press(pilot, "l")
        assert cue(pilot)[0] != "Settle", "only while settling"


async def test_no_holds_is_not_answered_with_holds(open_app: Open, clock: Any, make_companion: Make) -> None:
    fine = Practised(
        technique="box",
        level="gentle",
        seconds=60,
        planned=60,
        finished=True,
        started=clock.now(),
        pace="comfortable",
    )
    for _ in range(3):
        make_companion().breathing.keep(msgspec.structs.replace(fine, started=clock.now()))
        clock.advance(600)
    async with open_app() as pilot:
        await press(pilot, "b")
        assert "longer level" in page(pilot)
        await press(pilot, "l")
        assert "longer level" not in page(pilot)
        await press(pilot, "y")
        guide = view(pilot).guide
        assert guide and guide.plan.level == "no_holds"


async def test_question_mark_tells_every_caution_and_the_session_waits(open_app: Open, clock: Any) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space", "question_mark")
        assert isinstance(pilot.app.screen, MoreCard)
        assert content.cautions()["stop"] in page(pilot)
        await press(pilot, "escape")
        assert cue(pilot) == (words.breathing.paused(), "")


async def test_question_mark_tells_of_the_week_and_the_last_sessions_and_the_pane_is_quiet(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    rated(make_companion(), clock, "box", (-1, 1))
    async with open_app() as pilot:
        told = words.breathing.session_told("Box breathing", "gentle", 120, None, None)
        assert "Box breathing" in page(pilot)
        assert words.breathing.this_week(2, 1) not in page(pilot) and told not in page(pilot)
        await press(pilot, "b", "question_mark", "end")
        assert words.breathing.this_week(2, 1) in page(pilot) and told in page(pilot)


async def test_a_first_q_says_what_it_did_and_the_footer_begins_where_all_do(open_app: Open) -> None:
    async with open_app(size=(40, 15), settings=Settings(keys={"leave": "Q"})) as pilot:
        await press(pilot, "b")
        assert on_screen(pilot).splitlines()[-1].startswith("  space ")
        await press(pilot, "Q")
        assert words.today.SESSION_ENDED.format(key="Q") in on_screen(pilot) and pilot.app.is_running


async def test_a_second_q_leaves(open_app: Open, clock: Any, make_companion: Make) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 30)
        await press(pilot, "q")
        await pilot.press("q")
        await settle(pilot)
        assert pilot.app._exit
    assert [session.seconds for session in kept(make_companion)] == [30]


@pytest.mark.parametrize(
    ("size", "settling", "breathing"),
    [
        (
            (40, 15),
            "space begin esc end l no holds h ?",
            "space pause esc end - + tempo h ?",
        ),
        (
            (80, 24),
            "space begin esc end l no holds t technique o own pace h people ? keys",
            "space pause esc end - + tempo t technique o own pace h people ? keys",
        ),
    ],
)
async def test_a_session_tells_its_keys(
    open_app: Open, size: tuple[int, int], settling: str, breathing: str
) -> None:
    async with open_app(size=size, settings=BOX) as pilot:
        await press(pilot, "b")
        assert page(pilot).endswith(settling)
        await press(pilot, "space", "f")
        assert page(pilot).endswith(breathing)


async def test_a_click_on_either_key_of_the_tempo_is_that_key(open_app: Open) -> None:
    async with open_app(size=(80, 24), settings=BOX) as pilot:
        await press(pilot, "b", "space", "f")
        footer = pilot.app.screen.query_one(Footer)
        at = footer.render().plain.index("- + tempo") + footer.content_region.x
        for x, tempo in ((at, 1.1), (at + 2, 1.0), (at + 2, 0.9)):
            await pilot.click(offset=(x, 23))
            await settle(pilot)
            guide = view(pilot).guide
            assert guide and guide.practice.tempo == pytest.approx(tempo)


# -- the quiet room


async def test_the_keys_leave_with_the_first_breath_and_return_for_a_moment(
    open_app: Open, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[float, Any]] = []
    set_timer = BreatheScreen.set_timer

    def note(self: BreatheScreen, delay: float, callback: Any = None, **options: Any) -> Any:
        waits.append((delay, callback))
        return set_timer(self, delay, callback, **options)

    monkeypatch.setattr(BreatheScreen, "set_timer", note)
    async with open_app() as pilot:
        await press(pilot, "b")
        footer = pilot.app.screen.query_one(Footer)
        assert footer.visible
        await breathe(pilot, clock, 10.5)
        assert not footer.visible
        await press(pilot, "x")
        assert footer.visible
        delay, hide = waits[-1]
        assert delay == HINTS_FOR
        hide()
        assert not footer.visible
        await press(pilot, "space")
        waits[-1][1]()
        assert footer.visible, "standing still, the way on stays"


@pytest.mark.parametrize("keys", [["2"], ["2", "x"], ["space"], ["t", "escape", "space", "space"]])
async def test_the_keys_leave_with_the_first_breath_whatever_was_pressed_before_it(
    open_app: Open, clock: Any, keys: list[str]
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", *keys)
        await breathe(pilot, clock, 10.5)
        assert cue(pilot)[0].startswith("Breathe")
        assert not pilot.app.screen.query_one(Footer).visible


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (110, 36), (200, 60)])
async def test_the_settling_asks_how_one_feels_and_an_answer_moves_nothing(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with open_app(size=size, settings=BOX) as pilot:
        await press(pilot, "b")
        before = lines_of(pilot.app.screen)
        asked = next(line for line in before if "How do you feel" in line)
        assert "1 hard" in asked and "5 good" in asked
        for key in "15":
            await press(pilot, key)
            assert lines_of(pilot.app.screen) == before


@pytest.mark.parametrize(("size", "briefly"), [((40, 15), True), ((80, 24), False), ((110, 36), False)])
async def test_a_tempo_that_is_not_the_usual_is_said_in_the_settling(
    open_app: Open, clock: Any, make_companion: Make, size: tuple[int, int], briefly: bool
) -> None:
    at = clock.now() - timedelta(hours=1)
    make_companion().breathing.keep(
        Practised(
            technique="box", level="gentle", seconds=99, planned=120, finished=True, started=at, tempo=1.21
        )
    )
    async with open_app(size=size, settings=Settings(breathing=Breathing(technique="box"))) as pilot:
        await press(pilot, "b")
        assert words.breathing.at_tempo(1.21, briefly=briefly) in page(pilot)


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24)])
async def test_words_number_and_orb_keep_their_places(
    open_app: Open, clock: Any, size: tuple[int, int]
) -> None:
    async with open_app(size=size, settings=BOX) as pilot:
        await press(pilot, "b")
        places = set()
        for second in range(28):
            shown = view(pilot)
            orb = shown.query_one(Orb)
            assert orb.display and orb.region.height >= 8
            places.add((shown.query_one(CueLine).region, orb.region))
            if second in (11, 14):
                await press(pilot, "minus")
            await breathe(pilot, clock, 1)
        await press(pilot, "space")
        places.add((shown.query_one(CueLine).region, orb.region))
        assert len(places) == 1


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (110, 36), (200, 60)])
@pytest.mark.parametrize("technique", SOME, ids=lambda technique: technique.id)
async def test_cautions_are_whole_at_every_size(
    open_app: Open, size: tuple[int, int], technique: Technique
) -> None:
    settings = Settings(breathing=Breathing(technique=technique.id))
    async with open_app(settings=settings, size=size) as pilot:
        await press(pilot, "b")
        plan = pilot.app.screen.query_one(SessionView).guide.plan
        assert len(plan.cautions) == 2
        said = plan.brief if size[0] == 40 else plan.said
        for sentence in said:
            assert sentence in page(pilot)
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, MoreCard)
        told = " ".join(str(pilot.app.screen.query_one("#text", Static).content).split())
        for sentence in (*plan.cautions, *plan.more):
            assert sentence in told


async def test_covered_nothing_is_drawn_and_uncovered_it_waits(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 5)
        await press(pilot, "f9")
        fill = view(pilot).query_one(Orb).fill
        await breathe(pilot, clock, 30)
        assert view(pilot).query_one(Orb).fill == fill
        assert not view(pilot)._ticking
        await press(pilot, "x")
        assert cue(pilot) == (words.breathing.paused(), "")
        assert view(pilot).kept is not None
        assert view(pilot).kept.seconds == pytest.approx(5, abs=0.1)  # type: ignore[union-attr]


async def test_an_unfocused_terminal_still_breathes(open_app: Open, clock: Any) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        pilot.app.app_focus = False
        await breathe(pilot, clock, 4)
        assert cue(pilot)[0] == "Breathe out"


@pytest.mark.parametrize(("key", "goes_on"), [("space", True), ("escape", False)])
async def test_after_a_sleep_it_is_asked_whether_to_go_on(
    open_app: Open, clock: Any, make_companion: Make, key: str, goes_on: bool
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 20)
        clock.advance(3600)
        view(pilot).tick()
        await settle(pilot)
        assert cue(pilot) == (words.breathing.ASLEEP, "")
        await press(pilot, key)
        assert isinstance(pilot.app.screen, BreatheScreen) is goes_on
        await press(pilot, "ctrl+c")
    assert [session.seconds for session in kept(make_companion)] == [pytest.approx(20, abs=0.1)]


async def test_a_session_in_the_pane_goes_on_on_the_whole_screen(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "tab", "space", "space")
        await breathe(pilot, clock, 10)
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, BreatheScreen)
        await breathe(pilot, clock, 10)
        await press(pilot, "escape", "x")
    assert [session.seconds for session in kept(make_companion)] == [20]


@pytest.mark.parametrize("number", ["heart", "below"])
async def test_in_a_high_window_the_number_is_in_the_heart_unless_it_is_wanted_below(
    open_app: Open, clock: Any, number: Any
) -> None:
    breathing = Breathing(technique="box", level="standard", minutes=1, number=number)
    async with open_app(settings=Settings(breathing=breathing), size=(160, 46)) as pilot:
        await press(pilot, "b", "space")
        await breathe(pilot, clock, 5)
        heart, words_row = view(pilot).query_one(Heart), view(pilot).query_one(CueLine)
        orb = view(pilot).query_one(Orb)
        assert cue(pilot) == ("Rest, full", "3")
        assert (heart.display, words_row.elsewhere) == (number == "heart",) * 2
        if number == "heart":
            assert heart.told == ("Rest, full", "3", 1) and orb.well == (18, 5)
            assert orb.region.contains_region(heart.region)
            await press(pilot, "space")
            assert not heart.display and "Paused." in page(pilot)


async def test_a_rest_fills_the_ring_beat_by_beat(open_app: Open, clock: Any) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "space")
        orb, held = view(pilot).query_one(Orb), []
        for _ in range(36):
            await breathe(pilot, clock, 0.25)
            held.append(orb.held)
        assert list(dict.fromkeys(held)) == [0, 0.25, 0.5, 0.75, 1]
        assert held.count(0.5) == 4 and held[-1] == 0
