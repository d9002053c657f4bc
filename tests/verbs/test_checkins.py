"""Keeping a check-in, and the gentle day that follows a low one: lines, answers, rituals; and undone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from companion import words
from companion.content import load as content
from companion.model.celebrations import offered
from companion.model.change import Edit
from companion.model.checkins import CheckIn, SaidSoFar

LOW = SaidSoFar().at(-2, 0)


def test_all_of_it_is_kept_and_told(companion: Any, clock: Any) -> None:
    answers = SaidSoFar(line="#sleep:5 woke at four").at(-1, -1).with_word("tired").with_trigger("poor_sleep")
    change = companion.checkins.add(answers)
    (made,) = companion.checkins.of_day(clock.now().date())
    assert (made.pleasantness, made.energy, made.words, made.triggers) == (
        -1,
        -1,
        ("tired",),
        ("poor_sleep",),
    )
    assert (made.numbers, made.note, made.afterwards) == ({"sleep": 5}, "woke at four", False)
    assert companion.checkins.in_words(made) == "tired · Poor sleep · sleep 5"
    assert change.answer == words.common.SAVED
    companion.undo()
    assert companion.checkins.of_day(clock.now().date()) == []
    with pytest.raises(ValueError, match=words.checkins.NOTHING):
        companion.checkins.add(SaidSoFar(line="  "))
    (
        companion.checkins.add(SaidSoFar(line="only a note")),
        companion.checkins.add(SaidSoFar(words=("rather not say",))),
    )
    assert len(companion.checkins.of_day(clock.now().date())) == 2


def test_words_and_tags_of_ones_own_are_there_the_next_time(companion: Any) -> None:
    companion.checkins.add(SaidSoFar(words=("wobbly", "sad", "mixed"), triggers=("the neighbour",)))
    companion.checkins.add(SaidSoFar(words=("calm",), line="@yesterday"))
    lately = companion.checkins.lately()
    assert set(lately.words) == {"calm", "wobbly", "sad"} and lately.triggers == ("the neighbour",)


def test_a_low_one_makes_the_day_gentle_everywhere_until_it_is_undone(companion: Any, clock: Any) -> None:
    today = clock.now().date()
    quiet = {*content.celebration_lines().quiet, ""}
    first = companion.routine.view().rows[0].key

    def gentle() -> list[bool]:
        tick = companion.routine.toggle(first, "done")
        companion.undo()
        win = companion.wins.add("Called Ana")
        said = companion.wins.celebration_for(win)
        companion.undo()
        line = companion.affirmations.view().line
        return [
            tick.answer in content.step_lines().quiet,
            said in quiet,
            companion.wins.window().gentle,
            line.strength == 1,
        ]

    for later in (CheckIn(at=clock.now(), day=today, pleasantness=-2, source="daylio:1"),):
        companion.store.apply([Edit.add(later)])
    companion.checkins.add(SaidSoFar(line="@8:00").at(-2, 0))
    assert not any(gentle()[:3]), "one brought in, and one for a moment gone by, start none of it"
    assert companion.context.pleasantness(today) is None and companion.context.was_low(today)
    for _ in range(6):  # whatever line is on show
        companion.affirmations.next()
    change = companion.checkins.add(LOW)
    assert companion.checkins.offer(change) == "support" and all(gentle())
    lowest = companion.context.pleasantness(today)
    assert not offered(companion.celebrations.rituals(), lowest), "the quiet one alone"
    for _ in range(8):
        assert companion.affirmations.next().line.strength == 1
    assert companion.affirmations.previous().line.strength == 1
    companion.undo()
    assert not any(gentle()[:3])


def test_the_line_about_people_can_be_switched_off(make_companion: Any, tmp_path: Any) -> None:
    from companion.config.settings import CheckIns, Settings

    companion = make_companion(settings=Settings(checkins=CheckIns(offer=False)))
    assert companion.checkins.offer(companion.checkins.add(LOW)) == ""
    assert companion.context.is_gentle(companion.context.today())


def test_a_low_day_written_afterwards_is_no_day_to_name(companion: Any, clock: Any) -> None:
    yesterday = companion.wins.add("Went out @yesterday 12:00")
    companion.wins.keep(yesterday.entries[0].id)
    assert companion.wins.of_yesterday()
    companion.checkins.add(SaidSoFar(line="@yesterday 18:30").at(-2, 0))
    assert companion.wins.of_yesterday() is None
    assert not companion.context.is_gentle(clock.now().date() - timedelta(days=1))
