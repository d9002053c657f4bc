"""Keyboards of ten layouts: every verb can be reached, by its letter, by its position or by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from companion.config.keymap import key_name
from companion.config.settings import Settings
from companion.model.layouts import latin_for
from companion.tui.command import LOCAL
from companion.tui.commands import BY_ID, COMMANDS, NOT_BY_NAME

from .hands import app_of, press, settle, today_of

Open = Callable[..., Any]

DIGITS = "1234567890"
LAYOUTS = {  # what lies on the keys, without AltGr: plain, then with shift
    "ru": ("йцукенгшщзхъфывапролджэячсмитьбю.ё-=" + DIGITS, "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё_+!?:;*()"),
    "uk": ("йцукенгшщзхїфівапролджєячсмитьбю.'-=" + DIGITS, "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,_+!?:;*()"),
    "el": (";ςερτυθιοπ[]ασδφγηξκλ'ζχψωβνμ,./`-=" + DIGITS, ':ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ"ΖΧΨΩΒΝΜ<>?~_+'),
    "he": ("/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;-=" + DIGITS, 'QWERTYUIOP}{ASDFGHJKL:"ZXCVBNM><?~_+'),
    "ar": ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\ufefbىةوزظذ-=" + DIGITS, '÷×؛<>][ـ،/:"{}آ’,.؟_+'),
    "de": ("qwertzuiopü+asdfghjklöä#<yxcvbnm,.-ß" + DIGITS, "QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_?=!/()"),
    "fr": (
        "azertyuiop^$qsdfghjklmù*<wxcvbn,;:!)=&é\"'(-è_çà",
        "AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§+" + DIGITS,
    ),
    "sv": ("qwertyuiopå¨asdfghjklöä'<zxcvbnm,.-+" + DIGITS, "QWERTYUIOPÅ^ASDFGHJKLÖÄ*>ZXCVBNM;:_?!/()="),
    "ja": ("qwertyuiop@[asdfghjkl;:]zxcvbnm,./-^" + DIGITS, "QWERTYUIOP`{ASDFGHJKL+*}ZXCVBNM<>?_=~"),
    "dvorak": ("',.pyfgcrl/=aoeuidhtns-;qjkxbmwvz[]" + DIGITS, '"<>PYFGCRL?+AOEUIDHTNS_:QJKXBMWVZ{}'),
}
CAPITALS = [
    "redo",
    "routine.add_item",
    "routine.move_down",
    "routine.move_up",
    "breathing.history",
    "breathing.eyes",
    "goals.onto",
    "goals.move_down",
    "goals.move_up",
    "board.move_down",
    "board.move_up",
]
BY_NAME_ALONE = {"el": ["leave"], "he": ["win", "leave"], "ar": CAPITALS}
"""What is on a letter at home and has to be chosen in the palette or the menu there."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_verb_can_be_reached(layout: str) -> None:
    typed = {
        key_name(latin_for(letter) or letter) for letter in "".join(LAYOUTS[layout]) if letter.isprintable()
    }
    named = {"space", "enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end"}
    named |= {"pageup", "pagedown", "f1", "f9"}

    def reached(keys: str) -> bool:
        return any(key.removeprefix("ctrl+") in typed | named or key in named for key in keys.split(","))

    assert reached(BY_ID["palette"].keys)
    without_name = [command for command in COMMANDS if command.scope in LOCAL or command.id in NOT_BY_NAME]
    assert all(command.menu or reached(command.keys) for command in without_name)  # a card has a menu, too
    letters = [command for command in COMMANDS if command.keys.isalpha() and len(command.keys) == 1]
    by_name_alone = [command.id for command in letters if not reached(command.keys)]
    assert set(by_name_alone) == set(BY_NAME_ALONE.get(layout, ()))


@pytest.mark.parametrize("letters", ["цбсиР", "ццсиР", "ςψψβΗ", "صؤؤ\ufefbا"], ids=["ru", "uk", "el", "ar"])
async def test_a_letter_acts_by_its_position_and_is_text_in_a_field(open_app: Open, letters: str) -> None:
    win, _, _, breath, _ = [*letters]
    async with open_app() as pilot:
        app = app_of(pilot)
        await press(pilot, win, win)
        assert today_of(app).entry.text == win
        await press(pilot, "escape", breath)
        assert type(app.screen).__name__ == "BreatheScreen"


async def test_with_ctrl_too_also_from_a_field(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "w", "щ")
        await pilot.press("ctrl+с")
        await settle(pilot)
        assert app_of(pilot)._exit


async def test_a_letter_that_is_bound_acts_as_it_is_bound(open_app: Open) -> None:
    async with open_app(settings=Settings(keys={"keys": "ц"})) as pilot:
        await press(pilot, "ц")
        assert type(pilot.app.screen).__name__ == "KeysScreen"
