"""Any key at any moment, before a card's first frame too."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from random import Random
from typing import Any

from textual._styles_cache import StylesCache

from companion.companion import Companion
from companion.tui.frame.card import Card
from companion.tui.trash.card import TrashCard

from .hands import app_of, open_trash, press, press_at_once, settle

Open = Callable[..., Any]
Make = Callable[..., Companion]
KEYS = [
    *(
        "colon",
        "ctrl+p",
        "question_mark",
        "f1",
        "f9",
        "w",
        "a",
        "n",
        "e",
        "m",
        "slash",
        "b",
        "c",
        "t",
        "l",
        "f",
        "d",
        "u",
        "U",
    ),
    *(
        "pageup",
        "pagedown",
        "home",
        "end",
        "up",
        "down",
        "left",
        "right",
        "tab",
        "shift+tab",
        "enter",
        "escape",
    ),
    *("space", "x", "j", "k", "1", "2", "g", "G", "z", "backspace", "delete", "ctrl+home", "ctrl+end"),
]
ROUNDS = 600 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 4


async def test_keys_in_bursts_through_every_card_end_nothing(open_app: Open) -> None:
    chance = Random(17)
    async with open_app() as pilot:
        for _ in range(ROUNDS):
            press_at_once(pilot, *chance.choices(KEYS, k=16))
            await settle(pilot)
            assert pilot.app.is_running and not app_of(pilot).stopped


async def test_closed_cards_are_let_go(open_app: Open, make_companion: Make) -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(each, StylesCache) for each in gc.get_objects())

    other = make_companion()
    other.wins.delete(other.wins.add("called Mum").entries[0].id)
    async with open_app() as pilot:
        cards = ("question_mark", "f1", "enter", "ctrl+p", "slash", "H")
        await press(pilot, "tab")
        counted = []
        for _ in range(3):
            await open_trash(pilot)
            assert isinstance(pilot.app.screen, TrashCard)
            await press(pilot, "escape")
            for card in cards:
                await press(pilot, card)
                assert isinstance(pilot.app.screen, Card), card
                await press(pilot, "escape")
            counted.append(kept())
        assert counted[0] == counted[1] == counted[2]
