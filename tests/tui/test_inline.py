"""A session under the prompt of a real shell, in a real terminal emulator (tmux)."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

TMUX = shutil.which("tmux")
STOPPED = 1.2  # seconds: a tick is late from one on
PATIENCE = 30  # seconds that anything may take on a busy machine
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

    def everything(self) -> str:
        """The screen, and all that has scrolled away above it."""
        return self.tmux("capture-pane", "-p", "-S", "-")

    def child(self) -> int:
        """The process the shell is waiting for."""
        pid = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[-1])

    def resize(self, columns: int, rows: int) -> None:
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

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


WHOLE = f"{sys.executable} -m companion breathe short"
"""A technique whose whole is a few seconds."""
SETTINGS = """\
breathing:
  own:
    - name: Short
      repeat: 1
      steps: [{kind: inhale, seconds: 2}, {kind: exhale, seconds: 2}]
"""


def begin(shell: Terminal) -> None:
    """A session, past its settling."""
    shell.type(BREATHE, "Enter")
    shell.until(lambda page: "Settle" in page)
    shell.type("Space")
    shell.until(lambda page: "Breathe in" in page)


def end(shell: Terminal) -> str:
    """The session ended, its card closed (there is none after a breath or less): the shell's screen."""
    shell.type("q")
    page = shell.until(lambda page: "1 hard" in page or page.rstrip().endswith(">"))
    if "1 hard" in page:
        shell.type("Escape")
    return shell.until(lambda page: page.rstrip().endswith(">"))


def test_ctrl_c_saves_and_says_so(terminal: Callable[..., Terminal]) -> None:
    shell = terminal()
    shell.type(BREATHE, "Enter")
    shell.until(lambda page: "Settle" in page and "1 hard" in page)
    shell.type("4", "Space")
    shell.until(lambda page: "Breathe out" in page)
    shell.type("C-c")
    page = shell.until(lambda page: page.rstrip().endswith(">"))
    rows = [row for row in page.splitlines() if row.strip()]
    assert rows[-2].startswith("Kept: ") and rows[-1] == ">"


@pytest.mark.parametrize("above", [0, 30], ids=["at the top", "at the bottom"])
def test_ten_lines_under_the_prompt_and_the_terminal_as_it_was(
    terminal: Callable[..., Terminal], tmp_path: Path, above: int
) -> None:
    settings = tmp_path / ".config" / "companion" / "config.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS)
    shell = terminal()
    lines = [f"line {number}" for number in range(above)]
    shell.type(f"for n in {' '.join(line[5:] for line in lines)}; do echo line $n; done", "Enter")
    page = shell.until(lambda page: page.rstrip().endswith("\n>"))
    assert not above or lines[-1] in page.splitlines()
    shell.type("stty -g > before; echo ready", "Enter")
    shell.until(lambda page: "\nready" in page)
    modes = shell.modes()
    shell.type(WHOLE, "Enter")
    page = shell.until(lambda page: "Settle" in page and "1 hard" in page)
    assert "ready" in page, "what was there stays"
    assert shell.modes().split()[0] == "0", "not the other screen"
    rows = page.splitlines()
    first = max(y for y, row in enumerate(rows) if "breathe short" in row or row.startswith("short")) + 1
    assert len([row for row in rows[first:] if row.strip()]) <= 10
    shell.type("4", "Space")
    shell.until(lambda page: "Breathe in" in page)
    shell.until(lambda page: "Breathe out" in page)
    shell.until(lambda page: "That is the end." in page)
    shell.type("x")
    shell.until(lambda page: "How was that pace?" in page)
    shell.type("2", "5")
    page = shell.until(lambda page: "Saved: " in page and page.rstrip().endswith(">"))
    for left in ("Settle", "Breathe", "How", "─", "▀"):
        assert left not in page.partition("ready")[2], page
    assert shell.modes() == modes
    rows = [row for row in page.splitlines() if row.strip()]
    assert rows[-2].startswith("Saved: ") and rows[-1] == ">", "the prompt right under what was said"
    assert [row for row in shell.everything().splitlines() if row in lines] == lines, "scrolled, not lost"
    shell.type("stty -g | cmp - before && echo same; echo done", "Enter")
    assert "\nsame" in shell.until(lambda page: "\ndone" in page)
    shell.type("clear; " + f"{sys.executable} -m companion breathe --history", "Enter")
    assert "felt fairly good, then good" in shell.until(lambda page: "this week" in page)


@pytest.mark.parametrize("rows", [8, 10])
def test_without_room_it_takes_the_whole_screen(terminal: Callable[..., Terminal], rows: int) -> None:
    shell = terminal(rows=rows)
    shell.type("echo before", "Enter")
    shell.type(BREATHE, "Enter")
    shell.until(lambda page: "Settle" in page)
    assert shell.modes().split()[0] == "1"
    shell.type("q")
    page = shell.until(lambda page: page.rstrip().endswith(">"))
    assert shell.modes().split()[0] == "0"
    assert "\nbefore" in page and "Settle" not in page


def test_a_window_that_changes_its_size_keeps_what_stands_above(terminal: Callable[..., Terminal]) -> None:
    shell = terminal()
    shell.type("echo first; echo ready", "Enter")
    begin(shell)

    def resized(columns: int, rows: int) -> None:
        shell.resize(columns, rows)
        shell.type("Space")  # stand still, with all the words in one place
        shell.until(lambda page: page.count("Paused.") == 1)
        shell.type("Space")
        # Once it knows of the size; what scrolled away by then does not come back.
        shell.until(lambda page: page.count("Breathe in") == 1 and "Paused." not in page)

    for size in ((80, 16), (90, 16), (100, 30), (100, 9), (100, 24)):
        resized(*size)
        shell.until(lambda _: shell.everything().count("Breathe in") == 1)  # nothing of it left behind
    resized(40, 12)  # the window wraps the lines that it had, and scrolls some of them away
    assert "\nfirst\nready\n" in shell.everything()
    end(shell)
    for left in ("Breathe in", "Paused", "▀"):
        assert left not in shell.page(), shell.page()
    assert "\nfirst\nready\n" in shell.everything()


@pytest.mark.parametrize("how", ["ctrl+z", "kill -STOP"])
def test_to_the_shell_and_back(terminal: Callable[..., Terminal], how: str) -> None:
    shell = terminal()
    shell.type("stty -g > before; clear", "Enter")
    begin(shell)
    if how == "ctrl+z":
        shell.type("C-z")
        page = shell.until(lambda page: "Stopped" in page)
        assert "Breathe in" not in page and "▀" not in page, page
        shell.type("stty -g | cmp - before && echo same; echo done", "Enter")
        assert "\nsame" in shell.until(lambda page: "\ndone" in page)
    else:
        os.kill(shell.child(), signal.SIGSTOP)
        shell.until(lambda page: "Stopped" in page)
    select.select([], [], [], STOPPED)
    shell.type("fg", "C-j")  # what stops a program leaves the terminal as that had it
    shell.until(lambda page: "The breath waited for you." in page)
    shell.type("Space")
    page = shell.until(lambda page: "Breathe in" in page)
    assert page.count("Breathe in") == 1, page
    end(shell)
    shell.type("clear; stty -g | cmp - before && echo same; echo done", "Enter")
    assert shell.until(lambda page: "\ndone\n" in "\n" + page).startswith("same\n")
    assert shell.modes().split()[:2] == ["0", "1"], "this screen, and its cursor"
