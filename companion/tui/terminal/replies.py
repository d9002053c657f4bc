"""What a terminal answers when it is asked, such as for its colours. Many never answer: nothing waits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rich.color import ColorSystem
from textual.app import App
from textual.events import Event

from companion.tui.terminal import version

TRUE_COLOUR = "\x1b[38;2;1;2;3m\x1bP$qm\x1b\\\x1b[m"
"""Wear a colour and ask what is worn (DECRQSS), as github.com/termstandard/colors has it."""

_WORN = re.compile(r"\x1bP1\$r.*38[:;]2[:;]{1,2}1[:;]2[:;]3(?:[:;]\d*)*m")


class Reply(Event, bubble=False):
    """A string from the terminal for the program, such as `ESC ]11;rgb:ffff/ffff/ffff`; not its end mark."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def question(colours: str | None, environ: Mapping[str, str]) -> str:
    """Return what is to be asked of a terminal of which `colours` are known (Rich's name of a system).

    GNU screen and the Linux console print what they do not know, and so did Apple's Terminal.
    """
    term = environ.get("TERM", "")
    silent = (
        term.startswith("screen") or term in ("linux", "dumb") or "Apple" in environ.get("TERM_PROGRAM", "")
    )
    return "" if silent or colours in (None, "truecolor") else TRUE_COLOUR


def shows_true_colour(reply: str) -> bool:
    """Tell whether a reply says that the colour of the question is worn as it was given."""
    return _WORN.fullmatch(reply) is not None


def turn_colourful(app: App[Any]) -> None:
    """Draw in true colour from now on, whatever the environment had to say."""
    if version.known():
        app.console._color_system = ColorSystem.TRUECOLOR
