"""The bottom row: the keys of the pane in focus on the left, those that act everywhere on the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion import words
from companion.tui.command import Command, key_name
from companion.tui.commands import BY_ID, keymap
from companion.tui.widgets.appearance import style_of

STAYS = ("people", "keys")  # never dropped, however narrow
PANE_AT_MOST = 4  # keys of a pane
WAY_BACK = "routine.later"  # the last to go from its half
ROOMY = 60  # cells from which keys stand further apart, and the last has its word


class Spread(NamedTuple):
    """How far apart keys stand, and which of those that stay do without their words."""

    gap: str
    bare: tuple[str, ...] = ()


FAR, CLOSE = Spread("   "), Spread("  ", STAYS[-1:])
CLOSER = (FAR, Spread("  "), CLOSE, Spread("  ", STAYS))


def key_told(widget: Widget, command_id: str) -> str:
    """The first key of a command, as the person has it and as it is written."""
    keys = keymap(widget.app).get(command_id, BY_ID[command_id].keys)
    return key_name(keys, plain=style_of(widget).ascii)


def beside_typing(keys: str) -> str:
    """Return those of the keys that act while a text is typed, where letters and signs are text."""
    return ",".join(key for key in keys.split(",") if len(key_name(key)) > 1)


def told_beside_typing(keys: str) -> str:
    """Return how keys are told beside a text: that which acts there, or the letter once the text is left.

    What terminals keep for themselves (F1) has always the other.
    """
    far = key_name(beside_typing(keys))
    letter = next((key for key in keys.split(",") if len(key) == 1), "")
    return words.today.BESIDE_TYPING.format(key=far, letter=letter) if far and letter else far


class Footer(Widget):
    """One row; repainted when what can be done changes, or the keymap.

    With `closer` keys stand closer, and the last ones lose their words, before any key drops off. `typing`:
    only keys that are no letters act.
    """

    left: var[tuple[Command, ...]] = var(())
    right: var[tuple[Command, ...]] = var(())
    keymap: var[Mapping[str, str]] = var({})
    typing: var[bool] = var(False)
    _spread = FAR
    _placed: Sequence[tuple[int, int, str]] = ()

    def __init__(self, *, closer: bool = False) -> None:
        super().__init__()
        self._closer = closer

    def watch_left(self) -> None:
        self.refresh()

    def watch_right(self) -> None:
        self.refresh()

    def watch_keymap(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """Both halves; keys drop off until all fit."""
        left = list(self.left if self._closer else self.left[:PANE_AT_MOST])
        right = [command for command in self.right if command.columns <= self.outer_size.width]
        width = self.content_size.width
        spreads = CLOSER if self._closer else (FAR if width >= ROOMY else CLOSE,)
        while not self._fits(left, right, spreads):
            droppable = [command for command in right if command.id not in STAYS]
            if droppable and len(droppable) >= len(left) - 1:
                right.remove(droppable[-1])
            elif left:
                left.remove(self._drops(left))
            else:
                break
        gap = max(1, width - self._width(left) - self._width(right))
        self._placed = [*self._places(left, 0), *self._places(right, self._width(left) + gap)]
        return Content.assemble(self._half(left), " " * gap, self._half(right))

    def _fits(self, left: list[Command], right: list[Command], spreads: Sequence[Spread]) -> bool:
        """Stand as far apart as there is room for; tell whether there is room at all."""
        for self._spread in spreads:
            if self._width(left) + self._width(right) + len(self._spread.gap) <= self.content_size.width:
                return True
        return False

    def _drops(self, left: list[Command]) -> Command:
        """The key that goes next: the last. The way back stays longer, and where it is narrow the menu."""
        back = left[-1].id == WAY_BACK and len(left) > 1
        menu = self._spread is CLOSE and left[-1].name == "menu" and len(left) > 2
        return left[-2 if back or menu else -1]

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        for start, end, keys in self._placed:
            if place and start <= place.x < end:
                self.app.simulate_key(keys.partition(",")[0])

    def _places(self, commands: list[Command], x: int) -> Iterator[tuple[int, int, str]]:
        """Where each command stands: first cell, the cell after its last, its keys."""
        for command in commands:
            end = x + self._width([command])
            if command.beside:
                after = x + len(self._key(command)) + 1
                yield x, after, self._keys(command)
                yield after, end, self._keys(BY_ID[command.beside])
            else:
                yield x, end, self._keys(command)
            x = end + len(self._gap(commands))

    def _keys(self, command: Command) -> str:
        keys = self.keymap.get(command.id, command.keys)
        return beside_typing(keys) if self.typing else keys

    def _key(self, command: Command) -> str:
        if self.typing:
            return told_beside_typing(self.keymap.get(command.id, command.keys))
        return key_name(self._keys(command), plain=style_of(self).ascii)

    def _text(self, command: Command) -> tuple[str, str]:
        key = self._key(command)
        if command.beside:
            key += f" {self._key(BY_ID[command.beside])}"
        return key, "" if command.id in self._spread.bare else command.words

    def _gap(self, commands: list[Command]) -> str:
        """Between the commands of a half; where none has words, one cell."""
        return self._spread.gap if any(self._text(command)[1] for command in commands) else " "

    def _width(self, commands: list[Command]) -> int:
        texts = [len(key) + bool(said) + len(said) for key, said in map(self._text, commands)]
        return sum(texts) + len(self._gap(commands)) * max(0, len(commands) - 1)

    def _half(self, commands: list[Command]) -> Content:
        parts = [
            Content.assemble((key, "$foreground"), " " if said else "", (said, "$muted"))
            for key, said in map(self._text, commands)
        ]
        return Content(self._gap(commands)).join(parts)
