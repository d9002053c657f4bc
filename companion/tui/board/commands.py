"""What can be done with the board."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        "board.read",
        "space",
        "open",
        "Read this card in full",
        footer=1,
        menu=True,
        of_row=True,
        shell="goal board read {key}",
    ),
    Command("board.add", "a", "card", "Add a card", footer=2, menu=True, types=True, shell="goal board add"),
    Command("board.list", "v", "list", "Back to the list of goals", footer=3, shell="goal list"),
    Command("board.menu", "enter", "more", "All actions for this card", footer=4),
    Command(
        "board.edit",
        "e",
        "edit",
        "Edit the wording",
        menu=True,
        of_row=True,
        types=True,
        shell="goal board edit {key}",
    ),
    Command(
        *("board.say", "n", "picture", "Name a picture file, and write words for it"),
        menu=True,
        of_row=True,
        shell="goal board say {key}",
    ),
    Command("board.tie", "", "tie", "Tie it to a goal", menu=True, of_row=True, shell="goal board tie {key}"),
    Command(
        "board.move_down",
        "J",
        "move forward",
        "Move the card one place forward",
        menu=True,
        of_row=True,
        shell="goal board move down {key}",
    ),
    Command(
        "board.move_up",
        "K",
        "move back",
        "Move the card one place back",
        menu=True,
        of_row=True,
        shell="goal board move up {key}",
    ),
    Command(
        "board.delete",
        "d",
        "delete",
        "Delete this card",
        menu=True,
        of_row=True,
        shell="goal board delete {key}",
    ),
    Command(
        "board.save",
        "s",
        "save",
        "Save the board as a picture",
        menu=True,
        types=True,
        shell="goal board save",
    ),
    Command("board.left", "left", "left", "The card on the left"),
    Command("board.right", "right", "right", "The card on the right"),
)
