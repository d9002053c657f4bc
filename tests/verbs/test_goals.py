"""Goals and the board: what is done with them, in any order, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import words
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.goals import GoalsView, in_order
from companion.verbs.context import Gone

from ..conftest import HeldClock


def of(companion: Companion) -> GoalsView:
    return companion.goals.view()


def named(companion: Companion, wish: str = "Sing again", *steps: str) -> int:
    return companion.goals.add(wish, steps).entries[0].id


def steps(companion: Companion, goal: int = 0) -> list[tuple[str, bool]]:
    return [(step.text, bool(step.taken)) for step in of(companion).goals[goal].steps]


def test_a_wish_and_its_first_steps_are_one_change(companion: Companion) -> None:
    named(companion, " Sing again ", "hum", " ", "one song")
    (goal,) = of(companion).goals
    assert goal.goal.wish == "Sing again" and steps(companion) == [("hum", False), ("one song", False)]
    assert companion.undo().label == "add goal “Sing again”" and of(companion).goals == ()
    companion.redo()
    assert steps(companion) == [("hum", False), ("one song", False)]


def test_the_next_step_is_the_first_open_one_and_the_goal_touched_last_is_known(
    companion: Companion, clock: HeldClock
) -> None:
    first, second = named(companion, "One", "a", "b"), named(companion, "Two", "c")
    assert of(companion).touched == second
    clock.advance(60)
    assert companion.goals.take(of(companion).goals[0].steps[0].id).answer == "One step further: a"
    assert of(companion).touched == first and of(companion).goals[0].next.text == "b"  # type: ignore[union-attr]


def test_a_step_on_todays_list_names_its_goal_and_is_taken_with_its_tick(companion: Companion) -> None:
    goal = named(companion, "Somewhere with morning light", "Write to the landlord")
    companion.goals.say(goal, "name", "Moving flat")
    step = of(companion).goals[0].steps[0].id
    assert companion.goals.onto_today(step).answer == "It is on today’s list."
    assert companion.goals.onto_today(step).answer == "It is already on today’s list."
    (task,) = companion.routine.view().tasks
    assert (task.label, task.aside) == ("Write to the landlord", "Moving flat")
    assert companion.routine.toggle(task.key, "done").answer == "One step further: Write to the landlord"
    assert steps(companion) == [("Write to the landlord", True)]
    companion.undo()
    assert steps(companion) == [("Write to the landlord", False)]
    assert companion.routine.view().tasks[0].state == "open"
    companion.redo()
    companion.routine.toggle(task.key, "partly")
    assert steps(companion) == [("Write to the landlord", False)]
    companion.goals.take(step)
    assert companion.routine.view().tasks[0].state == "done", "taken there, it is ticked here"
    companion.undo()
    assert companion.routine.view().tasks[0].state == "partly"


def test_a_task_whose_step_or_goal_has_gone_is_a_task_like_any_other(companion: Companion) -> None:
    goal = named(companion, "Sing", "hum")
    companion.goals.onto_today(of(companion).goals[0].steps[0].id)
    companion.goals.delete(goal)
    (task,) = companion.routine.view().tasks
    assert task.aside == "" and companion.routine.toggle(task.key, "done")
    assert companion.routine.view().tasks[0].state == "done"


def test_a_date_gone_by_is_asked_about_until_it_is_answered_once(
    companion: Companion, clock: HeldClock
) -> None:
    goal = named(companion, "Sing", "hum")
    assert companion.goals.say(goal, "by", "20 nov").answer == words.common.SAVED
    assert of(companion).goals[0].goal.by == date(2026, 11, 20) and not of(companion).goals[0].asks
    clock.advance(days=4)
    assert of(companion).goals[0].asks
    companion.goals.keep_date(goal)
    assert not of(companion).goals[0].asks
    assert companion.goals.say(goal, "by", "25 nov").answer == "Plan changed to fit. Good."
    clock.advance(days=9)
    assert of(companion).goals[0].asks, "another date"
    companion.goals.become(goal, "resting")
    assert not of(companion).goals[0].asks
    companion.goals.become(goal, "open")
    companion.goals.take(of(companion).goals[0].steps[0].id)
    assert not of(companion).goals[0].asks, "nothing of it is still to come"


def test_letting_go_keeps_the_steps_that_were_taken(companion: Companion) -> None:
    goal = named(companion, "Sing", "hum", "one song")
    companion.goals.take(of(companion).goals[0].steps[0].id)
    assert companion.goals.become(goal, "let_go").answer == words.goals.STATE_ANSWERS["let_go"]
    assert [each.goal.wish for each in of(companion).of("let_go")] == ["Sing"]
    assert steps(companion) == [("hum", True), ("one song", False)]


def test_what_is_deleted_goes_with_its_steps_and_comes_back_with_them(companion: Companion) -> None:
    goal = named(companion, "Sing", "hum", "one song")
    companion.goals.delete(goal)
    assert of(companion).goals == () and not companion.goals.is_there(goal)
    companion.undo()
    assert steps(companion) == [("hum", False), ("one song", False)]


def test_what_somebody_else_wrote_since_is_kept_as_a_version(companion: Companion) -> None:
    goal = named(companion)
    companion.goals.say(goal, "why", "there")
    assert companion.goals.say(goal, "why", "here", was="").answer == words.changes.SAVED_OVER
    with pytest.raises(ValueError, match="nothing to save"):
        companion.goals.say(goal, "wish", "  ")
    with pytest.raises(ValueError, match="not a day"):
        companion.goals.say(goal, "by", "the other day")
    with pytest.raises(Gone):
        companion.goals.take(goal)


DEEDS = st.lists(
    st.tuples(st.sampled_from(("add", "take", "delete", "up", "down", "undo")), st.integers(0, 9)),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(deeds=DEEDS)
def test_steps_in_any_order_and_all_of_it_undone(deeds: list[tuple[str, int]]) -> None:
    """A plain list says what is there; undo goes back through all of its states."""
    with TemporaryDirectory() as folder:
        app = Companion(Path(folder), Settings(), config=Path(folder, "c.yaml"), clock=HeldClock())
        goal = named(app)
        states, model = list[list[tuple[str, bool]]](), list[tuple[str, bool]]()
        for deed, n in deeds:
            before, ids = list(model), [step.id for step in of(app).goals[0].steps]
            at = n % len(model) if model else 0
            if deed == "add":
                app.goals.add_step(goal, f"step {n}")
                model.append((f"step {n}", False))
            elif deed == "undo" and states:
                app.undo()
                model = states.pop()
                assert steps(app) == model
                continue
            elif deed == "take" and model:
                app.goals.take(ids[at])
                model[at] = (model[at][0], not model[at][1])
            elif deed == "delete" and model:
                app.goals.delete_step(ids[at])
                del model[at]
            elif deed in ("up", "down") and model:
                to = at + (1 if deed == "down" else -1)
                app.goals.move_step(ids[at], to - at)
                if 0 <= to < len(model):
                    model.insert(to, model.pop(at))
            assert steps(app) == model
            if [step.id for step in of(app).goals[0].steps] != ids or model != before:
                states.append(before)
        while states:
            app.undo()
            assert steps(app) == states.pop()
        app.close()


def test_two_machines_that_gave_one_place_twice_agree_on_an_order(
    make_companion: Callable[..., Companion],
) -> None:
    here = make_companion()
    named(here, "Sing", "hum", "one song")
    first, second = of(here).goals[0].steps
    same = [msgspec.structs.replace(each, order=0) for each in (second, first)]
    assert [step.text for step in in_order(same)] == ["hum", "one song"]


# -- the board


def cards(companion: Companion) -> list[str]:
    return [each.card.text for each in companion.board.view().cards]


def test_cards_stand_in_their_own_order_and_are_tied_to_goals(companion: Companion) -> None:
    goal = named(companion, "Sing", "hum")
    ids = [companion.board.add(text).entries[0].id for text in ("sea", "dog", "hill")]
    companion.board.move(ids[2], -1)
    assert cards(companion) == ["sea", "hill", "dog"]
    assert companion.board.move(ids[0], -1).label == "", "it stands first already"
    companion.board.tie(ids[0], goal)
    companion.goals.take(of(companion).goals[0].steps[0].id)
    (sea, *_) = companion.board.view().cards
    assert (sea.goal, sea.taken) == ("Sing", 1)
    companion.goals.delete(goal)
    assert companion.board.view().cards[0].goal == ""
    companion.board.delete(ids[1])
    assert cards(companion) == ["sea", "hill"]
    companion.undo()
    assert cards(companion) == ["sea", "hill", "dog"]


def test_a_picture_has_to_be_there_when_it_is_named_and_is_told_when_it_has_gone(
    companion: Companion, tmp_path: Path
) -> None:
    card = companion.board.add("hill").entries[0].id
    with pytest.raises(ValueError, match="no file"):
        companion.board.say(card, "picture", str(tmp_path / "hill.png"))
    (tmp_path / "hill.png").write_bytes(b"...")
    companion.board.say(card, "picture", str(tmp_path / "hill.png"))
    assert not companion.board.view().cards[0].gone
    (tmp_path / "hill.png").unlink()
    assert companion.board.view().cards[0].gone
