"""What can be done with the skills of the toolbox."""

from __future__ import annotations

from companion.model.toolbox import OWN
from companion.tui.command import Command

COMMANDS = (
    Command(
        "toolbox.start",
        "space",
        "try",
        "Try this skill",
        footer=1,
        menu=True,
        of_row=True,
        shell="cope {key}",
    ),
    Command(
        "toolbox.add",
        "a",
        "add",
        "Write a skill of your own",
        footer=2,
        menu=True,
        types=True,
        shell="cope add",
    ),
    Command(
        "toolbox.keep_close",
        "f",
        "keep close",
        "Keep this skill close",
        footer=3,
        menu=True,
        of_row=True,
        shell="cope keep-close {key}",
    ),
    Command("toolbox.menu", "enter", "more", "All actions for this skill", footer=4),
    Command(
        "toolbox.edit",
        "e",
        "edit",
        "Edit a skill of your own",
        menu=True,
        of_row=True,
        types=True,
        shell="cope edit {key}",
    ),
    Command(
        "toolbox.delete",
        "d",
        "delete",
        "Delete a skill of your own",
        menu=True,
        of_row=True,
        shell="cope delete {key}",
    ),
    Command("toolbox.hide", "x", "hide", "Hide this skill", menu=True, of_row=True, shell="cope hide {key}"),
    Command(
        "toolbox.hidden",
        "v",
        "hidden",
        "The skills you hid, and back to all",
        menu=True,
        shell="cope list --hidden",
    ),
)
ON_ANY_ROW = frozenset({"toolbox.start", "toolbox.add", "toolbox.menu", "toolbox.hidden"})
"""What can be done on the row of people, too."""
OF_OWN = frozenset({"toolbox.edit", "toolbox.delete"})
"""What can only be done with a skill of one's own."""


def can(command: Command, view: object, key: str) -> bool:
    """Tell whether a command has a meaning: people are no skill, and only one's own can be rewritten."""
    from companion.rows.toolbox import PEOPLE

    if key == PEOPLE:
        return command.id in ON_ANY_ROW
    return (bool(key) or not command.of_row) and (command.id not in OF_OWN or key.startswith(OWN))
