"""A person's text on the screen: shown as typed, never wider than its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion import words
from companion.tui.widgets.text import LONGEST, balance, cell_len, fit, isolated, pad, visible, wrap

TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("a b\n\t\x1b\x07\u202e\u2066日本👨👩\u200d\ufe0f\u0301שלוםמ❤[red]/\ud83d\u200f"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Called Mum", "Called Mum"),
        ("[red]x[/]", "[red]x[/]"),
        ("one\ntwo\r\nthree", "one⏎two⏎three"),
        ("a\tb", "a b"),
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07 \x7f", "bell␇ ␡"),
        ("\u202eturned", "·turned"),
        ("half \ud83d", "half \ufffd"),
        ("❤\ufe0f", "❤"),
        ("日本語", "日本語"),
    ],
)
def test_what_acts_on_a_terminal_is_shown_instead(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@given(TEXT)
def test_nothing_visible_acts_on_the_terminal(text: str) -> None:
    shown = visible(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    shown.encode()


@given(TEXT, st.integers(0, 30))
def test_fit_never_exceeds_its_width_and_keeps_what_fits(text: str, width: int) -> None:
    text = visible(text)
    fitted = fit(text, width)
    assert cell_len(fitted) <= width
    if cell_len(text) <= width:
        assert fitted == text
    elif width:
        assert fitted.endswith("…")
        assert text.startswith(fitted[:-1])


def test_fit_drops_a_wide_character_whole() -> None:
    assert fit("日本語", 4) == "日…"
    assert fit("日本語", 5) == "日本…"
    assert fit("ab", 0) == ""


@given(TEXT, st.integers(0, 30), st.booleans())
@example("\u200d", 1, False)  # a joiner takes in what comes after it
def test_pad_fills_up_exactly(text: str, width: int, right: bool) -> None:
    fitted = fit(visible(text), width)
    assert cell_len(pad(fitted, width, right=right)) == width


@given(TEXT)
def test_isolating_changes_no_width(text: str) -> None:
    shown = visible(text)
    assert cell_len(isolated(shown)) == cell_len(shown)


def test_only_right_to_left_text_is_isolated() -> None:
    assert isolated("plain 日本") == "plain 日本"
    assert isolated("שלום") == "\u2068שלום\u2069"


@settings(max_examples=200)
@given(TEXT, st.integers(2, 30))
def test_wrap_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    text = visible(text)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXT, st.integers(2, 30), st.integers(1, 4))
def test_wrap_keeps_to_its_limit(text: str, width: int, limit: int) -> None:
    lines = wrap(visible(text), width, limit)
    assert len(lines) <= limit
    assert all(cell_len(line) <= width for line in lines)


@given(TEXT, st.integers(2, 30))
def test_balance_needs_no_more_lines(text: str, width: int) -> None:
    text = visible(text)
    balanced = balance(text, width)
    assert len(balanced) == len(wrap(text, width))
    assert max(map(cell_len, balanced)) <= max(map(cell_len, wrap(text, width)))


def test_balance_evens_the_lines_out() -> None:
    text = "A small step still changes where I am standing."
    assert balance(text, 44) == ["A small step still changes", "where I am standing."]


def test_a_text_of_a_million_letters_is_cut() -> None:
    assert len(visible("a" * 1_000_000)) == LONGEST + 1


@pytest.mark.parametrize("width", range(4, 60))
def test_what_was_cut_before_has_one_ellipsis(width: int) -> None:
    said = f"Still here: {words.common.quoted('and then… we went on and on and on and on')}. Open the field."
    assert "……" not in fit(said, width) and "……" not in words.common.quoted("and then… we went", 10)
