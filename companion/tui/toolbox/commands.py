"""What can be done with the skills of the toolbox."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("toolbox.start", "space", "try", "Try this skill", footer=1, menu=True, of_row=True),
    Command("toolbox.add", "a", "add", "Write a skill of your own", footer=2, menu=True, types=True),
    Command(
        "toolbox.keep_close", "f", "keep close", "Keep this skill close", footer=3, menu=True, of_row=True
    ),
    Command("toolbox.menu", "enter", "more", "All actions for this skill", footer=4),
    Command("toolbox.edit", "e", "edit", "Edit a skill of your own", menu=True, of_row=True, types=True),
    Command("toolbox.delete", "d", "delete", "Delete a skill of your own", menu=True, of_row=True),
    Command("toolbox.hide", "x", "hide", "Hide this skill", menu=True, of_row=True),
    Command("toolbox.hidden", "v", "hidden", "The skills you hid, and back to all", menu=True),
)
