"""The bottom row: at most four keys of the pane in focus on the left, the global ones on the right."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion.tui.commands import Command, in_scope

AT_MOST = 4
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


def shown(scope: str) -> list[Command]:
    """The commands of a scope that stand in the footer, in their order."""
    return sorted((c for c in in_scope(scope) if c.footer), key=lambda command: command.footer)[:AT_MOST]


class Footer(Widget):
    """One row; repainted when the focus or the keymap changes."""

    scope: var[str] = var("")
    keymap: var[Mapping[str, str]] = var({})

    def watch_scope(self) -> None:
        """Another pane, other keys."""
        self.refresh()

    def watch_keymap(self) -> None:
        """Keys were moved."""
        self.refresh()

    def render(self) -> Content:
        """Both halves; from either, keys drop off at the right end until all fit."""
        left, right = shown(self.scope) if self.scope else [], shown("")
        width = self.content_size.width
        while self._width(left) + self._width(right) + 2 > width and (left or len(right) > len(STAYS)):
            droppable = [command for command in right if command.id not in STAYS]
            if droppable and (len(droppable) >= len(left) or len(left) <= 1):
                right.remove(droppable[-1])
            else:
                left.pop()
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
