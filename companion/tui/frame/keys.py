"""All keys, by where they act, in words. From the table of commands and the person's own keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, zip_longest

from textual.content import Content

from companion import words
from companion.tui.command import Command, key_name
from companion.tui.commands import BY_ID, COMMANDS, NOT_ALWAYS, in_scope, keymap, where
from companion.tui.frame.card import ReadingCard
from companion.tui.widgets.text import cell_len, pad, wrap

MOST = 2
"""How many of a command's keys are told."""
TWO_COLUMNS = 84
"""Cells from which two columns stand side by side."""
GUTTER = 4


class KeysScreen(ReadingCard):
    """Every key there is; one scope after the other, in two columns where there is room."""

    heading = words.today.KEYS_TITLE

    def text(self, width: int) -> Iterable[Content]:
        """A block a scope."""
        moved = keymap(self.app)
        if width < TWO_COLUMNS:
            return list(chain.from_iterable(blocks(moved, width)))[:-1]
        column = (width - GUTTER) // 2
        left, right = halves(blocks(moved, column))
        empty = Content("")
        return [
            Content.assemble(one.pad_right(column - one.cell_length + GUTTER), other)
            for one, other in zip_longest(left, right, fillvalue=empty)
        ]


def blocks(moved: Mapping[str, str], width: int) -> list[list[Content]]:
    """A list of lines for each scope, ending with an empty one."""
    beside = max(cell_len(key_text(command, moved)) for command in COMMANDS) + 2
    by_name = key_text(BY_ID["palette"], moved).partition(" ")[0]
    found = []
    for scope in dict.fromkeys(command.scope for command in COMMANDS):
        lines = [Content.styled(where(scope), "bold $foreground")]
        keyed = [(key_text(command, moved), command) for command in in_scope(scope)]
        if not scope:  # what acts everywhere and has no key is found by its name
            named = [command for keys, command in keyed if not keys and command.id not in NOT_ALWAYS]
            keyed += [(by_name, command) for command in named]
        for keys, command in keyed:
            if keys:
                for said in wrap(command.help, width - beside):
                    lines.append(Content.assemble((pad(keys, beside), "$foreground"), (said, "$muted")))
                    keys = ""
        found.append([*lines, Content("")])
    return found


def halves(blocks: list[list[Content]]) -> tuple[list[Content], list[Content]]:
    """The blocks in two columns, in their order, as even as whole blocks can be."""

    def longer(cut: int) -> int:
        return max(sum(map(len, blocks[:cut])), sum(map(len, blocks[cut:])))

    cut = min(range(1, len(blocks) + 1), key=longer)
    left, right = (list(chain.from_iterable(part)) for part in (blocks[:cut], blocks[cut:]))
    return left, right


def key_text(command: Command, moved: Mapping[str, str]) -> str:
    """The keys of a command as a person reads them: space, F1 h."""
    keys = [key for key in moved.get(command.id, command.keys).split(",") if key.strip()]
    return " ".join(key_name(key) for key in keys[:MOST])
