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

from companion.tui.terminal import driver, version
from companion.tui.terminal.inline_driver import CLEAR_BELOW, cells, changes, spans, whole

CONSOLE = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)
STYLES = [Style(color="#102030"), Style(color="#405060", bgcolor="#000000"), Style(bold=True)]
PART = re.compile(r"\x1b\[(\d*)([A-DJK])|\x1b\[([\d;]*)m|\x1b([78])|(\r)|(\n)|(.)")
WIDTH = 12


class Window:
    """As much of a terminal as these lines need: it starts on a row below a prompt."""

    def __init__(self, rows: int, y: int = 1) -> None:
        self.rows = [[" "] * WIDTH for _ in range(rows)]
        self.x, self.y, self.pen = 0, y, ""
        self.kept = (0, 0)
        self.scrolled = False

    def feed(self, sent: str) -> None:
        for number, move, pen, place, back, down, text in PART.findall(sent):
            steps = int(number or 1)
            if move == "A":
                self.y = max(self.y - steps, 0)
            elif move == "B":
                self.y = min(self.y + steps, len(self.rows) - 1)
            elif move == "C":
                self.x = min(self.x + steps, WIDTH - 1)
            elif move == "J":
                self.scrolled |= (self.x, self.y) == (0, 0)  # tmux
                for y, row in enumerate(self.rows[self.y :]):
                    row[0 if y else self.x :] = [" "] * (WIDTH - (0 if y else self.x))
            elif move == "K":
                self.rows[self.y][:] = [" "] * WIDTH
            elif place == "7":
                self.kept = self.x, self.y
            elif place == "8":
                self.x, self.y = self.kept
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


@pytest.mark.parametrize("y", [0, 2])
def test_in_a_window_that_became_lower_the_cursor_stays_where_the_lines_begin(y: int) -> None:
    window = Window(rows=3, y=y)
    before, now = ([strip_of([(f"{text}{n}", 0)]) for n in range(5)] for text in "ab")
    window.feed(changes(before, now, CONSOLE))
    assert (window.x, window.y) == (0, y)
    assert all(row == [" "] * WIDTH for row in window.rows[:y])


def test_lines_drawn_anew_from_the_top_of_a_window_are_not_kept_as_scrolled_away() -> None:
    window = Window(rows=3, y=0)
    for text in ("one", "two"):
        window.feed(whole([strip_of([(text, 0)])] * 3, CONSOLE))
    window.feed(CLEAR_BELOW)
    assert not window.scrolled
    assert (window.x, window.y) == (0, 0) and window.rows == Window(rows=3).rows


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
    assert driver.inline_driver_class() is not None
    monkeypatch.setattr(version, "KNOWN", "0.0.0")
    assert driver.inline_driver_class() is None
