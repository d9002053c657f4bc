"""The terminal's own cursor is where the person is; cursor and mouse follow the settings."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from companion.tui.terminal.cursor import place_on

from .hands import lines_of, press

Open = Callable[..., Any]


def at(pilot: Any) -> str:
    """What the screen shows from the cursor on."""
    place = place_on(pilot.app.screen)
    assert place is not None
    return lines_of(pilot.app.screen)[place.y][place.x :]


@pytest.mark.parametrize("size", [(40, 15), (110, 36), (200, 60)])
async def test_it_stands_on_the_row_in_the_text_and_on_the_word(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        assert at(pilot).startswith("› ◦  Up")
        await press(pilot, "j")
        assert at(pilot).startswith("› ◦  A glass of water")
        await press(pilot, "w", "h", "i", "left")
        assert at(pilot).startswith("i ")
        await press(pilot, "enter", "tab", "tab", "tab")
        assert "hi" in at(pilot)
        await press(pilot, "enter")
        assert at(pilot).startswith("› ")  # in a menu
        await press(pilot, "escape", "b", "space")
        assert at(pilot).startswith("Breathe in")


def on_a_terminal(tmp_path: Path, config: str, **environ: str) -> bytes:
    """What the program sends to a terminal from its start to its end by `q`."""
    (tmp_path / "config.yaml").write_text(config)
    dirs = {"COMPANION_DATA": str(tmp_path), "COMPANION_CONFIG": str(tmp_path / "config.yaml")}
    master, slave = pty.openpty()
    env = {**os.environ, **dirs, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", **environ}
    child = subprocess.Popen(
        [sys.executable, "-m", "companion"], stdin=slave, stdout=slave, stderr=slave, env=env
    )
    os.close(slave)
    sent, asked = b"", False
    with suppress(OSError):  # EIO: it has ended
        while data := os.read(master, 65536):
            sent += data
            if b"Good" in sent and not asked:
                asked = bool(os.write(master, b"q"))
    os.close(master)
    assert child.wait(30) == 0
    return sent


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_it_is_not_seen_to_travel_where_a_frame_shows_as_it_comes(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, "").partition(b"\x1b[?25h")[2].partition(b"\x1b[0 q")[0]
    assert b"Good" in shown and re.findall(rb"\x1b\[\?25l.*?\x1b\[\?25h", shown, re.DOTALL)
    outside = re.sub(rb"\x1b\[\?25l.*?\x1b\[\?25h", b"", shown, flags=re.DOTALL)
    assert not re.search(rb"\x1b\[[\d;]*H", outside)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
@pytest.mark.parametrize("used", [True, False])
def test_cursor_and_mouse_are_as_set_and_left_as_they_were(tmp_path: Path, used: bool) -> None:
    sent = on_a_terminal(tmp_path, "" if used else "appearance: {cursor: off, mouse: off}\n")
    assert (b"\x1b[6 q\x1b[?25h" in sent) is used
    assert (b"\x1b[?1002h" in sent) is used
    assert (b"\x1b[0 q" in sent) is used
    assert sent.rindex(b"\x1b[?25h") > sent.rindex(b"\x1b[?25l")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
@pytest.mark.parametrize(
    ("environ", "used"),
    [
        ({"STY": "1234.tty"}, False),
        ({"TERM": "screen.xterm-256color"}, False),
        ({"TERM": "screen-256color", "TMUX": "a socket"}, True),
    ],
)
def test_the_mouse_is_left_alone_where_it_would_hold_the_escape_key_back(
    tmp_path: Path, environ: dict[str, str], used: bool
) -> None:
    assert (b"\x1b[?1002h" in on_a_terminal(tmp_path, "", **environ)) is used
