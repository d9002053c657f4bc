"""Breathing: what a session would be now, and that every one of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import msgspec
import pytest

from companion.companion import Companion
from companion.config.settings import Breathing, Settings
from companion.content import load as content
from companion.model.breathing import Session

Make = Callable[..., Companion]


def breathed(
    companion: Companion, technique: str, level: str = "gentle", seconds: float = 120, **how: Any
) -> None:
    """One session, ended now."""
    companion.breathing.save(
        technique,
        level,
        seconds,
        120,
        finished=how.pop("finished", True),
        started=companion.home.now(),
        **how,
    )


def test_the_first_session_is_a_short_gentle_one(companion: Companion) -> None:
    view = companion.breathing.view()
    assert (view.technique.id, view.level, view.planned) == ("extended_exhale", "gentle", 120)
    assert view.minutes_today == 0
    assert [each.id for each in view.choices] == [each.id for each in content.techniques()]
    assert content.cautions()["comfort"] in view.cautions


def test_the_settings_have_their_say(make_companion: Make) -> None:
    chosen = Breathing(technique="box", minutes=7.5, level="standard")
    view = make_companion(Settings(breathing=chosen)).breathing.view()
    assert (view.technique.id, view.level, view.planned) == ("box", "standard", 450)
    assert content.cautions()["holds"] in view.cautions


def test_the_last_technique_comes_first_also_after_a_restart(make_companion: Make, clock: Any) -> None:
    first = make_companion()
    for technique in ("box", "calm_60"):
        breathed(first, technique)
        clock.advance(600)
    assert make_companion().breathing.view().technique.id == "calm_60"
    assert make_companion().breathing.view("box").technique.id == "box"
    clock.advance(days=40)
    assert first.breathing.view().technique.id == "extended_exhale"


def test_sessions_grow_into_the_usual_length(companion: Companion, clock: Any) -> None:
    usual = content.technique("extended_exhale").session.default * 60
    assert usual > 120
    for _ in range(3):
        assert companion.breathing.view().planned == 120
        breathed(companion, "extended_exhale")
        clock.advance(days=1)
    assert companion.breathing.view().planned == usual
    aside = next(row.aside for row in companion.routine.view().rows if row.label == "Breathe")
    assert aside == f"{usual / 60:g} min"  # the routine says the same


@pytest.mark.parametrize("finished", [True, False])
def test_every_session_is_kept_with_the_seconds_practised(
    companion: Companion, make_companion: Make, clock: Any, finished: bool
) -> None:
    started = clock.wall
    clock.advance(84)
    change = companion.breathing.save("box", "standard", 83.949, 120, finished=finished, started=started)
    assert change.words == "Saved: 1 min 24 s of breathing."
    (session,) = make_companion().store.on(Session, date(2026, 11, 17))
    assert (session.at, session.technique, session.level) == (started, "box", "standard")
    assert (session.seconds, session.planned, session.finished) == (83.9, 120, finished)


def test_minutes_today_are_of_the_persons_day(companion: Companion, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=3)
    breathed(companion, "box", seconds=60)
    clock.wall = clock.wall.replace(hour=9)
    breathed(companion, "box", seconds=90)
    breathed(companion, "extended_exhale", seconds=30, finished=False)
    assert companion.breathing.view().minutes_today == 2
    assert [s.seconds for s in companion.store.on(Session, date(2026, 11, 16))] == [60]


def test_own_techniques_take_the_place_of_shipped_ones(make_companion: Make, clock: Any) -> None:
    mine = msgspec.structs.replace(content.technique("box"), name="My box", own=True)
    companion = make_companion(Settings(breathing=Breathing(own=(mine,))))
    choices = companion.breathing.view().choices
    assert choices[0].name == "My box"
    assert len(choices) == len(content.techniques())
    assert companion.breathing.view("box").technique.own


def test_a_technique_known_no_more_gives_way(make_companion: Make) -> None:
    before = make_companion()
    breathed(before, "gone_technique")
    assert before.breathing.view().technique.id == "extended_exhale"
    after = make_companion(Settings(breathing=Breathing(technique="gone_too")))
    assert after.breathing.view().technique == content.techniques()[0]
    assert [s.technique for s in before.store.on(Session, before.home.today())] == ["gone_technique"]


def test_a_day_that_starts_at_midnight(make_companion: Make, clock: Any) -> None:
    clock.wall = clock.wall.replace(hour=0, minute=5)
    companion = make_companion(Settings(day_starts_at=time(0)))
    breathed(companion, "box", seconds=60)
    assert companion.breathing.view().minutes_today == 1


def test_a_session_is_kept_once_and_ticks_nothing_off_on_another_day(
    companion: Companion, clock: Any
) -> None:
    started = clock.wall
    clock.advance(days=1)
    for _ in range(2):
        companion.breathing.save("box", "gentle", 60, 120, finished=False, started=started, item="breathe")
    assert [s.item for s in companion.store.on(Session, date(2026, 11, 17))] == ["breathe"]
    assert all(row.state == "open" for row in companion.routine.view().rows)
