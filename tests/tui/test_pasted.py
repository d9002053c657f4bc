"""Text from a terminal without bracketed paste: one text, and no letter of it acts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

if sys.platform == "win32":
    pytest.skip("there is another driver", allow_module_level=True)

from companion import words
from companion.companion import Companion
from companion.tui.frame.bursts import is_typed
from companion.tui.terminal.keyboard import Keyboard

from .hands import app_of, on_screen, press, settle, today_of, whisper

Open = Callable[..., Any]
Make = Callable[..., Companion]
LINES = [
    "went to the market",
    "quiet evening",
    "did the dishes",
    "a walk",
    "",
    "xylophone",
    "#home tidied",
    "uphill",
]


async def read_at_once(pilot: Pilot[Any], text: str) -> None:
    """As the driver does with what the terminal has for it."""
    keys = Keyboard(bursts=True)
    for event in (*keys.feed(text), *keys._burst_over()):
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
    await settle(pilot)


@pytest.mark.parametrize(
    ("text", "in_field", "typed"),
    [
        ("wone\rwtwo\r", False, True),
        ("wone\rntwo\r/three\r", False, True),
        ("jjnone\r", False, True),
        ("one\rwtwo\rwthree\r", True, True),
        ("one\r", True, True),
        ("one\rq", True, True),
        ("one\rjjj", True, True),
        ("jxd ", False, True),
        ("jjjjxjjjxjjj", False, True),
        ("one\rtwo", True, False),
        ("one\rentry", True, False),
        ("one\r" + "went\r" * 5, True, False),
        ("went out\rquit\r", False, False),
        ("did the dishes", False, False),
        ("did the dishes\rwrote\r", False, False),
    ],
)
def test_keys_typed_ahead_and_texts(text: str, in_field: bool, typed: bool) -> None:
    assert is_typed(text, in_field=in_field, opens="w/ane", anew="w/a", moves="jk") is typed


async def test_lines_into_a_field_are_one_text(open_app: Open, make_companion: Make) -> None:
    text = "\r".join(LINES * 25)
    async with open_app() as pilot:
        await press(pilot, "w")
        await read_at_once(pilot, text)
        assert today_of(app_of(pilot)).entry.text == " ".join(" ".join(LINES * 25).split())
        await press(pilot, "enter")
    wins = make_companion().wins.window().wins
    assert [win.text for win in wins] == [" ".join(" ".join(LINES * 25).split())]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
async def test_lines_over_a_list_press_nothing(open_app: Open, make_companion: Make, end: str) -> None:
    async with open_app() as pilot:
        before = on_screen(pilot)
        await read_at_once(pilot, end.join(LINES))
        assert whisper(pilot) == words.today.PASTED
        pilot.app.post_message(events.Paste("quit"))
        await settle(pilot)
        assert whisper(pilot) == words.today.PASTED, "a paste with brackets, too"
        app_of(pilot).voices.put_away()
        await settle(pilot)
        assert pilot.app.is_running and on_screen(pilot).splitlines()[3:] == before.splitlines()[3:]
    assert make_companion().wins.window().wins == ()


async def test_what_is_typed_ahead_is_keys(open_app: Open, make_companion: Make) -> None:
    async with open_app() as pilot:
        await read_at_once(pilot, "wwin gap 0\rwnext\r")
        await read_at_once(pilot, f"w{'a long line ' * 9}\r")
        await read_at_once(pilot, "w\x1b[200~pasted\x1b[201~\r")
    assert [win.text for win in make_companion().wins.window().wins] == [
        "pasted",
        ("a long line " * 9).strip(),
        "next",
        "win gap 0",
    ]


async def test_a_paste_right_after_the_key_that_opens_its_field(open_app: Open) -> None:
    async with open_app() as pilot:
        keys = Keyboard(bursts=True)
        for event in (*keys.feed("w"), *keys.feed("out\rmade tea\r"), *keys._burst_over()):
            event.set_sender(pilot.app)
            pilot.app.post_message(event)
        await settle(pilot)
        assert today_of(app_of(pilot)).entry.text == "out made tea"
