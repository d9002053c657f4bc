"""Command: one thing that a key does, a row of the table of commands."""

from __future__ import annotations

import msgspec

LOCAL = ("rows", "entry")
"""Scopes whose commands a widget does itself; all others are asked of a feature."""
ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
NAMES = {
    "question_mark": "?",
    "full_stop": ".",
    "colon": ":",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "f1": "F1",
    "f9": "F9",
}


class Command(msgspec.Struct, frozen=True):
    """One thing a key does.

    `id` is the binding id that `keys:` in the config moves: the feature and the method of its requests that
    does it, or a bare name for what acts everywhere, with the `feature` that does it. `words` stand in the
    footer and the row menu, `help` on the keys screen and in the palette. `footer` orders the footer of its
    scope (1 first; 0: not shown), from so many `columns` on; `menu` lists it under `enter`. `of_row` is
    about the selected row, and can only be done where there is one. `shell` is the same as a command of the
    shell, without `companion`: `{key}` is the id of the row, and what is left out is asked for; it is ''
    for what is about the screen alone. `beside` is the id of a command that stands with it in the footer,
    both keys before the words `both`. `types` tells that what is typed after it is a text.
    """

    id: str
    keys: str
    words: str
    help: str
    footer: int = 0
    menu: bool = False
    priority: bool = False
    of_row: bool = False
    beside: str = ""
    both: str = ""
    feature: str = "frame"
    types: bool = False
    columns: int = 0
    shell: str = ""

    @property
    def scope(self) -> str:
        """Where it acts: '' everywhere, else the name of a pane, of lists or of the text field."""
        return self.id.partition(".")[0] if "." in self.id else ""

    @property
    def name(self) -> str:
        """What it is called within its scope: the method that does it."""
        return self.id.rpartition(".")[2]

    @property
    def action(self) -> str:
        """The Textual action that its keys run."""
        if self.scope == "entry":
            return self.name
        return f"rows('{self.name}')" if self.scope == "rows" else f"ask('{self.id}')"


def key_name(keys: str, *, plain: bool = False) -> str:
    """How a key is written for a person; the first of several. `plain`: in ASCII."""
    key = keys.partition(",")[0].strip()
    return key if plain and key in ARROWS else ARROWS.get(key) or NAMES.get(key, key)
