"""Companion: what spans the features."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.errors import ConfigError
from companion.config.settings import Settings
from companion.config.settings import Wins as WinSettings
from companion.content.load import wording
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.verbs.known import settings_in

Make = Callable[..., Companion]


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0, "Good morning."),
        (1, "Good morning."),
        (2, "Good to see you. Nothing needs doing first."),
        (6, "Good to see you. Nothing needs doing first."),
        (7, "Welcome. Your 2 days and 3 wins are all here."),
        (27, "Welcome. Your 2 days and 3 wins are all here."),
        (28, "Hello. Everything you saved is here. Start anywhere."),
    ],
)
def test_the_greeting_counts_what_is_there(companion: Companion, clock: Any, gap: int, said: str) -> None:
    for text in ("one @yesterday", "two", "three"):
        companion.wins.add(text)
    clock.advance(days=gap)
    while not companion.store.summarise():
        pass
    assert companion.greeting() == said
    assert not wording().forbidden.search(said)


def test_the_greeting_counts_nothing_that_is_not_there(companion: Companion, clock: Any) -> None:
    companion.routine.toggle("item:up", "done")
    clock.advance(days=10)
    assert companion.greeting() == "Welcome. Everything you saved is here."
    companion.routine.toggle("item:up", "done")
    assert companion.greeting() == "Good morning."


def test_the_greeting_may_name_a_kept_win_of_yesterday(make_companion: Make, clock: Any) -> None:
    companion = make_companion()
    first = companion.wins.add("Ate lunch away from the desk").entries[0].id
    companion.wins.keep(first)
    second = companion.wins.add("Said no to the extra shift").entries[0].id
    companion.wins.keep(second)
    companion.wins.add("of no concern")
    assert companion.greeting() == "Good morning.", "it is not yesterday yet"
    clock.advance(days=1)
    assert companion.greeting() == "Good morning. From yesterday: “Said no to the extra shift”."
    companion.wins.keep(second)
    assert "Ate lunch" in companion.greeting()
    off = Settings(wins=WinSettings(in_greeting=False))
    assert make_companion(off).greeting() == "Good morning."
    low = CheckIn(at=clock.now(), day=clock.now().date() - timedelta(days=1), pleasantness=-1)
    companion.context.write("one", [Edit.add(low)])
    assert "Ate lunch" in companion.greeting(), "one that is a little low is no low day"
    companion.context.write("two", [Edit.add(low)])
    assert companion.greeting() == "Good morning."
    clock.advance(days=1)
    assert "From yesterday" not in companion.greeting()


def test_after_a_rest_its_end_is_said_once_in_place_of_the_greeting(companion: Companion, clock: Any) -> None:
    companion.pauses.rest("today")
    assert companion.greeting() == "Good morning."
    clock.advance(days=1)
    assert companion.greeting() == words.pauses.ENDED == wording().strings["pause_end"]
    assert companion.greeting() == "Good morning."


@pytest.mark.parametrize(
    ("hour", "said"), [(4, "morning"), (12, "afternoon"), (18, "evening"), (3, "evening")]
)
def test_the_greeting_knows_the_time(companion: Companion, clock: Any, hour: int, said: str) -> None:
    clock.wall = clock.wall.replace(hour=hour)
    assert companion.greeting() == f"Good {said}."


def test_a_bad_edit_of_the_settings_leaves_those_in_force(companion: Companion, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("day_starts_at: 05:30\n")
    assert companion.reload().day_starts_at == companion.settings.day_starts_at == time(5, 30)
    config.write_text("day_starts_at: 25:00\n")
    with pytest.raises(ConfigError, match=r"config\.yaml:1:16"):
        companion.reload()
    assert companion.settings.day_starts_at == time(5, 30)
    config.unlink()
    assert companion.reload() == Settings()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("breathing: {technique: bocks}", "1:24 breathing.technique"),
        ("affirmations: {themes: {clam: off}}", "1:25 affirmations.themes.clam"),
        ("routines: [{name: A, from: '4:00', to: '9:00', items: [{label: B, opens: breathe/c}]}]", "opens"),
    ],
)
def test_names_in_the_settings_are_those_that_ship(tmp_path: Path, text: str, where: str) -> None:
    (tmp_path / "config.yaml").write_text(text)
    with pytest.raises(ConfigError) as found:
        settings_in(tmp_path / "config.yaml")
    assert where in str(found.value)


def test_a_settings_file_out_of_reach_is_a_problem_not_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be read"):
        settings_in(tmp_path / "file" / "config.yaml")


def test_what_is_on_the_disk_needs_no_closing(make_companion: Make) -> None:
    make_companion().wins.add("called Mum")
    again = make_companion()
    assert [win.text for win in again.wins.window().wins] == ["called Mum"]
    again.close()
    assert [win.text for win in again.wins.window().wins] == ["called Mum"]
