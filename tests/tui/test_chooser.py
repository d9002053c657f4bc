"""Choosing a technique, its level and its length: what the list tells, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from companion import words
from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.content import load as content
from companion.model.breathing.practice import Practised
from companion.store.errors import StoreError
from companion.store.store import Store
from companion.tui.breathing.description import AboutCard
from companion.tui.breathing.pattern import PatternCard
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.frame.card import Choices

from .hands import press_in_turn as press
from .hands import settle
from .sessions import BOX, breathe, kept, page, rated, view

Open = Callable[..., Any]
Make = Callable[..., Companion]


def told(pilot: Pilot[Any]) -> str:
    """What the chooser says of the selected technique."""
    return " ".join(str(pilot.app.screen.query_one("#detail", Static).content).split())


def rows(pilot: Pilot[Any]) -> list[str]:
    return [row.text for row in pilot.app.screen.query_one(Choices).rows]


async def test_the_chooser_tells_what_the_selected_one_is_and_shows_its_curve(open_app: Open) -> None:
    techniques = content.techniques()
    async with open_app(size=(80, 24)) as pilot:
        await press(pilot, "tab", "t")
        assert rows(pilot) == [*(each.name for each in techniques), words.patterns.ALWAYS_NO_HOLDS]
        for technique in techniques:
            assert technique.name in page(pilot)
            assert technique.claim in told(pilot) and technique.tagline in told(pilot)
            assert ("█" in told(pilot)) is (technique.id != "just_notice")
            await press(pilot, "down")


@pytest.mark.parametrize("size", [(40, 15), (110, 36)])
async def test_no_claim_is_cut(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as pilot:
        await press(pilot, "b", "t")
        for technique in content.techniques():
            assert technique.name in page(pilot) and technique.claim in told(pilot)
            if technique.has_holds:
                said = content.cautions()["holds"], content.short_cautions()["holds"]
                assert any(each in told(pilot) for each in said)
            detail = pilot.app.screen.query_one("#detail")
            assert detail.region.bottom <= pilot.app.screen.query_one("#hint").region.y
            await press(pilot, "down")


async def test_f_keeps_a_technique_close_and_close_ones_stand_first(open_app: Open, tmp_path: Path) -> None:
    async with open_app(size=(80, 24)) as pilot:
        first, *others = (each.name for each in content.techniques())
        await press(pilot, "tab", "t", "end", "up", "f")
        assert rows(pilot)[:2] == [others[-1], first]
        assert f"› {others[-1]} close" in page(pilot) and "f close" in page(pilot)
        assert "close: [just_notice]" in (tmp_path / "config.yaml").read_text()
        await press(pilot, "down", "f")
        assert rows(pilot)[:3] == [others[-1], first, others[0]]
        await press(pilot, "up", "f")
        assert rows(pilot)[:2] == [first, others[0]]
        await press(pilot, "escape", "u", "t")
        assert rows(pilot)[:2] == [others[-1], first]
        await press(pilot, "escape", "u", "u", "t")
        assert rows(pilot)[:2] == [first, others[0]]


async def test_level_and_length_are_chosen_and_what_is_not_stays_as_it_was(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "t", "right", "plus", "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.level, guide.plan.planned) == ("standard", 180)
        await press(pilot, "t", "down", "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.technique.id, guide.plan.level, guide.plan.planned) == (
            "equal",
            "gentle",
            180,  # the length is for whatever is breathed
        )


async def test_a_technique_that_counts_rounds_is_chosen_by_rounds(open_app: Open) -> None:
    settings = Settings(breathing=Breathing(technique="relax_478"))
    async with open_app(settings=settings) as pilot:
        await press(pilot, "b", "t", "minus", "enter")
        guide = view(pilot).guide
        assert guide and guide.plan.planned == pytest.approx(2 * (2 + 3.5 + 4))


async def test_the_list_is_filtered_by_how_one_feels(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "t", "v")
        said, tags = words.breathing.BY_FEELING["panicky"]
        assert len(rows(pilot)) <= 8
        place = rows(pilot).index(said)
        await press(pilot, *["down"] * place, "enter")
        assert rows(pilot) == [t.name for t in content.techniques() if set(tags) & set(t.for_what)]
        await press(pilot, "escape")
        assert len(rows(pilot)) == len(content.techniques()) + 1
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BreatheScreen)


async def test_what_another_shell_breathes_changes_the_list_and_ends_nothing(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "t", "plus")
        assert "1 min 2 min 3 min" in told(pilot)
        kept = Practised(
            technique="extended_exhale",
            level="gentle",
            seconds=45,
            planned=60,
            finished=False,
            started=clock.now() - timedelta(hours=1),
        )
        make_companion().breathing.keep(kept)
        await press(pilot, "v", "enter")
        assert "1 min 3 min 5 min" in told(pilot)
        await press(pilot, "escape", "minus", "minus", "left", "right")
        assert "1 min 3 min 5 min" in told(pilot)
        await press(pilot, "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.technique.id, guide.plan.planned) == ("extended_exhale", 60)


@pytest.mark.parametrize("size", [(40, 15), (60, 15), (80, 24)])
async def test_the_keys_of_the_chooser_are_all_there_and_so_is_the_way_out(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        await press(pilot, "b", "t")
        for key, said in words.breathing.CHOOSER_KEYS:
            assert f"{key} {said}" in page(pilot)
        await press(pilot, "escape", "H")
        assert "esc back" in page(pilot)


async def test_where_the_sessions_cannot_be_read_one_can_still_choose_and_breathe(
    open_app: Open, clock: Any, monkeypatch: pytest.MonkeyPatch, make_companion: Make
) -> None:
    rated(make_companion(), clock, "extended_exhale", *[(0, 1)] * 5)

    def refuse(*args: Any, **options: Any) -> Any:
        raise StoreError("Input/output error")

    async with open_app() as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(Store, "search", refuse)
            broken.setattr(Store, "between", refuse)
            broken.setattr(Store, "newest", refuse)
            await press(pilot, "tab", "t")
            assert rows(pilot)[:-1] == [technique.name for technique in content.techniques()]
            assert told(pilot).count(words.breathing.SESSIONS_UNREAD) == 1
            await press(pilot, "v", "down", "enter")
            assert 0 < len(rows(pilot)) < len(content.techniques())
            await press(pilot, "escape", "home", "down", "enter")
            guide = view(pilot).guide
            assert guide and guide.plan.technique.id == "equal"
            assert words.breathing.SESSIONS_UNREAD in guide.plan.said
            await press(pilot, "H")
            assert words.breathing.SESSIONS_UNREAD in page(pilot)
            await press(pilot, "escape")
        await press(pilot, "t")
        assert words.breathing.SESSIONS_UNREAD not in told(pilot)
        await press(pilot, "up")
        assert "a little lighter after 5 of 5" in told(pilot)


async def test_a_short_length_of_the_settings_is_told_in_seconds(open_app: Open) -> None:
    settings = Settings(breathing=Breathing(technique="box", minutes=1 / 6))
    async with open_app(settings=settings) as pilot:
        await press(pilot, "b", "t")
        assert "10 s 1 min 3 min 5 min" in told(pilot)


async def test_what_helped_is_told_with_its_number(open_app: Open, clock: Any, make_companion: Make) -> None:
    rated(make_companion(), clock, "extended_exhale", *[(0, 1)] * 5)
    async with open_app() as pilot:
        await press(pilot, "b", "t")
        assert "Long exhale: you felt a little lighter after 5 of 5" in told(pilot)


async def test_what_has_helped_is_ranked(open_app: Open, clock: Any, make_companion: Make) -> None:
    companion = make_companion()
    rated(companion, clock, "box", *[(0, 1)] * 4, (0, 0))
    rated(companion, clock, "equal", *[(0, 1)] * 4)
    rated(companion, clock, "just_notice", *[(0, 1)] * 5)
    async with open_app() as pilot:
        await press(pilot, "b", "t", "v")
        assert rows(pilot)[0] == words.breathing.WHAT_HELPED
        await press(pilot, "enter")
        assert rows(pilot) == ["Just notice", "Box breathing"]
        await press(pilot, "down")
        assert "Box breathing: you felt a little lighter after 4 of 5" in told(pilot)


async def test_until_something_has_helped_there_is_no_ranking(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "b", "t", "v")
        assert words.breathing.WHAT_HELPED not in rows(pilot)


async def test_what_was_chosen_and_said_in_the_settling_stays(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "t", "plus", "enter", "2", "l")
        guide = view(pilot).guide
        assert guide and (guide.plan.level, guide.plan.planned, guide.before) == ("no_holds", 180, -1)
        await press(pilot, "t", "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.level, guide.plan.planned, guide.before) == ("no_holds", 180, -1)
        await press(pilot, "4", "t", "home", "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.technique.id, guide.plan.planned, guide.before) == (
            "extended_exhale",
            180,
            1,
        )
        await press(pilot, "space")
        await breathe(pilot, clock, 20)
        await press(pilot, "t", "enter")
        guide = view(pilot).guide
        assert guide and guide.before is None, "another session is asked about anew"
    assert [(session.seconds, session.before) for session in kept(make_companion)] == [(20, 1)]


async def test_what_is_offered_keeps_the_length_and_the_rating(
    open_app: Open, clock: Any, make_companion: Make
) -> None:
    for hours in (2, 1):
        started = clock.now() - timedelta(hours=hours)
        make_companion().breathing.save("equal", "gentle", 30, 120, finished=False, started=started)
    async with open_app() as pilot:
        await press(pilot, "b", "t", "plus", "enter", "2", "y")
        guide = view(pilot).guide
        assert guide and (guide.plan.technique.id, guide.plan.planned, guide.before) == (
            "just_notice",
            180,
            -1,
        )


async def test_rounds_stay_as_many_without_holds(open_app: Open) -> None:
    async with open_app(settings=Settings(breathing=Breathing(technique="relax_478"))) as pilot:
        await press(pilot, "b", "t", "minus", "enter", "l")
        guide = view(pilot).guide
        assert guide and guide.plan.planned == pytest.approx(2 * (4 + 6))


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (110, 36)])
async def test_every_card_has_its_cautions_and_what_has_no_room_is_under_question_mark(
    open_app: Open, size: tuple[int, int]
) -> None:
    known, short = content.cautions(), content.short_cautions()
    async with open_app(size=size) as pilot:
        await press(pilot, "b", "t")
        for technique in content.techniques():
            assert technique.name in page(pilot)
            due = [name for name in technique.cautions if name != "panic"]
            shown = [name for name in due if known[name] in told(pilot) or short[name] in told(pilot)]
            assert shown == due if size[0] >= 80 else shown[:1] == due[:1]
            assert known["panic"] not in told(pilot), "nobody has said that they are afraid"
            if size == (110, 36):
                assert all(known[name] in told(pilot) for name in due)
            await press(pilot, "question_mark")
            assert isinstance(pilot.app.screen, AboutCard)
            about = " ".join(str(pilot.app.screen.query_one("#text", Static).content).split())
            for sentence in (technique.claim, *(known[name] for name in technique.cautions)):
                assert sentence in about
            for sentence in content.expectations():
                assert sentence in about
            assert (known["air"] in about) is (technique.id != "just_notice")
            await press(pilot, "escape", "down")


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_who_says_that_they_are_afraid_is_told_what_else_there_is_also_of_the_others(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with open_app(settings=BOX, size=size) as pilot:
        await press(pilot, "b", "t", "v")
        await press(pilot, *["down"] * rows(pilot).index(words.breathing.BY_FEELING["panicky"][0]), "enter")
        assert content.short_cautions()["panic"] in told(pilot) or content.cautions()["panic"] in told(pilot)
        await press(pilot, "escape", "home")
        assert "Long exhale" in rows(pilot)
        assert content.short_cautions()["panic"] in told(pilot) or content.cautions()["panic"] in told(pilot)


async def test_the_first_of_a_filtered_list_is_the_one_that_keys_are_about(open_app: Open) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "t", "v")
        await press(pilot, *["down"] * rows(pilot).index(words.breathing.BY_FEELING["reset"][0]), "enter")
        names = rows(pilot)
        assert "Long exhale" not in names and "Box breathing" not in names
        await press(pilot, *["down"] * names.index("Pursed-lip breathing"))
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, AboutCard)
        await press(pilot, "escape", "right", "plus", "enter")
        guide = view(pilot).guide
        assert guide and (guide.plan.technique.id, guide.plan.level) == ("pursed_lip", "longer")


async def test_the_first_card_has_its_cautions_also_in_the_smallest_window(open_app: Open) -> None:
    short = content.short_cautions()
    async with open_app(size=(40, 15)) as pilot:
        await press(pilot, "b", "t")
        assert rows(pilot)[0] == "Long exhale"
        assert short["comfort"] in told(pilot) and short["stop"] in told(pilot)


async def test_no_holds_can_be_had_for_good_and_taken_back(open_app: Open) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "t", "end", "enter")
        assert rows(pilot)[-1] == words.patterns.HOLDS_AGAIN
        level = pilot.app.companion.context.settings.breathing.level
        assert level == "no_holds"
        await press(pilot, "enter")
        assert rows(pilot)[-1] == words.patterns.ALWAYS_NO_HOLDS


async def test_a_pattern_of_ones_own_is_put_together_named_and_among_the_techniques(
    open_app: Open, clock: Any
) -> None:
    async with open_app(settings=BOX) as pilot:
        await press(pilot, "b", "t", "e", "right", "right")
        assert isinstance(pilot.app.screen, PatternCard)
        assert "In ‹ 5 s ›" in page(pilot)
        await press(pilot, "down", *["right"] * 7)
        assert f"Hold, full {words.patterns.limit('rest', 7)}" in page(pilot)
        await press(pilot, "space")
        assert "Breathe in 5" in page(pilot)
        for seconds, said in ((4.5, "Breathe in 1"), (1, "Rest, full 7"), (8, "Breathe out 3")):
            clock.advance(seconds)
            pilot.app.screen.tick()
            await settle(pilot)
            assert said in page(pilot)
        clock.advance(7)
        pilot.app.screen.tick()
        await settle(pilot)
        assert words.patterns.pace(3, 7) in page(pilot), "one breath"
        await press(pilot, "enter", *"Evening", "enter")
        assert "Evening" in rows(pilot)
        own = pilot.app.companion.context.settings.breathing.own
        assert [(each.id, [step.seconds for step in each.sections[0].steps]) for each in own] == [
            ("evening", [5, 7, 4, 4])
        ]
