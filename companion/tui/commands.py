"""The one table of commands: bindings, footer, menus, palette, help and README are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from companion import words
from companion.tui.affirmations import commands as affirmations
from companion.tui.board import commands as board
from companion.tui.breathing import commands as breathing
from companion.tui.celebrations import commands as celebrations
from companion.tui.command import LOCAL, Command
from companion.tui.goals import commands as goals
from companion.tui.journal import commands as journal
from companion.tui.people import commands as people
from companion.tui.progress import commands as progress
from companion.tui.routine import commands as routine
from companion.tui.toolbox import commands as toolbox
from companion.tui.wins import commands as wins

if TYPE_CHECKING:
    from textual.app import App

FOOTER_AT_MOST = 6  # commands in either half of the footer
EVERYWHERE = (
    Command("win", "w", "win", "Write a win", footer=1, feature="wins", types=True, shell="win"),
    Command(
        "breathe",
        "b",
        "breathe",
        "Breathe, with the technique you used last",
        footer=2,
        feature="breathing",
        shell="breathe",
    ),
    Command(
        "checkin",
        "m",
        "check-in",
        "Check in: how you are just now",
        footer=3,
        columns=120,
        feature="checkins",
        shell="checkin",
    ),
    Command(
        *("grey", "g", "grey day", "A grey day: one small step, one breath, kept wins"),
        footer=3,
        columns=160,
        feature="grey",
        shell="grey",
    ),
    Command(
        "kinder", "", "kinder words", "Kinder words: answer a harsh thought", feature="kinder", shell="kinder"
    ),
    Command(
        *("boundary", "", "boundary", "Prepare a boundary: what I will say, to whom, when"),
        feature="planning",
        shell="boundary",
    ),
    Command(
        "appointment",
        "",
        "appointment",
        "Plan an appointment or a group",
        feature="planning",
        shell="appointment",
    ),
    Command("event", "", "gathering", "Plan a small gathering", feature="gatherings", shell="event add"),
    Command("story", "", "story", "Write a story of how far you have come", feature="stories", shell="story"),
    Command("close_day", "", "close the day", "Close the day", feature="closing", shell="close"),
    Command(
        "celebrate", "", "celebrate", "Celebrate your newest win", feature="celebrations", shell="celebrate"
    ),
    Command("cope", "", "to try", "Two or three skills to try", feature="toolbox", shell="cope"),
    Command("rest_until", "", "rest until", "Rest until …", feature="pauses", shell="rest until"),
    Command("end_rest", "", "carry on", "End the rest, and carry on", feature="pauses", shell="rest --end"),
    Command("weekly", "", "week", "Look back at the week", feature="weekly", shell="weekly"),
    Command(
        "weekly_on",
        "",
        "day of the week",
        "Choose the day to look back at the week",
        feature="weekly",
        shell="weekly --on",
    ),
    Command(
        "report", "", "report", "A report of some days, for you or another", feature="reports", shell="report"
    ),
    Command(
        "share", "", "share", "A card to share: a win, a week, four weeks", feature="share", shell="share"
    ),
    Command("people", "h,f1", "people", "People to talk to", footer=4, feature="people", shell="support"),
    Command(
        "checkins",
        "",
        "check-ins",
        "Your check-ins, newest first",
        feature="checkins",
        shell="checkin list",
    ),
    Command(
        "own_plan",
        "",
        "my plan",
        "My plan: my signs, what helps, people, reasons",
        feature="people",
        shell="support plan",
    ),
    Command("keys", "question_mark", "keys", "All keys", footer=5, shell="keys"),
    Command("undo", "u", "undo", "Undo", shell="undo"),
    Command("redo", "U", "redo", "Redo", shell="redo"),
    Command(
        "trash",
        "",
        "trash",
        "Trash: bring back something you deleted",
        feature="trash",
        shell="trash restore",
    ),
    Command(
        "search",
        "slash",
        "search",
        "Search everything you wrote",
        feature="search",
        types=True,
        shell="search",
    ),
    Command("next_pane", "tab", "next pane", "Next pane"),
    Command("previous_pane", "shift+tab", "previous pane", "Previous pane"),
    Command("theme", "", "theme", "Choose a theme", shell="theme"),
    Command("zoom", "z", "zoom", "Zoom this pane in or out"),
    Command("cover", "f9,full_stop", "cover", "Privacy screen: cover everything"),
    Command("palette", "colon,ctrl+p", "palette", "Find any command by name"),
    Command("back", "escape", "back", "Go back (never quits)"),
    Command("suspend", "ctrl+z", "to the shell", "Suspend companion; type fg to return"),
    Command("leave", "q", "quit", "Quit"),
    Command("leave_now", "ctrl+c", "quit", "Quit, even from a text field", priority=True),
)
IN_LISTS = (
    Command("rows.up", "up,k", "up", "Up one row"),
    Command("rows.down", "down,j", "down", "Down one row"),
    Command("rows.page_up", "pageup", "page up", "Page up"),
    Command("rows.page_down", "pagedown", "page down", "Page down"),
    Command("rows.first", "home", "first", "First row"),
    Command("rows.last", "end", "last", "Last row"),
)
IN_A_FIELD = (
    Command("entry.submit", "enter", "save", "Save", footer=1),
    Command("entry.put_away", "escape", "close, keep draft", "Close the field; your draft is kept", footer=2),
    Command("entry.complete", "tab", "complete", "Complete a #category", footer=3),
    Command("entry.editor", "ctrl+o", "your editor", "Carry on in your own editor ($VISUAL or $EDITOR)"),
)
COMMANDS: tuple[Command, ...] = (
    *EVERYWHERE,
    *IN_LISTS,
    *routine.COMMANDS,
    *breathing.COMMANDS,
    *affirmations.COMMANDS,
    *wins.COMMANDS,
    *toolbox.COMMANDS,
    *journal.COMMANDS,
    *goals.COMMANDS,
    *board.COMMANDS,
    *progress.COMMANDS,
    *people.COMMANDS,
    *celebrations.COMMANDS,
    *IN_A_FIELD,
)
BY_SCOPE: Mapping[str, Any] = {
    "routine": routine,
    "affirmations": affirmations,
    "toolbox": toolbox,
    "goals": goals,
    "progress": progress,
    "people": people,
}
"""The tables of commands that also tell what can be done with a row."""
LEADS = ("checkin", "grey")
"""What the empty palette begins with: no footer has room for it."""
ON_CARDS = (people, celebrations)
"""The features whose commands act on a card, or on a screen that is over all others."""
NOT_BY_NAME = frozenset(
    {
        *("palette", "back", "next_pane", "previous_pane", "leave_now"),
        *(command.id for each in ON_CARDS for command in each.COMMANDS),
    }
)
"""What has no row in the palette: it is about where one is, or another way to do what has a row."""
NOT_ALWAYS = frozenset({"end_rest"})
"""What its feature names there, while it can be done."""
BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
FEATURES = tuple(dict.fromkeys(c.scope or c.feature for c in COMMANDS if c.scope not in LOCAL))
"""All that have requests, the frame of the screens among them."""


def can(command: Command, view: object, key: str) -> bool:
    """Tell whether a command has a meaning in a view of its place, for the row with this key ('': none)."""
    told = BY_SCOPE.get(command.scope)
    return told.can(command, view, key) if told else bool(key) or not command.of_row


OFFERS = progress.OFFERS


def in_scope(scope: str) -> tuple[Command, ...]:
    """The commands of one scope, in table order."""
    return tuple(command for command in COMMANDS if command.scope == scope)


def by_name(has: Callable[[str], bool]) -> tuple[Command, ...]:
    """Return the commands that have a row in the palette, of the scopes that a screen has."""
    return tuple(
        command
        for command in (*map(BY_ID.__getitem__, LEADS), *(c for c in COMMANDS if c.id not in LEADS))
        if command.scope not in LOCAL
        and command.id not in NOT_BY_NAME | NOT_ALWAYS
        and (not command.scope or has(command.scope))
    )


def in_footer(scope: str, can: Callable[[Command], bool | None]) -> tuple[Command, ...]:
    """The commands of a scope that stand in the footer: those that `can` be done now, in their order."""
    wanted = sorted((c for c in in_scope(scope) if c.footer), key=lambda command: command.footer)
    here = [command for command in wanted if can(command)]
    ids = {command.id for command in here}
    beside = {command.beside for command in here}
    return tuple(
        msgspec.structs.replace(c, words=c.both) if c.beside in ids else msgspec.structs.replace(c, beside="")
        for c in here
        if c.id not in beside
    )[:FOOTER_AT_MOST]


def where(scope: str) -> str:
    """What the place is called that commands of a scope act in: a feature by its own title."""
    said: str = words.today.SCOPES.get(scope) or getattr(words, scope).TITLE
    return said


def keymap_defaults() -> Mapping[str, str]:
    """Binding id to keys, as shipped; what the config's `keys:` is checked against."""
    return {command.id: command.keys for command in COMMANDS if command.keys}


def keymap(app: App[Any]) -> Mapping[str, str]:
    """The person's own keys by command id, where the app has settings."""
    settings = getattr(app, "settings", None)
    return settings.keys if settings is not None else {}


def keys_of(app: App[Any], *commands: str) -> frozenset[str]:
    """All keys of these commands (their ids), as the person has them."""
    keys = {**keymap_defaults(), **keymap(app)}
    return frozenset(key.strip() for command in commands for key in keys.get(command, "").split(","))
