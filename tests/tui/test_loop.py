"""The loop: a check-in, a skill that fits, how it is now, a win. Seven keys, eight from a very low one."""

from __future__ import annotations

from typing import Any

import pytest

from companion import words
from companion.model.checkins import CheckIn
from companion.model.skill_uses import SkillUse
from companion.model.wins import Win

from .hands import app_of, press_in_turn, whisper

SEVEN = ("m", "left", "enter", "enter", "space", "1", "w")
EIGHT = ("m", "left", "left", "enter", "2", "space", "1", "w")


@pytest.mark.parametrize("size", [(110, 36), (40, 15)])
@pytest.mark.parametrize(("keys", "place"), [(SEVEN, -1), (EIGHT, -2)])
async def test_a_win_is_few_keys_away(open_app: Any, size: Any, keys: tuple[str, ...], place: int) -> None:
    assert len(keys) <= 8
    async with open_app(size=size) as pilot:
        await press_in_turn(pilot, *keys[:-2])
        await press_in_turn(pilot, keys[-2], keys[-1])
        companion = app_of(pilot).companion
        today = companion.context.today()
        (made,) = companion.store.on(CheckIn, today)
        (use,), (win,) = companion.store.on(SkillUse, today), companion.store.on(Win, today)
        assert (made.pleasantness, use.checkin, use.after) == (place, made.id, "better"), "kept together"
        assert win.text and whisper(pilot).endswith("Saved.")


async def test_after_worse_no_win_is_offered(open_app: Any) -> None:
    async with open_app() as pilot:
        await press_in_turn(pilot, *SEVEN[:5], "3")
        companion = app_of(pilot).companion
        (use,) = companion.store.on(SkillUse, companion.context.today())
        assert use.after == "worse" and not companion.store.on(Win, companion.context.today())


async def test_a_pleasant_one_is_only_saved(open_app: Any) -> None:
    async with open_app() as pilot:
        today = pilot.app.screen
        await press_in_turn(pilot, "m", "right", "enter")
        assert pilot.app.screen is today and whisper(pilot) == words.common.SAVED
