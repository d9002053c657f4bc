"""What can be done with the journal."""

from __future__ import annotations

from companion.tui.command import Command

COMMANDS = (
    Command(
        "journal.add",
        "a",
        "page",
        "Write a page of the journal",
        footer=1,
        menu=True,
        types=True,
        shell="journal write",
    ),
    Command(
        "journal.read",
        "space",
        "read",
        "Read this entry",
        footer=2,
        menu=True,
        of_row=True,
        shell="journal read {key}",
    ),
    Command("journal.search", "slash", "search", "Search everything", footer=3, types=True, shell="search"),
    Command("journal.menu", "enter", "more", "All actions for this entry", footer=4),
    Command(
        "journal.edit",
        "e",
        "edit",
        "Carry on with this entry",
        menu=True,
        of_row=True,
        types=True,
        shell="journal edit {key}",
    ),
    Command("journal.kinder", "", "kinder words", "Kinder words about a thought", menu=True, shell="kinder"),
    Command(
        "journal.keeping",
        "v",
        "to keep",
        "The things to keep, and back to all entries",
        menu=True,
        shell="journal list --keep",
    ),
    Command(
        "journal.hard",
        "",
        "hard days",
        "On this day: with hard days, or without",
        menu=True,
        shell="journal list --hard",
    ),
    Command(
        "journal.for_next",
        "",
        "for next",
        "Put it on the list for the next session",
        menu=True,
        of_row=True,
        shell="journal for-next {key}",
    ),
    Command(
        "journal.delete",
        "d",
        "delete",
        "Delete this entry",
        menu=True,
        of_row=True,
        shell="journal delete {key}",
    ),
)
