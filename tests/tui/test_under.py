"""Lines under the prompt: what is sent turns the ones on the screen into the new ones, and is little."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from companion.tui import driver
from companion.tui.under import cells, changes, spans, under_driver_class, whole

CONSOLE = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)
STYLES = [Style(color="#102030"), Style(color="#405060", bgcolor="#000000"), Style(bold=True)]
PART = re.compile(r"\x1b\[(\d*)([A-DJ])|\x1b\[([\d;]*)m|(\r)|(\n)|(.)")
WIDTH = 12


class Window:
    """As much of a terminal as these lines need: it starts on a row below a prompt."""

    def __init__(self, rows: int) -> None:
        self.rows = [[" "] * WIDTH for _ in range(rows)]
        self.x, self.y, self.pen = 0, 1, ""

    def feed(self, sent: str) -> None:
        for number, move, pen, back, down, text in PART.findall(sent):
            steps = int(number or 1)
            if move == "A":
                self.y -= steps
            elif move == "B":
                self.y += steps
            elif move == "C":
                self.x += steps
            elif move == "J":
                for row in self.rows[self.y :]:
                    row[:] = [" "] * WIDTH
            elif back:
                self.x = 0
            elif down:
                self.x, self.y = 0, self.y + 1
            elif text:
                for half in range(cell_len(text)):
                    self.rows[self.y][self.x] = f"{text}{half}{self.pen}"
                    self.x += 1
            else:
                self.pen = "" if pen == "0" else pen


def strip_of(parts: list[tuple[str, int]]) -> Strip:
    """A line of exactly so many cells."""
    segments = [Segment(text, STYLES[style]) for text, style in parts]
    return Strip(segments).adjust_cell_length(WIDTH, STYLES[0]).simplify()


LINES = st.lists(st.tuples(st.text("ab▀ 世", max_size=6), st.integers(0, 2)), max_size=4).map(strip_of)


@settings(max_examples=150)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(LINES, min_size=n, max_size=n), min_size=2)))
def test_what_is_sent_makes_the_lines_what_they_are_to_be(frames: list[list[Strip]]) -> None:
    window = Window(rows=6)
    window.feed(whole(frames[0], CONSOLE))
    for before, now in pairwise(frames):
        window.feed(changes(before, now, CONSOLE))
        anew = Window(rows=6)
        anew.feed(whole(now, CONSOLE))
        assert window.rows == anew.rows
        assert (window.x, window.y) == (0, 1), "the cursor is where the lines begin"


def test_nothing_is_sent_for_a_frame_like_the_last() -> None:
    lines = [strip_of([("ab", 0)]), strip_of([("世", 1)])]
    assert changes(lines, [strip_of([("ab", 0)]), strip_of([("世", 1)])], CONSOLE) == ""


def test_only_the_cells_that_changed_go_out() -> None:
    before, now = strip_of([("aaaaaaaaaa", 0)]), strip_of([("baaaaaaaab", 0)])
    assert list(spans(before, now)) == [(0, 1), (9, 10)]
    assert list(spans(before, strip_of([("baaba", 0), ("aaaaa", 0)]))) == [(0, 4)], "the near ones together"
    assert list(spans(strip_of([("世a", 0)]), strip_of([("世b", 0)]))) == [(2, 3)]
    assert list(spans(strip_of([("世", 0)]), strip_of([("ab", 0)]))) == [(0, 2)]


def test_a_mark_belongs_to_the_character_before_it() -> None:
    assert [text for text, _, _ in cells(Strip([Segment("e\u0301x")]))] == ["e\u0301", "x"]


def test_any_other_version_gets_stock_inline_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    assert under_driver_class() is not None
    monkeypatch.setattr(driver, "WRITTEN_FOR", "0.0.0")
    assert under_driver_class() is None
