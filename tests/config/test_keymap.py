"""Keys a person chooses: their spelling, and where two commands would share one."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from companion.config.keymap import clashes, key_name
from companion.config.known import Known
from companion.config.read import read_text
from companion.tui.commands import keymap_defaults


def test_the_shipped_keys_share_only_what_a_pane_takes_over_on_purpose() -> None:
    shared = {
        (one, key)
        for one, keys in keymap_defaults().items()
        for key in keys.split(",")
        if clashes({**keymap_defaults(), one: ""}, {one: key})
    }
    assert {key for _, key in shared} <= {
        "escape",
        "question_mark",
        "slash",
    }  # the journal has `/` in its footer


def test_what_the_defaults_share_is_no_clash() -> None:
    shared = {"back": "escape", "breathing.end": "escape", "win": "w"}
    assert clashes(shared, {"win": "v", "back": "escape,f3"}) == []
    assert clashes(shared, {"win": "escape"}) == [
        ("win", "escape", "back"),
        ("win", "escape", "breathing.end"),
    ]


@pytest.mark.parametrize(
    "key",
    ["?", "/", ".", "[", "+", "-", "@", "_", "a", "A", "é", "f1", "escape", "ctrl+s", "shift+tab", "pageup"],
)
def test_keys_are_spelled_as_textual_spells_them(key: str) -> None:
    (binding,) = Binding.make_bindings([Binding(key, "x")])
    assert key_name(key) == binding.key


@pytest.mark.parametrize(
    ("written", "name"),
    [("F1", "f1"), ("shift+a", "A"), ("Ctrl+S", "ctrl+s"), ("ctrl++", "ctrl+plus"), ("esc", "escape")],
)
def test_other_spellings_are_understood(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize("written", ["", "ctrl+", "hello", "strg+a", "a b", "left arrow"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a key"):
        key_name(written)


DEFAULTS = {
    "win": "w",
    "back": "escape",
    "rows.up": "up,k",
    "routine.rest": "r",
    "affirmations.not_today": "r",
    "entry.put_away": "escape",
}


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"win": "v"}, []),
        ({"win": "r"}, [("win", "r", "routine.rest"), ("win", "r", "affirmations.not_today")]),
        ({"win": "k"}, [("win", "k", "rows.up")]),
        ({"routine.rest": "up"}, [("routine.rest", "up", "rows.up")]),
        ({"routine.rest": "x", "win": "r"}, [("win", "r", "affirmations.not_today")]),
        ({"win": "escape"}, [("win", "escape", "back")]),
        ({"entry.put_away": "w"}, []),
        ({"entry.put_away": "ctrl+w", "win": "ctrl+w"}, [("win", "ctrl+w", "entry.put_away")]),
        ({"win": "k", "rows.up": "up"}, []),
        ({"nobody": "w"}, []),
    ],
)
def test_clashes(chosen: dict[str, str], found: list[tuple[str, str, str]]) -> None:
    assert sorted(clashes(DEFAULTS, chosen)) == sorted(found)


def test_two_commands_may_swap_their_keys() -> None:
    settings = read_text(b"keys: {win: 'b, F2', breathe: w}", "c.yaml", Known(bindings=keymap_defaults()))
    assert settings.keys == {"win": "b,f2", "breathe": "w"}
