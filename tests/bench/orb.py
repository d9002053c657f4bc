"""What a breathing session costs, frame by frame: `python tests/bench/orb.py`.

Four programs on a pty of 110 × 36, measured by tui_bench.py beside this file in one run: one cell that
changes in every frame (what any animation in Textual costs), a session on the full screen, one in the
size of the pane among the four, and the screen after a session. A session of the long exhale runs in
the middle two. The bars: full screen at most 8 % of a core (wish 6) at 12 visible frames a second or
more, at most 20 KB a frame, 95 of 100 gaps at most one and a half frames; in the pane at most 5 %; after
it what an idle screen costs. `--inline` measures the ten lines under the prompt instead, `companion
breathe long` in a terminal of 80 × 24.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

import companion.tui
from companion.clock import Clock
from companion.content.load import techniques
from companion.model.breathing.guide import Guide
from companion.model.breathing.practice import Practised, SessionPlan
from companion.tui.breathing.breath import Breath
from companion.tui.breathing.session import EVERY, SessionView
from companion.tui.breathing.session_owner import ShownSession
from companion.tui.terminal.driver import driver_class
from companion.tui.themes import load_theme

HERE = Path(__file__)
STYLES = Path(companion.tui.__file__).parent
BREATHING = "Breathe (in|out)"
PROGRAMS = {"one cell": "READY", "full screen": BREATHING, "pane": BREATHING, "after": "OVER"}


class Cell(Widget):
    """One cell that changes in every frame."""

    count = 0

    def on_mount(self) -> None:
        """Go on for ever."""
        self.set_interval(EVERY, self.move)

    def move(self) -> None:
        """The next digit."""
        self.count += 1
        self.refresh(Region(0, 0, 1, 1))

    def render_line(self, y: int) -> Strip:
        """The digit, and what the bench waits for."""
        return Strip([Segment(f"{self.count % 10} READY")]).adjust_cell_length(self.size.width)


class Program(App[None]):
    """One of the programs under test."""

    CSS_PATH = [STYLES / "frame/pane.tcss", STYLES / "breathing/breathing.tcss"]
    CSS = "Screen { background: $background; } .-small { width: 48; height: 17; }"

    def __init__(self, name: str) -> None:
        theme = load_theme("dawn")[0]
        super().__init__(driver_class=driver_class())
        self.register_theme(theme)
        self.theme = theme.name
        self.kind = name

    def compose(self) -> ComposeResult:
        """The cell, or the session."""
        if self.kind == "one cell":
            yield Cell()
        else:
            session = SessionView(Clock(), lambda: self)
            session.set_class(self.kind == "pane", "-small")
            yield session

    def on_mount(self) -> None:
        """A session of five minutes, its settling left out."""
        for session in self.query(SessionView):
            technique = next(each for each in techniques() if each.id == "extended_exhale")
            self.call_after_refresh(
                session.start, SessionPlan(technique=technique, level="standard", planned=300)
            )
            self.call_after_refresh(session.toggle)
            if self.kind == "after":
                self.set_timer(3, session.end)

    # -- the session's owner

    def shown_in(self, view: ShownSession) -> None:
        """Nothing is kept."""

    def progress(self, kept: Practised) -> None:
        """Nothing is kept."""

    def finished(self, view: ShownSession) -> None:
        """Nothing is kept."""

    def ended(self, view: ShownSession, guide: Guide, then: Callable[[], object]) -> None:
        """What the bench waits for."""
        assert isinstance(view, SessionView)
        view.query_one(Breath).rest("OVER", ())


def measure_inline(seconds: float, rounds: int) -> None:
    """What a session under the prompt costs, its settling left out."""
    with TemporaryDirectory() as data:
        command = [sys.executable, "-m", "companion", "--data", data, "breathe", "long", "--minutes", "5"]
        bench = [sys.executable, str(HERE.with_name("tui_bench.py")), "run", "--cmd", shlex.join(command)]
        bench += ["--ready", "Settle", "--anim-keys", "space", "--size", "80x24", "--profile", "modern"]
        bench += ["--what", "anim", "--anim", str(seconds), "--anim-settle", "1", "--rounds", str(rounds)]
        subprocess.run(bench, check=True)


def main() -> None:
    """Measure all of them, or be one."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--be", choices=PROGRAMS, help="run a program instead of measuring")
    parser.add_argument("--seconds", type=float, default=20, help="of animation, two whole breaths")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--inline", action="store_true", help="the lines under the prompt instead")
    options = parser.parse_args()
    if options.be:
        Program(options.be).run()
        return
    if options.inline:
        measure_inline(options.seconds, options.rounds)
        return
    for name, ready in PROGRAMS.items():
        program = f"{sys.executable} {shlex.quote(str(HERE))} --be {shlex.quote(name)}"
        bench = [sys.executable, str(HERE.with_name("tui_bench.py")), "run", "--cmd", program]
        what = ["idle", "--idle", "20"] if name == "after" else ["anim", "--anim", str(options.seconds)]
        bench += ["--ready", ready, "--size", "110x36", "--profile", "modern", "--what", *what]
        bench += ["--anim-settle", "1", "--rounds", str(options.rounds)]
        print(f"== {name}", flush=True)
        subprocess.run(bench, check=True)


if __name__ == "__main__":
    main()
