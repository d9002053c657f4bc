"""Signs of several parts: what is right of them stands in its place, however wide a terminal has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from companion.tui.terminal.places import in_place

SIGNS = [
    "⚠️",
    "👩‍🚀",
    "👍🏽",
    "🇩🇪",
    "🚀",
    "e\u0301",
    "क्ष",
    "می\u200cخ",
    "日",
    "a",
    " ",
    "\x1b[38;2;1;2;3m",
    "\x1b[m",
]


@pytest.fixture(scope="module")
def terminals() -> Any:
    """Terminals that take a letter for as wide as it is, for one cell, and for two."""
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(Path(__file__).parents[1] / "bench"))
    from harness import screen

    def feed(sent: str, width: int | None) -> list[str]:
        with pytest.MonkeyPatch.context() as widths:
            if width:
                others = dict.fromkeys("⚠\ufe0f👩\u200d🚀👍🏽🇩🇪\u0301\u094d\u200c", width)
                widths.setattr(screen, "WIDTHS", type(screen.WIDTHS)(others))
            term = screen.Term(3, 80)
            term.feed(sent.encode())
            cells: list[str] = term.grid[1][0]
            return cells

    yield feed
    patch.undo()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SIGNS), max_size=8), st.sampled_from([None, 1, 2]))
def test_what_is_right_of_it_stays_in_its_cell(terminals: Any, signs: list[str], width: int | None) -> None:
    text = "".join(signs)
    cells = terminals(in_place(f"\x1b[2;1H{text}|"), width)
    wide = cell_len("".join(sign for sign in signs if sign[0] != "\x1b"))
    assert cells[wide][0] == "|"


def test_our_own_words_go_out_as_they_are() -> None:
    frame = "\x1b[2;1H╭─ Routine ─╮ › ◦ ✓ “a win” … ← → à la carte"
    assert in_place(frame) is frame
