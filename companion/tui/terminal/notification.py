"""A notification by the terminal: the sequence it is known to take, on its way through tmux or screen.

OSC 9: iTerm2 (iterm2.com/documentation-escape-codes.html), WezTerm (wezterm.org/escape-sequences.html),
Ghostty (ghostty.org/docs/vt/osc/9). In ConEmu and Windows Terminal it is another thing: they get the bell.
OSC 99: kitty (sw.kovidgoyal.net/kitty/desktop-notifications). OSC 777: urxvt, foot (foot-ctlseqs(7)), VTE as
some distributions patch it; unpatched it ignores it. tmux passes on what is wrapped (`allow-passthrough` in
tmux(1); its FAQ has the form), screen what stands in a DCS (screen(1), "Control Sequences").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from companion import words
from companion.model.reminders import Osc
from companion.model.text import visible

BELL, _ESC, _END = "\x07", "\x1b", "\x1b\\"
_BODY = {"osc9": "9;{text}", "osc99": "99;;{text}", "osc777": "777;notify;{title};{text}"}
_BY_PROGRAM: Mapping[str, Osc] = {
    "iTerm.app": "osc9",
    "WezTerm": "osc9",
    "ghostty": "osc9",
    "kitty": "osc99",
    "foot": "osc777",
}
_BY_TERM: Mapping[str, Osc] = {
    "xterm-kitty": "osc99",
    "xterm-ghostty": "osc9",
    "wezterm": "osc9",
    "foot": "osc777",
    "rxvt": "osc777",
}
_BY_VARIABLE: Mapping[str, Osc] = {
    "KITTY_WINDOW_ID": "osc99",
    "WEZTERM_PANE": "osc9",
    "GHOSTTY_RESOURCES_DIR": "osc9",
    "ITERM_SESSION_ID": "osc9",
    "VTE_VERSION": "osc777",
}
"""What is set in tmux and screen, too, where TERM and TERM_PROGRAM are their own."""


def send(app: object, sequence: str) -> None:
    """Send the terminal of an app something that it does not draw; Textual itself has that for the bell."""
    driver, headless = getattr(app, "_driver", None), getattr(app, "is_headless", True)
    if driver is not None and not headless:
        driver.write(sequence)
        driver.flush()


def known_to_take(environ: Mapping[str, str]) -> Osc:
    """Return what the terminal of an environment is known to take."""
    if "ZELLIJ" in environ:  # it passes nothing on
        return "bell"
    if found := _BY_PROGRAM.get(environ.get("TERM_PROGRAM", "")):
        return found
    term = environ.get("TERM", "")
    by_term = (sequence for name, sequence in _BY_TERM.items() if term.startswith(name))
    by_variable = (sequence for name, sequence in _BY_VARIABLE.items() if environ.get(name))
    return (*by_term, *by_variable, "bell")[0]


def notification(text: str, environ: Mapping[str, str], chosen: Osc | Literal["auto"] = "auto") -> str:
    """Return what to send to the terminal so that it shows a text.

    Within tmux or screen a bell goes with it: whether they pass the sequence on is their setting, and they
    mark the window of a bell.
    """
    sequence = known_to_take(environ) if chosen == "auto" else chosen
    if sequence == "bell":
        return BELL
    body = _BODY[sequence].format(text=visible(text), title=words.reminders.NOTIFIED_BY)
    if environ.get("TMUX"):
        return f"{_ESC}Ptmux;{f'{_ESC}]{body}{_END}'.replace(_ESC, _ESC * 2)}{_END}{BELL}"
    if environ.get("STY"):  # the end of a sequence would be the end of the DCS
        return f"{_ESC}P{_ESC}]{body}{BELL}{_END}{BELL}"
    return f"{_ESC}]{body}{_END}"
