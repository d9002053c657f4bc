"""The bottom row: the keys of the pane in focus on the left, those that act everywhere on the right."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion.tui.commands import Command

NAMES = {
    "question_mark": "?",
    "full_stop": ".",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "f1": "F1",
    "f9": "F9",
}
STAYS = ("people", "keys")  # never dropped, however narrow


def key_name(keys: str) -> str:
    """How a key is written for a person; the first of several."""
    key = keys.partition(",")[0].strip()
    return NAMES.get(key, key)


class Footer(Widget):
    """One row; repainted when what can be done changes, or the keymap."""

    left: var[tuple[Command, ...]] = var(())
    right: var[tuple[Command, ...]] = var(())
    keymap: var[Mapping[str, str]] = var({})

    def watch_left(self) -> None:
        """Other keys of the pane."""
        self.refresh()

    def watch_right(self) -> None:
        """Other keys that act everywhere."""
        self.refresh()

    def watch_keymap(self) -> None:
        """Keys were moved."""
        self.refresh()

    def render(self) -> Content:
        """Both halves; from either, keys drop off at the right end until all fit."""
        left, right = list(self.left), list(self.right)
        width = self.content_size.width
        while self._width(left) + self._width(right) + 2 > width:
            droppable = [command for command in right if command.id not in STAYS]
            if droppable and len(droppable) >= len(left) - 1:
                right.remove(droppable[-1])
            elif left:
                left.pop()
            else:
                break
        gap = max(1, width - self._width(left) - self._width(right))
        return Content.assemble(self._half(left), " " * gap, self._half(right))

    def _text(self, command: Command) -> tuple[str, str]:
        return key_name(self.keymap.get(command.id, command.keys)), command.words

    def _width(self, commands: list[Command]) -> int:
        return sum(len(key) + 1 + len(said) for key, said in map(self._text, commands)) + 3 * max(
            0, len(commands) - 1
        )

    def _half(self, commands: list[Command]) -> Content:
        parts = [
            Content.assemble((key, "$foreground"), " ", (said, "$muted"))
            for key, said in map(self._text, commands)
        ]
        return Content("   ").join(parts)
