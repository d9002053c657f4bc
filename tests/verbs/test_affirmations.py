"""One line: which one is on show, and what the person makes of it, also over restarts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import Affirmations, Settings
from companion.content import load as content
from companion.model.affirmations import (
    Affirmation,
    AffirmationAnswer,
    AffirmationMark,
    AffirmationState,
    OwnAffirmation,
    pool,
)
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.store.errors import StoreError
from companion.verbs.context import Gone

Make = Callable[..., Companion]
ALL_THEMES = dict.fromkeys(content.affirmation_themes(), False)


def shown(companion: Companion) -> str:
    """The id of the line on show."""
    line = companion.affirmations.view().line
    assert line is not None
    return line.id


def only(*own: str, **fields: Any) -> Settings:
    """A day with no other lines than these."""
    return Settings(affirmations=Affirmations(themes=ALL_THEMES, own=own, **fields))


# -- which line


def test_the_line_on_show_survives_reopening(companion: Companion, make_companion: Make, clock: Any) -> None:
    first = companion.affirmations.view()
    assert first.line is not None
    assert first.theme == content.affirmation_themes()[first.line.theme]
    clock.advance(5 * 3600)
    assert make_companion(seed=2).affirmations.view().line == first.line
    assert companion.affirmations.view().since == first.since


def test_a_new_day_opens_with_another_line(companion: Companion, clock: Any) -> None:
    days = []
    for _ in range(12):
        days.append(shown(companion))
        assert shown(companion) == days[-1]
        clock.advance(days=1)
    assert all(one != other for one, other in pairwise(days))


def test_lines_rest_before_they_come_back_also_over_restarts(make_companion: Make, clock: Any) -> None:
    seen: list[str] = []
    for seed in range(20):  # a restart after every third line
        companion = make_companion(seed=seed)
        for _ in range(3):
            clock.advance(7200)
            view = companion.affirmations.rotate()
            assert view.line is not None
            seen.append(view.line.id)
    for n, line in enumerate(seen):
        assert line not in seen[max(0, n - 10) : n]
    assert len(set(seen)) > 30  # it goes on through the lines and does not settle in a circle


def test_a_line_that_came_back_is_followed_by_others(make_companion: Make, clock: Any) -> None:
    companion = make_companion(only(*"abcdef"))
    seen = [shown(companion)]
    for _ in range(200):
        companion.affirmations.next()
        seen.append(shown(companion))
    assert all(one != other for one, other in pairwise(seen))
    assert min(Counter(seen).values()) > 10
    follows = {(one, other) for one, other in pairwise(seen)}
    assert len(follows) > 12  # by chance, not round and round


def test_the_time_of_day_is_heeded(companion: Companion, clock: Any) -> None:
    lines = {line.id: line for line in content.affirmations()}
    for hour, times in ((8, "morning"), (14, "daytime"), (21, "evening")):
        clock.wall = clock.wall.replace(hour=hour)
        for _ in range(40):
            companion.affirmations.next()
            assert lines[shown(companion)].tod in ("any", times)


def test_back_and_forth(companion: Companion) -> None:
    seen = [shown(companion)]
    for _ in range(4):
        companion.affirmations.next()
        seen.append(shown(companion))
    back = [companion.affirmations.previous().line for _ in range(6)]
    assert [line.id for line in back if line] == [*reversed(seen[:-1]), seen[0], seen[0]]
    forth = [companion.affirmations.next().line for _ in range(4)]
    assert [line.id for line in forth if line] == seen[1:]
    companion.affirmations.next()
    assert shown(companion) not in seen


def test_stepping_passes_over_what_is_hidden(companion: Companion) -> None:
    first = shown(companion)
    companion.affirmations.next()
    second = shown(companion)
    companion.affirmations.next()
    third = shown(companion)
    companion.affirmations.previous()
    companion.affirmations.hide()
    assert shown(companion) not in (first, second, third)
    companion.affirmations.previous()
    assert shown(companion) == third
    companion.affirmations.previous()
    assert shown(companion) == first
    companion.affirmations.next()
    assert shown(companion) == third


def test_it_rotates_only_when_it_is_due(companion: Companion, clock: Any) -> None:
    first = shown(companion)
    clock.advance(7199)
    assert companion.affirmations.rotate().line == companion.affirmations.view().line
    assert shown(companion) == first
    clock.advance(1)
    companion.affirmations.rotate()
    second = shown(companion)
    assert second != first
    clock.advance(7199)
    companion.affirmations.rotate()
    assert shown(companion) == second


def test_rotation_off_keeps_the_line(make_companion: Make, clock: Any) -> None:
    companion = make_companion(Settings(affirmations=Affirmations(rotate_every=0)))
    first = shown(companion)
    clock.advance(12 * 3600)
    companion.affirmations.rotate()
    assert shown(companion) == first


def test_themes_switched_off_do_not_come_and_leave_at_once(make_companion: Make, clock: Any) -> None:
    before = make_companion()
    view = before.affirmations.view()
    assert view.line is not None
    off = {view.line.theme: False, "calm": False}
    after = make_companion(Settings(affirmations=Affirmations(themes=off)))
    for _ in range(60):
        line = after.affirmations.view().line
        assert line is not None and line.theme not in off
        after.affirmations.next()


def test_with_nothing_to_show_there_is_an_offer(make_companion: Make) -> None:
    companion = make_companion(only())
    view = companion.affirmations.view()
    assert (view.line, view.offer) == (None, "small_pool")
    assert companion.affirmations.next().line is None
    assert companion.affirmations.previous().line is None
    for verb in (
        companion.affirmations.favourite,
        companion.affirmations.hide,
        companion.affirmations.delete,
    ):
        with pytest.raises(Gone):
            verb()
    companion.affirmations.add("one of mine")
    view = companion.affirmations.view()
    assert view.line is not None
    assert (view.line.text, view.line.own, view.pool, view.offer) == ("one of mine", True, 1, "small_pool")
    assert view.theme == words.changes.OWN_THEME


def test_a_pool_of_two_takes_turns_and_the_last_one_stays(make_companion: Make, clock: Any) -> None:
    companion = make_companion(only("a", "b"))
    seen = [shown(companion)]
    for _ in range(3):
        companion.affirmations.next()
        seen.append(shown(companion))
    assert seen[0] != seen[1] and seen[:2] == seen[2:]
    companion.affirmations.previous()
    companion.affirmations.hide()
    (left,) = {"config:a", "config:b"} - {seen[2]}
    assert shown(companion) == left
    clock.advance(days=1)
    companion.affirmations.rotate()
    assert shown(companion) == left


# -- when the disk refuses


def test_a_disk_that_refuses_still_shows_lines(
    companion: Companion, monkeypatch: pytest.MonkeyPatch, make_companion: Make
) -> None:
    saved = shown(companion)

    def full(*_: object) -> None:
        raise StoreError("Not saved: No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(companion.store, "apply", full)
        companion.affirmations.next()
        one = shown(companion)
        companion.affirmations.next()
        other = shown(companion)
        assert len({saved, one, other}) == 3
        assert companion.affirmations.previous().line != companion.affirmations.next().line
        with pytest.raises(StoreError):
            companion.affirmations.favourite()
    companion.affirmations.next()
    assert make_companion().affirmations.view() == companion.affirmations.view()
    assert len(companion.store.core(AffirmationState)) == 1  # bounded, however often it was refused


def test_a_fresh_read_only_folder_shows_a_line(make_companion: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    companion = make_companion()

    def full(*_: object) -> None:
        raise StoreError("Not saved: Read-only file system")

    monkeypatch.setattr(companion.store, "apply", full)
    assert shown(companion) == shown(companion)


# -- what the person makes of it


def test_keeping_close_and_letting_go(companion: Companion, make_companion: Make) -> None:
    companion.affirmations.view()
    assert companion.affirmations.favourite().answer == words.changes.KEPT_CLOSE
    assert make_companion().affirmations.view().favourite
    assert companion.affirmations.favourite().answer == words.changes.NOT_KEPT_CLOSE
    assert not companion.affirmations.view().favourite
    companion.undo()
    assert companion.affirmations.view().favourite


def test_a_hidden_line_stays_away_until_it_is_brought_back(
    companion: Companion, make_companion: Make
) -> None:
    companion.affirmations.view()
    hidden = []
    for _ in range(3):
        hidden.append(shown(companion))
        assert companion.affirmations.hide().answer == words.changes.HIDDEN
    again = make_companion()
    for _ in range(120):
        again.affirmations.next()
        assert shown(again) not in hidden
    assert companion.affirmations.bring_back().answer == words.changes.BROUGHT_BACK
    assert not any(mark.hidden for mark in companion.store.core(AffirmationMark))
    assert companion.affirmations.bring_back().answer == words.changes.NONE_HIDDEN
    companion.undo()
    assert sum(mark.hidden for mark in companion.store.core(AffirmationMark)) == 3


def test_undoing_a_hide_puts_the_line_on_show_again(companion: Companion) -> None:
    hidden = shown(companion)
    companion.affirmations.hide()
    assert shown(companion) != hidden
    companion.undo()
    assert shown(companion) == hidden
    companion.redo()
    assert shown(companion) != hidden


def test_hiding_keeps_what_was_made_of_the_line(companion: Companion) -> None:
    companion.affirmations.view()
    companion.affirmations.favourite()
    companion.affirmations.hide()
    companion.undo()
    assert companion.affirmations.view().favourite


def test_an_answer_may_change_or_be_taken_back(companion: Companion, clock: Any) -> None:
    companion.affirmations.view()
    assert companion.affirmations.answer("partly").answer == words.common.SAVED
    assert companion.affirmations.answer("true enough").answer == words.common.SAVED
    assert companion.affirmations.view().answer == "true enough"
    assert len(companion.store.on(AffirmationAnswer, date(2026, 11, 17))) == 1
    assert companion.affirmations.answer("true enough").answer == words.changes.TAKEN_BACK
    assert companion.affirmations.view().answer is None
    companion.undo()
    assert companion.affirmations.view().answer == "true enough"


def test_not_today_twice_brings_an_offer(make_companion: Make, clock: Any) -> None:
    clock.wall = clock.wall.replace(day=30)
    companion = make_companion(only("a", "b", "c", "d", "e", "f"))
    line = shown(companion)
    companion.affirmations.answer("not today")
    assert companion.affirmations.view().offer == ""
    clock.advance(days=1)  # in another month
    while shown(companion) != line:
        companion.affirmations.next()
    assert companion.affirmations.view().answer is None
    companion.affirmations.answer("not today")
    assert companion.affirmations.view().offer == "hide_or_soften"
    clock.wall += timedelta(days=32)
    while shown(companion) != line:
        companion.affirmations.next()
    companion.affirmations.answer("not today")
    assert companion.affirmations.view().offer == ""


# -- own lines


def test_an_own_line_is_shown_edited_and_deleted(companion: Companion, make_companion: Make) -> None:
    companion.affirmations.add("  I keep my word  ")
    assert companion.affirmations.view().line == make_companion().affirmations.view().line
    companion.affirmations.edit("I mostly keep my word")
    line = companion.affirmations.view().line
    assert line is not None and line.text == "I mostly keep my word"
    assert [own.text for own in companion.store.core(OwnAffirmation)] == ["I mostly keep my word"]
    assert companion.affirmations.delete().answer == words.changes.DELETED
    assert shown(companion) != line.id
    companion.undo()
    companion.undo()
    assert [own.text for own in companion.store.core(OwnAffirmation)] == ["I keep my word"]


def test_a_shipped_line_in_own_words_becomes_an_own_line(companion: Companion) -> None:
    shipped = companion.affirmations.view().line
    assert shipped is not None
    companion.affirmations.edit("in my own words")
    line = companion.affirmations.view().line
    assert line is not None and (line.text, line.own) == ("in my own words", True)
    assert shipped in pool(content.affirmations(), companion.context.now())


def test_deleting_a_line_that_is_not_an_own_one_hides_it(make_companion: Make) -> None:
    companion = make_companion(only("from the settings"))
    assert shown(companion) == "config:from the settings"
    assert companion.affirmations.delete().answer == words.changes.HIDDEN
    assert companion.affirmations.view().line is None


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_own_line_needs_words(companion: Companion, nothing: str) -> None:
    companion.affirmations.add("mine")
    for verb in (companion.affirmations.add, companion.affirmations.edit):
        with pytest.raises(ValueError, match=words.changes.NO_TEXT):
            verb(nothing)
    assert [own.text for own in companion.store.core(OwnAffirmation)] == ["mine"]


def test_softer_ways_are_offered(companion: Companion) -> None:
    assert companion.affirmations.softer("I am strong")[0] == "I am learning to be strong"
    assert companion.affirmations.softer("I am learning") == []


def test_what_is_done_is_done_to_the_line_the_person_saw(make_companion: Any) -> None:
    here, there = make_companion(), make_companion()
    seen = here.affirmations.view().line
    assert seen is not None
    there.affirmations.next()
    here.affirmations.hide(seen.id)
    here.affirmations.bring_back()
    here.affirmations.favourite(seen.id)
    assert [mark.line for mark in there.store.core(AffirmationMark) if mark.favourite] == [seen.id]


# -- a year, and a hard day


def test_a_fortnight_opens_each_day_fit_and_repeats_no_line_soon(companion: Companion, clock: Any) -> None:
    came: dict[str, Any] = {}
    for day in range(14):
        clock.wall = clock.wall.replace(hour=7, minute=0)
        for look in range(8):
            view = companion.affirmations.rotate() if look else companion.affirmations.view()
            assert view.line is not None and (look or view.line.opening), day
            soonest = came.get(view.line.id, clock.wall - timedelta(days=4))
            assert clock.wall - soonest >= timedelta(days=4)
            came[view.line.id] = clock.wall
            clock.advance(2 * 3600)
        clock.advance(8 * 3600)


def test_a_low_check_in_brings_the_mildest_lines_and_quiet_answers(make_companion: Make, clock: Any) -> None:
    companion = make_companion(seed=7)
    _, quiet = content.celebration_lines()
    check_in(companion, clock, -2)
    for n in range(40):
        line = companion.affirmations.next().line
        assert line is not None and line.strength == 1
        if n < 5:
            assert companion.wins.celebration_for(companion.wins.add(f"win {n}")) in quiet
    clock.advance(days=1)
    assert 2 in {line.strength for line in met(companion, 40)}


def test_two_check_ins_below_the_middle_make_a_day_gentle(companion: Companion, clock: Any) -> None:
    context = companion.context
    assert not context.is_gentle(context.today()) and context.pleasantness(context.today()) is None
    check_in(companion, clock, -1)
    assert not context.is_gentle(context.today()) and context.pleasantness(context.today()) == -1
    check_in(companion, clock, -1)
    assert context.is_gentle(context.today()) and context.pleasantness(context.today()) == -2


def test_a_theme_in_focus_comes_oftener(make_companion: Make, clock: Any) -> None:
    def calm(companion: Companion) -> int:
        return sum(line.theme == "calm" for line in met(companion, 400))

    plain, focused = make_companion(seed=3), Settings(affirmations=Affirmations(focus=("calm",)))
    assert calm(make_companion(focused, seed=3)) > calm(plain)


def test_a_retired_line_stays_for_whoever_keeps_it_close(companion: Companion, clock: Any) -> None:
    (retired,) = [line.id for line in content.affirmations() if line.retired]
    assert retired not in {line.id for line in met(companion, 200)}
    with pytest.raises(Gone):
        companion.affirmations.favourite(retired)
    companion.context.store.apply(
        [Edit.add(AffirmationMark(at=clock.now(), day=clock.now().date(), line=retired, favourite=True))]
    )
    assert retired in {line.id for line in met(companion, 200)}


def check_in(companion: Companion, clock: Any, pleasantness: int) -> None:
    day = companion.context.today()
    companion.context.store.apply([Edit.add(CheckIn(at=clock.now(), day=day, pleasantness=pleasantness))])


def met(companion: Companion, count: int) -> list[Affirmation]:
    """The lines that come one after another."""
    lines = (companion.affirmations.next().line for _ in range(count))
    return [line for line in lines if line]
