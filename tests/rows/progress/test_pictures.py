"""The pictures of the views, cell for cell, at the widths they have on a wide and on a narrow screen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from companion.model.progress.sleep import Night, SleepView
from companion.model.progress.times import Usual
from companion.rows.marks import ASCII, UNICODE
from companion.rows.plot import Bars, Lines
from companion.rows.progress.feelings import FieldOfFeelings
from companion.rows.progress.sleep import Nights

FIELD = ((0, 0, 1, 0, 0), (0, 1, 0, 0, 1), (0, 0, 3, 4, 2), (0, 1, 9, 3, 3), (0, 4, 1, 1, 0))
WORDS = (("tired", 11), ("calm", 9), ("anxious", 6), ("hopeful", 5), ("proud", 4), ("okay", 3), ("sad", 1))
TUESDAY = date(2026, 11, 17)
SLEEP = SleepView(
    nights=(
        Night(TUESDAY, 23 * 60 + 10, 7 * 60 + 5),
        Night(TUESDAY - timedelta(days=1)),
        Night(TUESDAY - timedelta(days=2), 30, 7 * 60 + 50),
        Night(TUESDAY - timedelta(days=3), 22 * 60 + 50, 6 * 60 + 40),
    ),
    bed=Usual(22 * 60 + 50, 23 * 60 + 30, 20),
    up=Usual(6 * 60 + 50, 7 * 60 + 10, 7 * 60 + 50),
)


def text(lines: Lines) -> str:
    return "\n".join("".join(piece for piece, _ in line).rstrip() for line in lines).strip("\n")


def test_the_field_with_the_words_beside_it() -> None:
    picture = """\
  very high        ∙          tired    11
                ∙        ∙    calm      9
  in between       ◍  ◍  ∙    anxious   6
                ∙  ◉  ◍  ◍    hopeful   5
  very low      ◍  ∙  ∙       proud     4
     unpleasant → pleasant    okay      3"""
    assert text(FieldOfFeelings(FIELD, WORDS).lines(48, 30, UNICODE)) == picture


def test_the_field_with_the_words_below_it_in_ascii() -> None:
    picture = """\
  very high        .
                .        .
  in between       x  x  .
                .  X  x  x
  very low      x  .  .
     unpleasant → pleasant
  tired 11 · calm 9 · anxious 6
  · hopeful 5 · proud 4 ·
  okay 3"""
    assert text(FieldOfFeelings(FIELD, WORDS).lines(33, 30, ASCII)) == picture


def test_nights_right_over_midnight_and_one_without_a_mark() -> None:
    picture = """\
            22   0    2    4    6    8
  17 Nov      ╎☾  ╎               ╎☼ ╎
  16 Nov      ╎   ╎               ╎  ╎
  15 Nov      ╎   ☾               ╎  ☼
  14 Nov      ☾   ╎               ☼  ╎"""
    assert text(Nights(SLEEP).lines(48, 30, UNICODE)) == picture


def test_nights_have_as_many_lines_as_there_is_room_for_in_ascii() -> None:
    picture = """\
            22  2   6
  17 Nov     (:      *:
  16 Nov     ::      ::
  15 Nov     :(      :*
  14 Nov     (:      *:"""
    assert text(Nights(SLEEP, ("",) * 6).lines(26, 12, ASCII)) == picture
    many = replace(SLEEP, nights=SLEEP.nights * 9)
    assert (
        len(Nights(many, ("", "x" * 50)).lines(48, 20, UNICODE)) == 20 - 3
    )  # an empty line above, and one below


def test_bars_are_as_long_as_their_numbers_and_never_nothing() -> None:
    bars = Bars((("16 Nov", 6, "6 min"), ("9 Nov", 12, "12 min"), ("2 Nov", 0.1, "6 s")))
    assert (
        text(bars.lines(30, 30, UNICODE))
        == """\
  16 Nov  ▬▬▬▬▬▬         6 min
   9 Nov  ▬▬▬▬▬▬▬▬▬▬▬▬  12 min
   2 Nov  ▬                6 s"""
    )


@pytest.mark.parametrize("width", range(30, 90, 3))
@pytest.mark.parametrize("height", [0, 5, 40])
def test_no_picture_is_wider_than_its_place(width: int, height: int) -> None:
    for picture in (FieldOfFeelings(FIELD, WORDS), Nights(SLEEP), Nights(SleepView()), Bars(())):
        lines = picture.lines(width, height, UNICODE)
        assert all(len("".join(text for text, _ in line)) <= width for line in lines)
    assert FieldOfFeelings(FIELD, WORDS).lines(1, 1, UNICODE) and Nights(SLEEP).lines(1, 1, UNICODE)
