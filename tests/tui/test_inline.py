"""A session under the prompt of a real shell, in a real terminal emulator (tmux)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TMUX = shutil.which("tmux")
PATIENCE = 20  # seconds that anything may take on a busy machine
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is the terminal here")


class Terminal:
    """A shell in tmux: what is typed into it, and what stands on its screen."""

    def __init__(self, folder: Path, rows: int = 24, columns: int = 80) -> None:
        self._tmux = [TMUX or "", "-S", str(folder / "socket"), "-f", "/dev/null"]
        environment = {
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "PS1": "> ",
            "LANG": "C.UTF-8",
            "TERM": "tmux-256color",
            "COLORTERM": "truecolor",
        }
        shell = ["env", "-i", *(f"{k}={v}" for k, v in environment.items()), "sh"]
        self.tmux("new-session", "-d", "-c", str(folder), "-x", str(columns), "-y", str(rows), *shell)
        self.until(lambda page: ">" in page)

    def tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True)
        return done.stdout

    def type(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def page(self) -> str:
        return self.tmux("capture-pane", "-p")

    def until(self, seen: Callable[[str], bool]) -> str:
        """The screen, once it shows what it should."""
        end = time.monotonic() + PATIENCE
        while not seen(page := self.page()):
            assert time.monotonic() < end, page
        return page

    def modes(self) -> str:
        """What the terminal is set to."""
        return self.tmux(
            "display-message",
            "-p",
            "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{mouse_sgr_flag} #{keypad_flag} #{wrap_flag}",
        )

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def make(**options: int) -> Terminal:
        opened.append(Terminal(tmp_path, **options))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


BREATHE = f"{sys.executable} -m companion breathe long --minutes 0.5"


@pytest.mark.parametrize("above", [0, 30], ids=["at the top", "at the bottom"])
def test_ten_lines_under_the_prompt_and_the_terminal_as_it_was(
    terminal: Callable[..., Terminal], above: int
) -> None:
    shell = terminal()
    for number in range(above):
        shell.type(f"echo line {number}", "Enter")
    shell.type("stty -g > before; echo ready", "Enter")
    shell.until(lambda page: "\nready" in page)
    modes = shell.modes()
    shell.type(BREATHE, "Enter")
    page = shell.until(lambda page: "Settle" in page and "1 hard" in page)
    assert "ready" in page, "what was there stays"
    assert shell.modes().split()[0] == "0", "not the other screen"
    rows = page.splitlines()
    first = max(y for y, row in enumerate(rows) if "breathe long" in row or row.startswith("0.5")) + 1
    assert len([row for row in rows[first:] if row.strip()]) <= 10
    shell.type("4", "Space")
    shell.until(lambda page: "Breathe in" in page)
    shell.until(lambda page: "Breathe out" in page)
    shell.type("q")
    shell.until(lambda page: "How was that pace?" in page)
    shell.type("c", "5")
    page = shell.until(lambda page: "Saved: " in page and page.rstrip().endswith(">"))
    for left in ("Settle", "Breathe", "How", "─", "▀"):
        assert left not in page.partition("ready")[2], page
    assert shell.modes() == modes
    shell.type("stty -g | cmp - before && echo same; echo done", "Enter")
    assert "\nsame" in shell.until(lambda page: "\ndone" in page)
    shell.type("clear; " + f"{sys.executable} -m companion breathe --history", "Enter")
    assert "felt fairly good, then good" in shell.until(lambda page: "this week" in page)


def test_without_room_it_takes_the_whole_screen(terminal: Callable[..., Terminal]) -> None:
    shell = terminal(rows=10)
    shell.type(BREATHE, "Enter")
    shell.until(lambda page: "Settle" in page)
    assert shell.modes().split()[0] == "1"
    shell.type("q")
    shell.until(lambda page: page.rstrip().endswith(">"))
    assert shell.modes().split()[0] == "0"
