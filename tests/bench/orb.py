"""What a breathing session costs, frame by frame: `python tests/bench/orb.py`.

Three programs on a pty of 110 × 36, measured by tui_bench.py beside this file: one cell that changes
20 times a second (what any animation in Textual costs), the pane with all of the screen, and the pane
in the size it has among the four. A session of the long exhale runs in the last two. The bars: full
screen at most 8 % of a core (wish 6) at 12 visible frames a second or more while moving, at most
20 KB a frame; in the pane at most 5 %.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

import companion.tui
from companion.clock import Clock
from companion.content.load import techniques
from companion.tui.driver import driver_class
from companion.tui.panes.breathing import EVERY, BreathingPane
from companion.tui.themes import load_theme

HERE = Path(__file__)
STYLES = Path(companion.tui.__file__).parent / "styles"
PROGRAMS = {"one cell": "READY", "full screen": "Breathe (in|out)", "pane": "Breathe (in|out)"}


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

    CSS_PATH = [STYLES / "panes.tcss", STYLES / "breathing.tcss"]
    CSS = "Screen { background: $background; } .-small { width: 50; height: 19; }"

    def __init__(self, name: str) -> None:
        theme = load_theme("dawn")[0]
        super().__init__(driver_class=driver_class())
        self.register_theme(theme)
        self.theme = theme.name
        self.kind = name

    def compose(self) -> ComposeResult:
        """The cell, or the pane."""
        if self.kind == "one cell":
            yield Cell()
        else:
            pane = BreathingPane(Clock())
            pane.set_class(self.kind == "pane", "-small")
            yield pane

    def on_mount(self) -> None:
        """A session of five minutes, its settling left out."""
        for pane in self.query(BreathingPane):
            technique = next(each for each in techniques() if each.id == "extended_exhale")
            pane.focus()
            self.call_after_refresh(pane.start, technique, "standard", 300)
            self.call_after_refresh(pane.toggle)


def main() -> None:
    """Measure all of them, or be one."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--be", choices=PROGRAMS, help="run a program instead of measuring")
    parser.add_argument("--seconds", type=float, default=20, help="of animation, two whole breaths")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if options.be:
        Program(options.be).run()
        return
    for name, ready in PROGRAMS.items():
        program = f"{sys.executable} {shlex.quote(str(HERE))} --be {shlex.quote(name)}"
        bench = [sys.executable, str(HERE.with_name("tui_bench.py")), "run", "--cmd", program]
        bench += ["--ready", ready, "--what", "anim", "--size", "110x36", "--profile", "modern"]
        bench += ["--anim", str(options.seconds), "--anim-settle", "1", "--rounds", str(options.rounds)]
        print(f"== {name}", flush=True)
        subprocess.run(bench, check=True)


if __name__ == "__main__":
    main()
