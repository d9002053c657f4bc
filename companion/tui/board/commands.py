"""What can be done with the board."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command("board.read", "space", "open", "Read this card in full", footer=1, menu=True, of_row=True),
    Command("board.add", "a", "card", "Add a card", footer=2, menu=True, types=True),
    Command("board.list", "v", "list", "Back to the list of goals", footer=3),
    Command("board.menu", "enter", "more", "All actions for this card", footer=4),
    Command("board.edit", "e", "edit", "Edit its words", menu=True, of_row=True, types=True),
    Command(
        *("board.say", "n", "picture", "Name a picture file, and write words for it"), menu=True, of_row=True
    ),
    Command("board.tie", "", "tie", "Tie it to a goal", menu=True, of_row=True),
    Command("board.move_down", "J", "move on", "Move the card one place on", menu=True, of_row=True),
    Command("board.move_up", "K", "move back", "Move the card one place back", menu=True, of_row=True),
    Command("board.delete", "d", "delete", "Delete this card", menu=True, of_row=True),
    Command("board.save", "s", "save", "Save the board as a picture", menu=True, types=True),
    Command("board.left", "left", "left", "The card on the left"),
    Command("board.right", "right", "right", "The card on the right"),
)
