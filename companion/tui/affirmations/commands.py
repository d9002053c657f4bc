"""What can be done with the affirmations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.tui.command import Command

if TYPE_CHECKING:
    from companion.model.affirmations import AffirmationView

COMMANDS = (
    Command("affirmations.previous", "left", "previous", "Previous line", footer=1, shell="affirm previous"),
    Command(
        *("affirmations.next", "right", "another", "Another line"),
        footer=2,
        menu=True,
        shell="affirm next",
    ),
    Command(
        *("affirmations.favourite", "f", "keep close", "Keep this line close"),
        footer=3,
        menu=True,
        of_row=True,
        shell="affirm keep {key}",
    ),
    Command(
        *("affirmations.hide", "x", "hide", "Hide this line"),
        footer=4,
        menu=True,
        of_row=True,
        shell="affirm hide {key}",
    ),
    Command("affirmations.menu", "enter", "more", "All actions for this line"),
    Command(
        *("affirmations.add", "a", "write your own", "Write a line of your own"),
        menu=True,
        types=True,
        shell="affirm add",
    ),
    Command(
        *("affirmations.edit", "e", "in my own words", "Put this line into your own words"),
        menu=True,
        of_row=True,
        types=True,
        shell="affirm edit {key}",
    ),
    Command(
        *("affirmations.delete", "d", "delete", "Delete a line of your own"),
        menu=True,
        of_row=True,
        shell="affirm delete {key}",
    ),
    Command(
        *("affirmations.bring_back", "", "bring hidden lines back", "Bring hidden lines back"),
        menu=True,
        shell="affirm bring-back",
    ),
    Command(
        *("affirmations.true_enough", "y", "true enough", "True enough"),
        menu=True,
        of_row=True,
        shell="affirm answer true {key}",
    ),
    Command(
        *("affirmations.partly_true", "p", "partly", "Partly true"),
        menu=True,
        of_row=True,
        shell="affirm answer partly {key}",
    ),
    Command(
        *("affirmations.not_today", "r", "not today", "Not today"),
        menu=True,
        of_row=True,
        shell="affirm answer not-today {key}",
    ),
)


def can(command: Command, view: AffirmationView | None, key: str) -> bool:
    """Tell whether a command has a meaning for the line on show; only one's own is deleted."""
    line = view.line if view else None
    if command.name == "delete":
        return line is not None and line.own
    return bool(key) or not command.of_row
