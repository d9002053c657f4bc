"""A notification by the terminal: what it is known to take, and how it gets through tmux and screen."""

from __future__ import annotations

import pytest

from companion.tui.terminal.notification import BELL, known_to_take, notification

SAID = "Your routine is here when you like."
TMUX = {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "socket,1,0"}
SCREEN = {"TERM": "screen-256color", "STY": "1.pts-0"}


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, "bell"),
        ({"TERM": "xterm-256color"}, "bell"),
        ({"TERM": "linux"}, "bell"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "bell"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "bell"),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, "bell"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "osc9"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "osc9"),
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "osc99"),
        ({"TERM": "xterm-kitty"}, "osc99"),
        ({"TERM": "foot-extra"}, "osc777"),
        ({"TERM": "rxvt-unicode-256color"}, "osc777"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7402"}, "osc777"),
        (TMUX, "bell"),
        ({**TMUX, "KITTY_WINDOW_ID": "1"}, "osc99"),
        ({**TMUX, "VTE_VERSION": "7402"}, "osc777"),
        ({**SCREEN, "ITERM_SESSION_ID": "w0t0p0"}, "osc9"),
        ({"ZELLIJ": "0", "TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "bell"),
    ],
)
def test_a_terminal_is_sent_what_it_is_known_to_take(environ: dict[str, str], found: str) -> None:
    assert known_to_take(environ) == found


def test_the_sequences_are_those_of_their_terminals() -> None:
    assert notification(SAID, {}, "osc9") == f"\x1b]9;{SAID}\x1b\\"
    assert notification(SAID, {}, "osc99") == f"\x1b]99;;{SAID}\x1b\\"
    assert notification(SAID, {}, "osc777") == f"\x1b]777;notify;companion;{SAID}\x1b\\"
    assert notification(SAID, {"TERM": "xterm-kitty"}, "bell") == BELL
    assert notification(SAID, {"TERM": "foot"}) == notification(SAID, {}, "osc777")


def test_tmux_and_screen_pass_it_on_or_mark_the_window_of_the_bell() -> None:
    wrapped = f"\x1bPtmux;\x1b\x1b]9;{SAID}\x1b\x1b\\\x1b\\"
    assert notification(SAID, TMUX, "osc9") == wrapped + BELL
    assert notification(SAID, SCREEN, "osc9") == f"\x1bP\x1b]9;{SAID}\x07\x1b\\" + BELL
    assert notification(SAID, TMUX) == notification(SAID, SCREEN) == BELL


def test_nothing_in_the_text_acts_on_the_terminal() -> None:
    sent = notification("a\x1b]52;c;eA==\x07b\x9cc\nd", {}, "osc9")
    assert sent.startswith("\x1b]9;") and sent.endswith("\x1b\\")
    assert not set(sent[4:-2]) & set("\x1b\x07\x9c\n")
