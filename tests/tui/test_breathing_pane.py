"""The Breathing pane, its clock in the test's hand: every frame is asked for by the test."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen

import companion.tui
from companion import words
from companion.content import load as content
from companion.model.breathing.practice import Practised, SessionPlan
from companion.model.breathing.technique import BreathingView, Technique
from companion.tui.breathing.bar import Bar
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.orb import AT_REST, Orb
from companion.tui.breathing.pane import BreathingPane
from companion.tui.breathing.requests import BreathingRequests
from companion.tui.breathing.session import END_FOR
from companion.tui.frame.host import Asked, Host
from companion.tui.themes import load_theme
from companion.tui.widgets.appearance import ScreenStyle

from .hands import app_of, lines_of, press, today_of
from .sessions import Owner, breathe

STYLES = Path(companion.tui.__file__).parent


def plan(
    technique: Technique, level: str = "standard", planned: float = 60, cautions: tuple[str, ...] = ()
) -> SessionPlan:
    return SessionPlan(technique=technique, level=level, planned=planned, item="breathe", cautions=cautions)


def kept(app: OnePane) -> Practised:
    found = app.owner.over[-1].kept(app.clock.monotonic())
    assert isinstance(found, Practised)
    return found


DOES = ("breathing.start", "breathing.end")


class OnePane(App[None]):
    """The pane alone, and everything it asks for; a session is started and ended as on any screen."""

    CSS_PATH = [STYLES / "frame/pane.tcss", STYLES / "breathing/breathing.tcss"]

    def __init__(self, clock: Any, view: BreathingView, look: ScreenStyle, cautions: tuple[str, ...]) -> None:
        theme = load_theme("dawn")[0]
        super().__init__()
        self.plan = plan(view.technique, view.level, view.planned, cautions)
        self.register_theme(theme)
        self.theme = theme.name
        self.screen_style = look
        self.clock, self.shown = clock, view
        self.owner = Owner()
        self.asked: list[tuple[str, str]] = []
        self._requests = BreathingRequests(cast(Host, self._host()))

    def _host(self) -> Any:
        """As much of a host as it takes to start and end a session."""
        return SimpleNamespace(
            companion=SimpleNamespace(breathing=SimpleNamespace(plan=lambda *_, **__: self.plan)),
            pane=lambda _: self.pane,
            view=lambda _: self.shown,
            work_out=lambda look_up, *, then: then(look_up()),
        )

    def compose(self) -> ComposeResult:
        pane = BreathingPane(self.clock, lambda: self.owner)
        pane.view = self.shown
        yield pane

    def on_mount(self) -> None:
        self.pane.focus()

    @property
    def pane(self) -> BreathingPane:
        return self.query_one(BreathingPane)

    @property
    def cue(self) -> CueLine:
        return self.query_one(CueLine)

    def breathe(self, seconds: float, step: float = 1 / 16) -> None:
        """Time goes on in small steps, a frame after each."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.pane.session.tick()

    def lines(self) -> list[str]:
        return lines_of(self.screen)

    def on_asked(self, event: Asked) -> None:
        self.asked.append((event.command, event.key))
        if event.command in DOES:
            getattr(self._requests, event.command.rpartition(".")[2])(event.key)


Make = Callable[..., OnePane]


def known(name: str) -> Technique:
    return next(technique for technique in content.techniques() if technique.id == name)


@pytest.fixture
def make(clock: Any) -> Make:
    def build(
        name: str = "extended_exhale",
        level: str = "standard",
        planned: float = 60,
        look: ScreenStyle = ScreenStyle(),  # noqa: B008
        cautions: tuple[str, ...] = (),
    ) -> OnePane:
        view = BreathingView(technique=known(name), level=level, planned=planned, minutes_today=6)
        return OnePane(clock, view, look, cautions)

    return build


def words_of(app: OnePane) -> tuple[str, str]:
    return app.cue.label, app.cue.number


async def test_at_rest_it_shows_the_technique_its_pattern_and_todays_minutes(make: Make) -> None:
    app = make(planned=180)
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.pause()
        page = "\n".join(app.lines())
        assert "Long exhale" in page
        assert "in 4, out 6 · 3 min" in page
        assert "6 min today" in page
        assert app.query_one(Orb).fill == AT_REST


@pytest.mark.parametrize(
    "look", [ScreenStyle(), ScreenStyle(ascii=True), ScreenStyle(simple=True), ScreenStyle(reduced=True)]
)
@pytest.mark.parametrize("size", [(40, 8), (46, 17)])
async def test_at_rest_there_is_the_orb_or_the_bar_never_both(
    make: Make, look: ScreenStyle, size: tuple[int, int]
) -> None:
    app = make(look=look)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.query_one(Orb).display is not app.query_one(Bar).display
        assert app.query_one(Orb).display is (look == ScreenStyle())


async def test_the_line_has_the_seconds_of_the_level(make: Make) -> None:
    app = make(level="gentle", planned=76)
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.pause()
        assert "in 3, out 4 · 1 min 16 s" in "\n".join(app.lines())


async def test_space_settles_begins_pauses_and_goes_on(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space")
        assert words_of(app) == ("Settle", "10")
        app.breathe(3)
        assert words_of(app) == ("Settle", "7")
        await pilot.press("space")
        assert words_of(app) == ("Breathe in", "4")
        app.breathe(4)
        assert words_of(app) == ("Breathe out", "6")
        app.breathe(2.5)
        await pilot.press("space")
        assert words_of(app) == (words.breathing.paused(), "")
        app.breathe(30)
        assert words_of(app) == (words.breathing.paused(), "")
        await pilot.press("space")
        assert words_of(app) == ("Breathe in", "4")
        assert app.pane.session.kept is not None
        assert app.pane.session.kept.seconds == pytest.approx(6.5)


async def test_settling_ends_by_itself(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space")
        app.breathe(10)
        assert words_of(app) == ("Breathe in", "4")
        assert app.query_one(Orb).fill == pytest.approx(0, abs=0.01)


async def test_word_and_number_stand_together_and_keep_their_columns_while_it_counts(make: Make) -> None:
    app = make("alternate_nostril")
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        starts, rows = set(), set()
        for _ in range(20):
            await pilot.pause()
            row, line = next((y, line) for y, line in enumerate(app.lines()) if app.cue.label in line)
            inner = line.strip("│ ")
            starts.add((app.cue.label, line.index(inner)))
            rows.add(row)
            assert inner == f"{app.cue.label} {app.cue.number}"
            app.breathe(1)
        assert len(rows) == 1 and len(starts) == len({label for label, _ in starts})


@pytest.mark.parametrize(
    ("planned", "lasts", "said"),
    [(15, 20, words.breathing.ONE_IS_ENOUGH), (45, 50, words.breathing.THE_END_BRIEFLY)],
)
async def test_a_session_ends_after_the_last_cycle_with_its_facts(
    make: Make, clock: Any, planned: float, lasts: float, said: str
) -> None:
    app = make(planned=planned)
    started = clock.now()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(lasts - 0.5)
        assert app.pane.session.running
        app.breathe(0.5)
        await pilot.pause()
        assert said in words_of(app)[0]
        app.breathe(END_FOR)
        await pilot.pause()
        ended = kept(app)
        facts = (ended.technique, ended.level, ended.planned, ended.finished, ended.item, ended.started)
        assert facts == ("extended_exhale", "standard", planned, True, "breathe", started)
        assert ended.seconds == lasts
        assert not app.pane.session.running


async def test_after_a_session_the_pane_shows_again_what_comes_next(open_app: Any, clock: Any) -> None:
    async with open_app() as pilot:
        pane = today_of(app_of(pilot)).query_one(BreathingPane)
        await press(pilot, "tab", "space", "space")
        await breathe(pilot, clock, 5)
        assert pane.query_one(CueLine).label == "Breathe out"
        await press(pilot, "escape")
        assert not pane.session.running
        assert (pane.query_one(CueLine).label, pane.summary) == ("Long exhale", "Long exhale")


async def test_it_can_be_ended_at_any_moment(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        app.pane.session.start(plan(known("box")))
        await pilot.press("space")
        app.breathe(5)
        app.pane.session.end()
        await pilot.pause()
        ended = kept(app)
        assert (ended.technique, ended.item, ended.finished) == ("box", "breathe", False)
        assert ended.seconds == pytest.approx(5)
        before = list(app.owner.told)
        assert before.count("ended") == 1
        app.pane.session.end()
        await pilot.pause()
        assert app.owner.told == before


async def test_ended_while_paused_counts_what_was_practised(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        await pilot.press("space")
        app.breathe(60)
        app.pane.session.end()
        await pilot.pause()
        assert kept(app).seconds == pytest.approx(5)


async def test_it_tells_how_far_it_is_all_the_time(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(31)
        await pilot.pause()
        progress = [each.seconds for each in app.owner.kept]
        assert progress[-1] == pytest.approx(31, abs=0.3)
        assert max(later - before for before, later in pairwise(progress)) < 0.4, "the disk has it within two"


async def test_another_start_hands_over_what_there_is_to_keep_of_the_first(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        before = app.pane.session.start(plan(known("box")))
        await pilot.pause()
        assert words_of(app) == ("Settle", "10")
        assert before and (before.technique, before.seconds) == ("extended_exhale", 5)


async def test_a_late_tick_is_a_pause_and_does_not_count(make: Make, clock: Any) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        clock.advance(300)
        app.pane.session.tick()
        assert words_of(app) == (words.breathing.ASLEEP, "")
        assert app.pane.session.kept is not None
        assert app.pane.session.kept.seconds == pytest.approx(5)
        await pilot.press("space")
        assert words_of(app) == ("Breathe in", "4")


async def test_a_machine_that_slept_finds_a_pause(make: Make, clock: Any) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        clock.sleep_through(3600)
        clock.advance(0.05)
        app.pane.session.tick()
        assert words_of(app) == (words.breathing.ASLEEP, "")
        await pilot.press("escape")
        await pilot.pause()
        assert kept(app).seconds == pytest.approx(5)


async def test_what_covers_the_pane_pauses_it(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        await app.push_screen(ModalScreen())
        app.pane.session.tick()
        await app.pop_screen()
        await pilot.pause()
        assert words_of(app) == (words.breathing.paused(), "")


async def test_what_hides_the_pane_pauses_it(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        app.breathe(5)
        app.pane.display = False
        await pilot.pause()
        app.pane.display = True
        await pilot.pause()
        assert words_of(app) == (words.breathing.paused(), "")


async def test_nothing_ticks_at_rest_paused_or_ended(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        timer = app.pane.session._timer
        assert timer is not None
        assert not timer._active.is_set()
        await pilot.press("space", "space")
        assert timer._active.is_set()
        await pilot.press("space")
        assert not timer._active.is_set()
        await pilot.press("space")
        assert timer._active.is_set()
        app.pane.session.end()
        assert not timer._active.is_set()


async def test_the_orb_follows_the_breath(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        orb = app.query_one(Orb)
        fills = []
        for _ in range(4):
            fills.append(orb.fill)
            app.breathe(1)
        assert fills == sorted(fills)
        assert orb.fill == pytest.approx(0.8, abs=0.01)
        app.breathe(6)
        assert orb.fill == pytest.approx(0, abs=0.01)


async def test_the_line_is_what_is_over(make: Make) -> None:
    app = make(planned=20)
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        dashes = []
        for _ in range(20):
            await pilot.pause()
            dashes.append(app.lines()[app.cue.region.y + 1].count("─"))
            app.breathe(1)
        assert dashes[0] == 0
        assert dashes == sorted(dashes)
        assert dashes[-1] >= 36


TWO = (
    "Slower, not bigger. Keep each breath small and comfortable.",
    "Pregnant, or living with a heart, blood-pressure, lung or eye-pressure condition?",
)


@pytest.mark.parametrize("size", [(110, 34), (46, 17), (40, 10)])
async def test_cautions_stand_while_settling_only_and_whole(make: Make, size: tuple[int, int]) -> None:
    app = make("box", cautions=TWO)
    async with app.run_test(size=size) as pilot:
        await pilot.press("space")
        await pilot.pause()
        page = " ".join("\n".join(app.lines()).replace("│", " ").split())
        where = app.cue.region.y
        assert TWO[0] in page
        assert TWO[1] in page
        await pilot.press("space")
        await pilot.pause()
        assert "Slower" not in "\n".join(app.lines())
        assert app.query_one(Orb).display
        assert app.cue.region.y == where


async def test_at_tiny_heights_the_words_come_first(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.press("space", "space")
        await pilot.pause()
        assert (
            "Breathe in    4" in "\n".join(app.lines()).replace("  4", "    4")
            or "Breathe in" in app.lines()[1]
        )


async def test_folded_into_one_line_the_words_go_on(make: Make) -> None:
    app = make()
    async with app.run_test(size=(40, 15)) as pilot:
        app.pane.add_class("-collapsed")
        await pilot.pause()
        assert "Long exhale" in app.lines()[0]
        app.pane.session.start(app.plan)
        app.pane.session.toggle()
        app.breathe(1)
        await pilot.pause()
        assert "Breathe in" in app.lines()[0]


async def test_with_reduced_motion_the_number_counts_and_nothing_else_changes(make: Make) -> None:
    app = make(look=ScreenStyle(reduced=True))
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        await pilot.pause()
        bar = app.query_one(Bar)
        assert bar.display and not app.query_one(Orb).display
        first = app.lines()
        assert words_of(app) == ("Breathe in", "4")
        assert bar.fill == 0.8
        app.breathe(0.75)
        await pilot.pause()
        assert app.lines() == first
        app.breathe(2.75)
        await pilot.pause()
        assert words_of(app) == ("Breathe in", "1")
        changed = [(a, b) for a, b in zip(first, app.lines(), strict=True) if a != b]
        assert [(a.replace("4", "1") == b) for a, b in changed if "Breathe" in a] == [True]
        assert bar.fill == 0.8
        app.breathe(0.5)
        assert words_of(app) == ("Breathe out", "6")
        assert bar.fill == 0.0


@pytest.mark.parametrize("look", [ScreenStyle(simple=True), ScreenStyle(ascii=True)])
async def test_plain_looks_have_a_bar_that_moves_four_times_a_second(make: Make, look: ScreenStyle) -> None:
    app = make(look=look)
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("space", "space")
        bar = app.query_one(Bar)
        assert bar.display and not app.query_one(Orb).display
        fills = []
        for _ in range(32):
            app.breathe(1 / 16)
            fills.append(bar.fill)
        assert 4 <= len(set(fills)) <= 9


async def test_keys_ask_for_what_the_screen_does(make: Make) -> None:
    app = make()
    async with app.run_test(size=(46, 17)) as pilot:
        await pilot.press("t", "enter")
        await pilot.pause()
        assert app.asked == [("breathing.technique", ""), ("breathing.menu", "")]


@pytest.mark.parametrize("technique", content.techniques(), ids=lambda technique: technique.id)
async def test_every_technique_runs_to_its_end(make: Make, technique: Technique) -> None:
    app = make(technique.id, planned=30)
    async with app.run_test(size=(40, 13)) as pilot:
        await pilot.press("space", "space")
        app.breathe(120, step=0.5)
        await pilot.pause()
        assert app.owner.told[-1] == "ended"
        assert kept(app).finished
        assert kept(app).seconds >= 30
