"""The curve of a technique: as wide and high as asked, full where the lungs are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.breathing.curve import BLOCKS, OWN, OWN_PLAIN, PLAIN, curve
from companion.model.breathing.technique import Technique, levels

ALL = [(technique, level) for technique in load.techniques() for level in levels(technique)]


def test_box_is_a_box_with_soft_corners() -> None:
    assert curve(load.technique("box"), "standard", 32, 3) == [
        "      ▂▃▃▃▃▃▃▃▃▃▃▂              ",
        "    ▃▇████████████▇▃            ",
        "▁▂▄██████████████████▄▂▁▁▁▁▁▁▁▁▁",
    ]


@given(st.sampled_from(ALL), st.integers(1, 120), st.integers(1, 12), st.booleans())
def test_it_is_as_large_as_asked_and_of_its_marks(
    course: tuple[Technique, str], width: int, height: int, plain: bool
) -> None:
    rows = curve(*course, width, height, plain=plain)
    assert [len(row) for row in rows] == [width] * height
    assert set("".join(rows)) <= set(PLAIN + OWN_PLAIN if plain else BLOCKS + OWN)
    assert not plain or "".join(rows).isascii()


@given(st.sampled_from(ALL), st.integers(8, 100), st.integers(2, 8))
def test_what_stands_above_stands_on_something(
    course: tuple[Technique, str], width: int, height: int
) -> None:
    rows = curve(*course, width, height)
    for column in zip(*rows, strict=True):
        if OWN in column:
            continue
        depth = [BLOCKS.index(mark) for mark in column]
        assert depth == sorted(depth)
        assert sum(0 < each < len(BLOCKS) - 1 for each in depth) <= 1


def test_it_rises_with_the_inhale_and_falls_with_the_exhale() -> None:
    (row,) = curve(load.technique("extended_exhale"), "standard", 50, 1)
    heights = [BLOCKS.index(mark) for mark in row]
    assert heights[:20] == sorted(heights[:20])
    assert heights[20:] == sorted(heights[20:], reverse=True)
    assert heights[0] == heights[-1] == 1


def test_without_a_pace_there_is_a_line() -> None:
    assert curve(load.technique("just_notice"), "standard", 6, 2) == ["      ", OWN * 6]
    assert curve(load.technique("calm_60"), "gentle", 40, 2, plain=True)[1].endswith(OWN_PLAIN * 8)


@pytest.mark.parametrize(("width", "height"), [(0, 4), (10, 0), (-1, 3)])
def test_without_room_there_is_nothing(width: int, height: int) -> None:
    assert curve(load.technique("box"), "gentle", width, height) == []


def test_a_level_it_does_not_have_is_said() -> None:
    with pytest.raises(KeyError):
        curve(load.technique("box"), "longer", 10, 2)
