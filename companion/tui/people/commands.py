"""What can be done with one's own people, the plan and the addresses."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        "people.copy",
        "space",
        "copy",
        "Send it to the clipboard",
        menu=True,
        of_row=True,
        shell="support show {key}",
    ),
    Command(
        "people.add",
        "a",
        "add",
        "Add a person: a name, how to reach them, when",
        menu=True,
        types=True,
        shell="support add",
    ),
    Command(
        "people.edit",
        "e",
        "edit",
        "Edit this",
        menu=True,
        of_row=True,
        types=True,
        shell="support edit {key}",
    ),
    Command(
        "people.text",
        "v",
        "as text",
        "Your own people and plan, as text",
        menu=True,
        shell="support --mine",
    ),
    Command(
        "people.wrote",
        "",
        "wrote",
        "I wrote to them: keep it as a win",
        menu=True,
        of_row=True,
        shell="support wrote {key}",
    ),
    Command(
        "people.delete",
        "d",
        "delete",
        "Delete this person",
        menu=True,
        of_row=True,
        shell="support delete {key}",
    ),
    Command("people.menu", "enter", "more", "All actions for this"),
)
FITS = {
    "person": ("copy", "wrote", "add", "edit", "text", "delete"),
    "plan": ("copy", "edit", "text"),
}
"""What can be done with a row of one's own, by what its key begins with."""


def can(command: Command, view: object, key: str) -> bool:
    """Tell whether a command has a meaning for the row with this key; an address is copied alone."""
    kind, _, which = key.partition(":")
    return command.name in FITS.get(kind, ("copy", "add", "text")) and (bool(which) or not command.of_row)
