"""Goals and the board through the keys: from a wish to a step taken, kept and marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.companion import Companion
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.wins import Celebration
from companion.tui.app import CompanionApp

from ..conftest import ZONE, HeldClock
from .hands import app_of, lines_of, press, press_in_turn, settle, type_in

Opened = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
KEY = str(list(CompanionApp.MODES).index("goals") + 1)


def filled(companion: Companion, clock: HeldClock, picture: Path | None = None) -> None:
    """The goals and cards of the mock-ups."""
    goals, board, now = companion.goals, companion.board, clock.wall
    clock.wall = datetime(2026, 11, 2, 9, tzinfo=ZONE)
    steps = ("Wrote down what I need", "Told Ana", "Looked at two places", "Write to the landlord")
    flat = goals.add("Somewhere with morning light", steps).entries[0].id
    goals.say(flat, "name", "Moving flat")
    goals.say(flat, "obstacle", "writing to strangers")
    goals.say(flat, "plan", "If I put it off, then I write two lines and send them to Ana first.")
    alone = goals.add("A week alone", ("tell them", "ask about the hut")).entries[0].id
    goals.add("Sing again", ("hum while cooking",))
    goals.become(goals.add("Learn Greek").entries[0].id, "resting")
    for wish in ("Run a marathon", "A garden of my own"):
        goals.become(goals.add(wish).entries[0].id, "let_go")
    view = goals.view()
    goals.take(view.goals[1].steps[0].id)
    for step, day in zip(view.goals[0].steps, (2, 9, 14), strict=False):
        clock.wall = clock.wall.replace(day=day)
        goals.take(step.id)
    card = board.add("Somewhere with morning light", flat).entries[0].id
    board.say(card, "caption", "Morning light, the window on the hill")
    if picture:
        picture.write_bytes(b"...")
        board.say(card, "picture", str(picture))
    sea = board.add("“The sea in February, and nobody to answer to.”", alone).entries[0].id
    board.say(sea, "caption", "in my own words")
    board.add("A dog, one day.")
    goals.say(alone, "by", "16 nov")
    goals.say(flat, "why", "So that I wake up to something.")
    clock.wall = now


@contextmanager
def another(make: Callable[..., Companion]) -> Iterator[Companion]:
    """A second companion on the same data, to see what is stored."""
    companion = make()
    yield companion
    companion.close()


def shown(pilot: Pilot[Any]) -> str:
    return "\n".join(lines_of(pilot.app.screen))


async def test_a_wish_its_step_and_the_step_taken_kept_and_taken_back(
    open_app: Opened, make_companion: Callable[..., Companion]
) -> None:
    async with open_app() as pilot:
        await press(pilot, KEY)
        assert words.goals.EMPTY in shown(pilot)
        await press(pilot, "a")
        await type_in(pilot, "Sing again")
        await press_in_turn(pilot, "enter", "s")
        await type_in(pilot, "hum while cooking")
        await press(pilot, "enter")
        assert "next: hum while cooking" in shown(pilot)
        await press(pilot, "space")
        assert "One step further: hum while cooking. w keeps it as a win; c marks it." in shown(pilot)
        assert "1 step taken" in shown(pilot)
        await press(pilot, "w", "enter")
        await press(pilot, "u", "u")
        assert "next: hum while cooking" in shown(pilot)
    with another(make_companion) as companion:
        assert companion.goals.view().goals[0].next is not None


async def test_c_marks_the_step_with_a_ritual(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    filled(companion, clock)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "space", "c", "space", "space")
        assert words.celebrations.KEPT in shown(pilot)
    (done,) = companion.store.newest(Celebration, 2)
    assert done.kind == "goal_steps"
    assert {step.id: step.text for step in companion.goals.view().goals[0].steps}[done.of] == (
        "Write to the landlord"
    )


async def test_on_a_gentle_day_no_ritual_is_offered(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    filled(companion, clock)
    low = CheckIn(at=clock.wall, day=clock.wall.date(), pleasantness=-2)
    companion.context.write("check-in", [Edit.add(low)])
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "space")
        assert "w keeps it as a win." in shown(pilot) and "marks it" not in shown(pilot)


@pytest.mark.parametrize("choose", ["A", "enter"])
async def test_a_step_goes_onto_todays_list_and_is_taken_there(
    open_app: Opened, companion: Companion, clock: HeldClock, choose: str
) -> None:
    filled(companion, clock)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "A", choose)
        assert words.goals.ON_TODAY in shown(pilot)
        await press(pilot, "1")
        row = next(line for line in lines_of(pilot.app.screen) if "Write to the landlord" in line)
        assert "Moving flat" in row
        await press_in_turn(pilot, "space", "end", "up", "space")
        assert "One step further: Write to the landlord. w keeps it" in shown(pilot)
        await press(pilot, KEY)
        assert "4 steps taken" in shown(pilot)
        await press(pilot, "u")
        assert "3 steps taken" in shown(pilot)


async def test_the_key_that_an_empty_goal_names_adds_its_first_step(open_app: Opened) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "a")
        await type_in(pilot, "Run with Ana")
        await press_in_turn(pilot, "enter")
        key = words.goals.NO_STEP_YET.partition(". ")[2][0]
        assert words.goals.NO_STEP_YET in shown(pilot)
        await press_in_turn(pilot, key)
        await type_in(pilot, "Find the shoes")
        await press_in_turn(pilot, "enter")
        assert "next: Find the shoes" in shown(pilot)


async def test_a_step_goes_into_a_routine(open_app: Opened, companion: Companion, clock: HeldClock) -> None:
    filled(companion, clock)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "A", "down", "enter")
        routine = app_of(pilot).settings.routines[0]
        assert routine.items[-1].label == "Write to the landlord"


async def test_a_date_gone_by_is_answered_by_its_keys_and_they_are_screens_again(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    filled(companion, clock)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "home", "down")
        assert "The date has passed." in shown(pilot)
        await press(pilot, "2")
        assert app_of(pilot).current_mode == "goals"
        await press(pilot, "ctrl+a", "ctrl+k")
        await type_in(pilot, "1 march")
        await press(pilot, "enter")
        assert words.goals.RESHAPED in shown(pilot) and "By Monday 1 March 2027" in shown(pilot)
        assert companion.goals.view().goals[1].goal.by == date(2027, 3, 1)
        await press(pilot, "u")
        assert "The date has passed." in shown(pilot)
        await press(pilot, "1")
        assert words.goals.DATE_KEPT in shown(pilot) and "has passed" not in shown(pilot)
        await press(pilot, "u", "3")
        assert words.goals.STATE_ANSWERS["let_go"] in shown(pilot)
        await press(pilot, "1")
        assert app_of(pilot).current_mode == "today"


async def test_steps_are_written_moved_edited_and_deleted_beside_the_goal(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    filled(companion, clock)

    def steps() -> list[str]:
        return [step.text for step in companion.goals.view().goals[0].steps]

    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "home", "tab", "a")
        await type_in(pilot, "pack")
        await press_in_turn(pilot, "enter", "K")
        assert steps()[-2:] == ["pack", "Write to the landlord"]
        await press(pilot, "e")
        await type_in(pilot, " one box")
        await press(pilot, "enter")
        assert steps()[-2] == "pack one box"
        await press(pilot, "d")
        assert "pack one box" not in steps() and words.changes.DELETED in shown(pilot)
        await press_in_turn(pilot, "n", "home", "enter")
        await type_in(pilot, ", one day")
        await press(pilot, "enter")
        assert companion.goals.view().goals[0].goal.name == "Moving flat, one day"
        await press(pilot, "end", "e")
        await type_in(pilot, " Today.")
        await press(pilot, "enter")
        assert companion.goals.view().goals[0].goal.plan.endswith("first. Today."), (
            "what is said is edited too"
        )


async def test_r_asks_and_what_was_let_go_can_be_taken_up_again(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    filled(companion, clock)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "home", "r", "down", "enter")
        assert words.goals.STATE_ANSWERS["let_go"] in shown(pilot)
        await press(pilot, "home")
        assert "Run a marathon" not in shown(pilot)
        await press(pilot, "end")
        assert "Run a marathon" in shown(pilot), "they unfold under the cursor"
        await press_in_turn(pilot, "down", "r", "end", "enter")
        assert len(companion.goals.view().of("let_go")) == 2


# -- the board


async def test_the_board_is_walked_in_two_dimensions_and_its_cards_are_moved(
    open_app: Opened, companion: Companion, clock: HeldClock, tmp_path: Path
) -> None:
    filled(companion, clock, tmp_path / "hill.png")

    def cards() -> list[str]:
        return [each.card.text[:6] for each in companion.board.view().cards]

    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "v")
        for text in ("window on the hill", "✓ ✓ ✓   Moving flat", words.board.DREAMING, "in my own words"):
            assert text in shown(pilot)
        await press_in_turn(pilot, "a")
        await type_in(pilot, "The hut")
        await press(pilot, "enter")
        assert words.board.ADDED in shown(pilot)
        await press_in_turn(pilot, "up", "right", "K")
        assert cards() == ["“The s", "Somewh", "A dog,", "The hu"]
        await press(pilot, "u")
        await press_in_turn(pilot, "left", "down", "d")
        assert cards() == ["Somewh", "“The s", "A dog,"]
        await press_in_turn(pilot, "u", "e")
        await type_in(pilot, " in May")
        await press(pilot, "enter")
        assert companion.board.view().cards[-1].card.text == "The hut in May"
        await press_in_turn(pilot, "v")
        assert "Somewhere with morning light" in shown(pilot) and "3 steps taken" in shown(pilot)
        await press_in_turn(pilot, "v", "escape")
        assert "3 steps taken" in shown(pilot)


async def test_a_picture_that_is_gone_is_said_and_the_board_is_saved_as_one(
    open_app: Opened, companion: Companion, clock: HeldClock, tmp_path: Path
) -> None:
    filled(companion, clock, tmp_path / "hill.png")
    (tmp_path / "hill.png").unlink()
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "v", "home")
        assert "The picture is no longer at" in shown(pilot)
        await press(pilot, "s")
        await type_in(pilot, str(tmp_path / "board.svg"))
        await press(pilot, "enter")
        assert "Saved as board.svg." in shown(pilot)
        await press_in_turn(pilot, "right", "space")
        assert "nobody to answer to" in shown(pilot)
    text = (tmp_path / "board.svg").read_text("utf-8")
    assert "A dog, one day." in text and str(tmp_path) not in text


# -- how it looks

VIEWS = {"list": (), "one": ("tab",), "board": ("v", "home"), "empty": ()}
LOOKS = (
    *((theme, (110, 36)) for theme in ("dawn", "paper", "contrast")),
    *(("dawn", (40, 15)), ("paper", (80, 24)), ("contrast", (200, 60))),
)


@pytest.fixture
def picture(
    make_companion: Callable[..., Companion],
    tmp_path: Path,
    clock: HeldClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., CompanionApp]:
    """`picture("list", "dawn")` is an app to look at, on the data of the mock-ups."""

    def app(view: str, theme: str) -> CompanionApp:
        (tmp_path / "config.yaml").write_text(f"appearance:\n  theme: {theme}\n")
        companion = make_companion()
        if view != "empty":
            filled(companion, clock, tmp_path / "hill.png")
        return CompanionApp(companion, tmp_path / "config.yaml", clock=clock)

    return app


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1][0]}x{look[1][1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_the_screens(snap_compare: Any, picture: Any, view: str, look: tuple[str, tuple[int, int]]) -> None:
    theme, size = look

    async def pressed(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press_in_turn(pilot, KEY, *VIEWS[view])

    assert snap_compare(picture(view, theme), terminal_size=size, run_before=pressed)


async def test_a_step_taken_after_midnight_is_of_the_day_that_is_still_going_on(
    open_app: Opened, companion: Companion, clock: HeldClock
) -> None:
    companion.goals.add("Sing again", ("hum",))
    clock.wall = datetime(2026, 11, 18, 1, 53, tzinfo=ZONE)
    async with open_app() as pilot:
        await press_in_turn(pilot, KEY, "tab", "space")
        assert "17 Nov" in shown(pilot) and "18 Nov" not in shown(pilot)
