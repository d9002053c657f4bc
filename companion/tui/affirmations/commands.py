"""What can be done with the affirmations."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("affirmations.previous", "left", "before", "The line before", footer=1),
    Command("affirmations.next", "right", "another", "Another line", footer=2, menu=True),
    Command(
        "affirmations.favourite", "f", "keep close", "Keep this line close", footer=3, menu=True, of_row=True
    ),
    Command("affirmations.hide", "x", "hide", "Hide this line", footer=4, menu=True, of_row=True),
    Command("affirmations.menu", "enter", "more", "Everything this line can do"),
    Command("affirmations.add", "a", "write your own", "Write a line of your own", menu=True, types=True),
    Command(
        "affirmations.edit",
        "e",
        "in my own words",
        "Put this line into your own words",
        menu=True,
        of_row=True,
        types=True,
    ),
    Command("affirmations.delete", "d", "delete", "Delete a line of your own", menu=True, of_row=True),
    Command("affirmations.bring_back", "", "bring hidden lines back", "Bring hidden lines back", menu=True),
    Command("affirmations.true_enough", "y", "true enough", "True enough", menu=True, of_row=True),
    Command("affirmations.partly_true", "p", "partly", "Partly true", menu=True, of_row=True),
    Command("affirmations.not_today", "r", "not today", "Not today", menu=True, of_row=True),
)
