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

BACKGROUND = "\x1b]11;?\x1b\\"
"""Ask for the colour of the background (OSC 11)."""
FOLLOW, UNFOLLOW = "\x1b[?2031h", "\x1b[?2031l"
"""Have it told when the terminal turns light or dark, and no longer (mode 2031)."""
TURNED = "\x1b\\[\\?997;[12]n"
"""What it tells then: 1 for dark, 2 for light."""

_IS = re.compile(r"\x1b\]11;rgba?:([\da-f]{1,4})/([\da-f]{1,4})/([\da-f]{1,4})(?:/[\da-f]*)?", re.IGNORECASE)
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue in what is seen as bright
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
    return "" if is_silent(environ) or colours in (None, "truecolor") else TRUE_COLOUR


def is_silent(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal is not to be asked anything."""
    term = environ.get("TERM", "")
    return (
        term.startswith("screen") or term in ("linux", "dumb") or "Apple" in environ.get("TERM_PROGRAM", "")
    )


def holds_escape_back(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal that tells of the mouse keeps the escape key until another is pressed.

    GNU screen (4.9) does, and the two then arrive as one key with alt.
    """
    in_screen = bool(environ.get("STY")) or environ.get("TERM", "").startswith("screen.")
    return in_screen and not environ.get("TMUX")


def is_light(reply: str) -> bool | None:
    """Tell whether a reply says that the terminal is light; None where it is about something else."""
    if re.fullmatch(TURNED, reply):
        return "2n" in reply
    if not (found := _IS.fullmatch(reply)):
        return None
    parts = [int(part, 16) / (16 ** len(part) - 1) for part in found.groups()]
    return bool(sum(weight * part for weight, part in zip(_WEIGHTS, parts, strict=True)) > 0.5)


def shows_true_colour(reply: str) -> bool:
    """Tell whether a reply says that the colour of the question is worn as it was given."""
    return _WORN.fullmatch(reply) is not None


def turn_colourful(app: App[Any]) -> None:
    """Draw in true colour from now on, whatever the environment had to say."""
    if version.known():
        app.console._color_system = ColorSystem.TRUECOLOR


def follow_light(app: App[Any]) -> None:
    """Have the terminal tell whether it is light or dark, where ours is the driver."""
    driver: Any = getattr(app, "_driver", None)
    if hasattr(driver, "follow_light"):
        driver.follow_light()
