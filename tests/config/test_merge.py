"""Bringing config texts together: nobody's change is lost, and what is in doubt is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.config.errors import ConfigError
from companion.config.merge import edited, merged, with_data_of
from companion.config.read import read_text

LINES = st.lists(st.sampled_from("abcd"), max_size=6).map(lambda each: "".join(f"{line}\n" for line in each))


@settings(max_examples=60, deadline=None)
@given(base=LINES, mine=LINES, theirs=LINES)
def test_either_order_gives_the_same_and_a_change_made_by_one_alone_is_taken_whole(
    base: str, mine: str, theirs: str
) -> None:
    assert merged(base, mine, theirs) == merged(base, theirs, mine)
    assert merged(base, mine, base) == merged(base, base, mine) == merged(base, mine, mine) == mine


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("a\nx\nb\nc\n", "a\nb\ny\n", "a\nx\nb\ny\n"),
        ("b\nc\n", "a\nb\n", "b\n"),
        ("a\nb\nc\nx\n", "a\nb\n", "a\nb\nx\n"),
        ("a\nb\nc\nx\n", "a\nb\nc\ny\n", None),
        ("a\nx\nc\n", "a\nc\n", None),
    ],
)
def test_two_changes_of_one_text(mine: str, theirs: str, both: str | None) -> None:
    assert merged("a\nb\nc\n", mine, theirs) == both


ROUTINE = (
    "routines:\n  - name: Morning\n    from: 4:00\n    to: 12:00\n    items:\n      - Up\n{more}      - Tea\n"
)


def test_an_edit_is_made_to_what_stands_there_now_and_to_nothing_else() -> None:
    before, after = ROUTINE.format(more=""), ROUTINE.format(more="      - Walk\n")
    now = f"appearance: {{theme: dusk}}\n{after}      - Read  # mine\n"
    assert edited(now, after, before, "config.yaml") == now.replace("      - Walk\n", "")
    assert edited(now.replace("Walk", "Walk the dog"), after, before, "config.yaml") is None
    assert edited(now + "  - x\n", after, before, "config.yaml") is None  # it does not read well


HERE = "\ufeffdata:\n  device: desk  # the one upstairs\n\n# looks\nappearance: {theme: dusk}\n"
THERE = "wins: {}\r\n\r\ndata:\r\n  device: laptop\r\n  folder: /old\r\n\r\n# me\r\nkeys: {}\r\n"


def test_the_data_section_is_that_of_this_machine_and_all_else_that_of_the_other() -> None:
    text = with_data_of(HERE, THERE, "config.yaml")
    assert text == THERE.replace("device: laptop\r\n  folder: /old", "device: desk  # the one upstairs")
    assert (
        with_data_of("", THERE, "c")
        == with_data_of(None, THERE, "c")
        == THERE.replace("data:\r\n  device: laptop\r\n  folder: /old\r\n", "")
    )
    assert with_data_of(HERE, "wins:", "c") == "wins:\ndata:\n  device: desk  # the one upstairs\n"
    assert with_data_of(HERE, "", "c") == "data:\n  device: desk  # the one upstairs\n"
    assert with_data_of(HERE.replace("dusk", "[]"), THERE, "c") == text  # a mistake elsewhere is no matter


@pytest.mark.parametrize("here", ["data: [\n", "data: {device: x y}\n", "{data: {device: desk}, wins: }\n"])
def test_a_data_section_that_cannot_be_told_is_refused(here: str) -> None:
    with pytest.raises(ConfigError):
        with_data_of(here, THERE, "config.yaml")


def test_a_data_section_that_another_leans_on_is_refused() -> None:
    there = "data: {device: &name laptop}\nappearance: {theme: *name}\n"
    read_text(there.encode(), "config.yaml")
    with pytest.raises(ConfigError):
        with_data_of(None, there, "config.yaml")
