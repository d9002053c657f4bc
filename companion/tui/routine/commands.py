"""What can be done with the routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.model.river import LOOKS_BACK
from companion.tui.command import Command

if TYPE_CHECKING:
    from companion.model.river import RoutineView

COMMANDS = (
    Command(
        *("routine.done", "space", "done", "Mark done, or open again"),
        footer=1,
        menu=True,
        of_row=True,
        shell="tick --toggle {key}",
    ),
    Command(
        *("routine.tick", "", "done", "Mark done without starting it"),
        menu=True,
        of_row=True,
        shell="tick --toggle {key}",
    ),
    Command(
        *("routine.partly", "p", "partly", "Mark partly done"),
        footer=2,
        menu=True,
        of_row=True,
        shell="tick --toggle --partly {key}",
    ),
    Command(
        *("routine.rest", "r", "rest", "Give it a rest today, with a reason if you like"),
        footer=3,
        menu=True,
        of_row=True,
        shell="tick {key} --toggle --rest",
    ),
    Command("routine.menu", "enter", "more", "All actions for this row", footer=6),
    Command(
        *("routine.note", "n", "note", "Write a note on this item"),
        footer=4,
        menu=True,
        of_row=True,
        types=True,
        shell="routine note {key}",
    ),
    Command(
        *("routine.add", "a", "add for today", "Add a task for today only"),
        footer=7,
        menu=True,
        types=True,
        shell="task add",
    ),
    Command(
        *("routine.add_item", "A", "add to the routine", "Add an item to the routine"),
        menu=True,
        types=True,
        shell="routine add",
    ),
    Command(
        *("routine.edit", "e", "edit", "Edit the wording"),
        menu=True,
        of_row=True,
        types=True,
        shell="routine edit {key}",
    ),
    Command(
        *("routine.delete", "d", "remove", "Remove this item or task"),
        menu=True,
        of_row=True,
        shell="routine remove {key}",
    ),
    Command(
        *("routine.move_down", "J", "move down", "Move the item down"),
        menu=True,
        of_row=True,
        shell="routine move down {key}",
    ),
    Command(
        *("routine.move_up", "K", "move up", "Move the item up"),
        menu=True,
        of_row=True,
        shell="routine move up {key}",
    ),
    Command(
        *("routine.earlier", "left,left_square_bracket", "the day before", "The day before, up to a week"),
        shell="today --day yesterday",
    ),
    Command(
        *("routine.later", "right,right_square_bracket", "today", "The day after, up to today"),
        footer=5,
        shell="today",
    ),
)
OF_AN_ITEM = ("routine.move_up", "routine.move_down")
OF_TODAY = (*OF_AN_ITEM, "routine.add", "routine.add_item", "routine.edit", "routine.delete")


def can(command: Command, view: RoutineView | None, key: str) -> bool:
    """Tell whether a command has a meaning for the row with this key, or for a routine folded to a line."""
    row = next((row for row in view.everything if row.key == key), None) if view else None
    back = view.back if view else 0
    if command.id in ("routine.earlier", "routine.later"):
        return 0 <= back + (1 if command.name == "earlier" else -1) <= LOOKS_BACK
    if back and command.id in OF_TODAY:
        return False
    if command.id == "routine.tick":
        return row is not None and bool(row.opens) and row.state == "open"
    if command.id in OF_AN_ITEM:
        return row is not None and not row.is_task
    return row is not None or not command.of_row or (command.id == "routine.done" and bool(view and key))
