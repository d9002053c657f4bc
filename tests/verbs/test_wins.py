"""Wins: written as typed, changed, found again, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Data, Settings, Wins
from companion.content import load as content
from companion.model.change import Edit
from companion.model.wins import Category, Celebration, Win
from companion.verbs.context import Gone
from companion.verbs.wins import AROUND

Make = Callable[..., Companion]


def newest(companion: Companion) -> Win:
    return companion.wins.window().wins[0]


def history(companion: Companion, count: int, every: timedelta) -> list[Win]:
    """So many wins before now, newest first."""
    now = companion.context.now()
    wins = [
        Win(
            at=now - n * every,
            day=companion.context.day_of(now - n * every),
            text=f"win {n}",
            note="x" * (n % 3),
        )
        for n in range(count)
    ]
    companion.store.apply([Edit.add(win) for win in wins])
    return wins


# -- writing


def test_a_typed_line_is_kept_with_its_category_and_time(companion: Companion, clock: Any) -> None:
    companion.wins.add("said no to the extra shift #boundaries @yesterday 18:30")
    win = newest(companion)
    assert (win.text, win.category) == ("said no to the extra shift", "setting_boundaries")
    assert win.at == clock.wall.replace(day=16, hour=18, minute=30)
    assert win.day == date(2026, 11, 16)
    assert companion.wins.window().today == 0


def test_what_is_said_beside_the_line_goes_before_what_is_typed_in_it(
    companion: Companion, clock: Any
) -> None:
    line = companion.wins.read("walked #self_care @yesterday")
    companion.wins.keep_line(line, category="connection", at=clock.wall - timedelta(hours=1))
    win = newest(companion)
    assert (win.text, win.category, win.at.hour, win.day) == ("walked", "connection", 7, date(2026, 11, 17))


def test_a_line_is_previewed_with_its_category_its_day_and_what_stays(companion: Companion) -> None:
    for typed, said in (
        ("called Mum", ""),
        ("called Mum #connection", "Feeling connected"),
        ("called Mum #conection", "“#conection” is not a category and stays in the text"),
        ("called Mum @8:00", "today 8:00"),
        ("called Mum @yesterday 1:30", "today 1:30, filed under Monday 16 November"),
        (
            "called Mum #connection @6pm @tomorrow",
            (
                "Feeling connected · Monday 16 November 18:00 · “@tomorrow” is not read as a time "
                "and stays in the text"
            ),
        ),
    ):
        assert companion.wins.in_words(companion.wins.read(typed)) == said


def test_an_edit_files_the_win_under_the_day_that_was_said(companion: Companion) -> None:
    companion.wins.add("came home safe")
    companion.wins.edit(newest(companion).id, "came home safe @yesterday 1:30")
    win = newest(companion)
    assert (win.at.isoformat(), win.day) == ("2026-11-17T01:30:00+01:00", date(2026, 11, 16))


def test_each_day_is_one_group_when_the_start_of_the_day_has_changed(
    companion: Companion, clock: Any
) -> None:
    """At 1:00, with days from midnight, is the 17th; with days from 4:00 the 17th has not begun."""
    companion.context.settings = Settings(day_starts_at=time(0))
    for said in ("@2026-11-16 12:00 one", "@2026-11-17 1:00 two"):
        companion.wins.add(said)
    companion.context.settings = Settings(day_starts_at=time(4))
    for said in ("@2026-11-17 2:00 three", "@2026-11-15 12:00 four", "@2026-11-17 8:00 five"):
        companion.wins.add(said)

    def shown() -> list[tuple[str, int]]:
        return [(win.text, win.day.day) for win in companion.wins.window().wins]

    assert shown() == [("five", 17), ("two", 17), ("three", 16), ("one", 16), ("four", 15)]
    clock.wall = clock.wall.replace(hour=3)  # the person's day is the 16th still
    assert shown() == [("three", 16), ("one", 16), ("five", 17), ("two", 17), ("four", 15)]


def test_early_in_the_morning_is_still_the_evening_before(companion: Companion, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=1)
    companion.wins.add("came home safe")
    assert newest(companion).day == date(2026, 11, 16)
    assert companion.wins.window().today == 1


@pytest.mark.parametrize(
    "text",
    [
        "[red]not markup[/red]",
        "日本語の 一行 🌱👩‍👩‍👧",
        "שלום 123 עולם",
        "tab\there \x1b[31m bell \x07",
        "x" * 20_000,
        "100% #not-a-category @nowhere",
        "e\u0301 and é",
    ],
)
def test_any_text_is_kept_as_typed(companion: Companion, make_companion: Make, text: str) -> None:
    companion.wins.add(text)
    assert newest(make_companion()).text == text


@pytest.mark.parametrize("nothing", ["", "   ", "#self_care", "@yesterday", "\n"])
def test_a_win_needs_words(companion: Companion, nothing: str) -> None:
    with pytest.raises(ValueError, match=words.changes.NO_TEXT):
        companion.wins.add(nothing)
    assert companion.wins.window().wins == ()


def test_own_categories_take_the_place_of_shipped_ones(make_companion: Make) -> None:
    mine = (Category(id="band", label="Band practice"), Category(id="self_care", label="Doing nothing"))
    companion = make_companion(Settings(wins=Wins(categories=mine)))
    ids = [category.id for category in companion.wins.categories()]
    assert ids[:2] == ["band", "self_care"]
    assert len(ids) == len(set(ids)) == len(content.categories()) + 1
    for typed, category in (("played #band", "band"), ("lay in the grass #self_care", "self_care")):
        companion.wins.add(typed)
        assert newest(companion).category == category


# -- changing


def test_an_edit_may_move_a_win_to_another_month(companion: Companion, make_companion: Make) -> None:
    companion.wins.add("called Mum #connection")
    companion.wins.note(newest(companion).id, "an hour")
    companion.wins.edit(newest(companion).id, "rang Mum @2026-10-02")
    for opened in (companion, make_companion()):
        (win,) = opened.wins.window().wins
        assert (win.text, win.category, win.note, win.day) == ("rang Mum", "", "an hour", date(2026, 10, 2))
    companion.undo()
    (win,) = companion.wins.window().wins
    assert (win.text, win.category, win.note, win.day) == (
        "called Mum",
        "connection",
        "an hour",
        date(2026, 11, 17),
    )


def test_an_edit_keeps_the_time_and_a_category_that_is_known_no_more(
    make_companion: Make, clock: Any
) -> None:
    mine = (Category(id="band", label="Band practice"),)
    before = make_companion(Settings(wins=Wins(categories=mine)))
    before.wins.add("played #band")
    at = clock.wall
    clock.advance(3600)
    after = make_companion(Settings())
    after.wins.edit(newest(after).id, "played two songs #band")
    win = newest(after)
    assert (win.text, win.category, win.at) == ("played two songs", "band", at)
    with pytest.raises(ValueError, match=words.changes.NO_TEXT):
        after.wins.edit(win.id, " #band")


def test_keeping_for_a_grey_day_and_celebrating(companion: Companion) -> None:
    companion.wins.add("called Mum")
    win_id = newest(companion).id
    assert companion.wins.keep(win_id).answer == words.changes.KEPT_FOR_GREY
    assert newest(companion).keep
    assert companion.wins.keep(win_id).answer == words.changes.NOT_KEPT_CLOSE
    companion.celebrations.keep("wins", win_id, "good_cup", 180)
    companion.celebrations.keep("wins", win_id, "say_it", 20)
    view = companion.wins.window()
    assert (view.wins[0].keep, view.celebrated) == (False, frozenset({win_id}))
    done = companion.store.on(Celebration, date(2026, 11, 17))
    assert [(each.of, each.ritual, each.seconds) for each in done] == [
        (win_id, "good_cup", 180),
        (win_id, "say_it", 20),
    ]
    companion.undo()
    assert companion.wins.window().celebrated == {win_id}  # the first one stands
    companion.undo()
    assert companion.wins.window().celebrated == frozenset()
    assert companion.store.on(Celebration, date(2026, 11, 17)) == []


def test_delete_and_undo_is_the_same_record(companion: Companion, make_companion: Make) -> None:
    companion.wins.add("called Mum #connection")
    companion.wins.note(newest(companion).id, "an hour")
    companion.wins.keep(newest(companion).id)
    before = newest(companion)
    companion.wins.delete(before.id)
    assert companion.wins.window().wins == ()
    with pytest.raises(Gone):
        companion.wins.keep(before.id)
    companion.undo()
    for opened in (companion, make_companion()):
        after = newest(opened)
        assert after.rev > before.rev
        for name in Win.__struct_fields__:
            if name != "rev":
                assert getattr(after, name) == getattr(before, name)


# -- what answers


def test_the_line_that_answers(companion: Companion, clock: Any) -> None:
    shipped = {category.id: (category.celebration, *category.lines) for category in content.categories()}
    first = companion.wins.celebration_for(companion.wins.add("said no #boundaries"))
    assert first in shipped["setting_boundaries"]
    generic, _ = content.celebration_lines()
    said = []
    for text in ("again #boundaries", "walked", "cooked", "slept", "read"):
        clock.advance(60)
        said.append(companion.wins.celebration_for(companion.wins.add(text)))
    assert all(line in generic for line in said[:-1])
    assert said[-1] == ""  # enough for a day
    undone = companion.undo()
    assert companion.wins.celebration_for(undone) == ""


# -- finding


@pytest.mark.parametrize("every", [timedelta(minutes=7), timedelta(hours=30)])
def test_any_stretch_of_a_long_history_is_whole(companion: Companion, every: timedelta) -> None:
    texts = [win.text for win in history(companion, 500, every)]
    view = companion.wins.window()
    assert (view.newest, view.oldest, view.wins[0].text) == (True, False, "win 0")
    seen = [win.text for win in view.wins]
    for _ in range(20):  # scroll to the oldest, then back up
        last = view.wins[-1]
        view = companion.wins.window(last.id)
        around = [win.text for win in view.wins]
        place = texts.index(last.text)
        assert around == texts[max(0, place - AROUND) : place + AROUND]
        assert (view.newest, view.oldest) == (place <= AROUND, place + AROUND >= 500)
        seen += [text for text in around if text not in seen]
        if view.oldest:
            break
    assert seen == texts
    for _ in range(20):
        view = companion.wins.window(view.wins[0].id)
        if view.newest:
            break
    assert view.wins[0].text == "win 0"


def test_a_window_around_a_win_that_is_gone_has_its_neighbours(companion: Companion) -> None:
    history(companion, 9, timedelta(hours=30))
    wins = companion.wins.window().wins
    companion.wins.delete(wins[4].id)
    view = companion.wins.window(wins[4].id)
    assert [win.text for win in view.wins] == [f"win {n}" for n in range(9) if n != 4]
    assert view.newest and view.oldest


def test_two_machines_make_one_history(make_companion: Make, clock: Any) -> None:
    laptop = make_companion(Settings(data=Data(device="laptop")))
    tower = make_companion(Settings(data=Data(device="tower")))
    for n in range(6):
        (laptop if n % 2 else tower).wins.add(f"win {n}")
        clock.advance(60)
    tower.wins.note(laptop.wins.window().wins[0].id, "from the other machine")
    for machine in (laptop, tower):
        wins = machine.wins.window().wins
        assert [win.text for win in wins] == [f"win {n}" for n in reversed(range(6))]
        assert wins[0].note == "from the other machine"
