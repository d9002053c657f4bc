"""The only table of commands: bindings, footer, row menu, palette, help and README are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from textual.binding import Binding

if TYPE_CHECKING:
    from textual.app import App


class Command(msgspec.Struct, frozen=True):
    """One thing a key does.

    `id` is the binding id that `keys:` in the config moves; its last part is the Textual action.
    `words` stand in the footer and the row menu, `help` on the keys screen and in the palette.
    `footer` orders the footer of its scope (1 first; 0: not shown), `menu` lists it under `enter`.
    `beside` is the id of a command that stands with it in the footer, both keys before the words `both`.
    """

    id: str
    keys: str
    words: str
    help: str
    footer: int = 0
    menu: bool = False
    priority: bool = False
    beside: str = ""
    both: str = ""

    @property
    def scope(self) -> str:
        """Where it acts: '' everywhere, else the name of a pane or of the text field."""
        return self.id.partition(".")[0] if "." in self.id else ""

    @property
    def action(self) -> str:
        """The Textual action it runs."""
        return self.id.rpartition(".")[2]


FOOTER_AT_MOST = 6  # commands in either half of the footer
COMMANDS: tuple[Command, ...] = (
    # everywhere
    Command("win", "w", "win", "Write a win", footer=1),
    Command("breathe", "b", "breathe", "Breathe: start the last technique", footer=2),
    Command("people", "f1,h", "people", "People to talk to", footer=3),
    Command("keys", "question_mark", "keys", "All keys", footer=4),
    Command("undo", "u", "undo", "Undo"),
    Command("redo", "U", "redo", "Redo"),
    Command("trash", "", "trash", "Trash: bring back what was deleted lately"),
    Command("search", "slash", "search", "Search the wins"),
    Command("next_pane", "tab", "next pane", "Next pane"),
    Command("previous_pane", "shift+tab", "previous pane", "Previous pane"),
    Command("zoom", "z", "zoom", "Zoom this pane, and back"),
    Command("cover", "f9,full_stop", "cover", "Privacy screen: cover everything"),
    Command("palette", "ctrl+p", "palette", "Everything by name"),
    Command("back", "escape", "back", "Back; never quits"),
    Command("suspend", "ctrl+z", "to the shell", "Suspend; fg in the shell comes back"),
    Command("leave", "q", "quit", "Quit"),
    Command("leave_now", "ctrl+c", "quit", "Quit, also from a text field", priority=True),
    # lists
    Command("rows.up", "up,k", "up", "Row up"),
    Command("rows.down", "down,j", "down", "Row down"),
    Command("rows.page_up", "pageup", "page up", "Page up"),
    Command("rows.page_down", "pagedown", "page down", "Page down"),
    Command("rows.first", "home", "first", "First row"),
    Command("rows.last", "end", "last", "Last row"),
    # routine
    Command("routine.done", "space", "done", "Done, or open again", footer=1, menu=True),
    Command("routine.tick", "", "done", "Done, without opening it", menu=True),
    Command("routine.partly", "p", "partly", "Partly done", footer=2, menu=True),
    Command("routine.rest", "r", "rest", "Resting today, with a reason if you like", footer=3, menu=True),
    Command("routine.menu", "enter", "more", "Everything this row can do", footer=4),
    Command("routine.note", "n", "note", "A note on this row", menu=True),
    Command("routine.add", "a", "add for today", "Add a task for today only", footer=5, menu=True),
    Command("routine.add_item", "A", "add to the routine", "Add an item to the routine", menu=True),
    Command("routine.edit", "e", "edit", "Edit the words", menu=True),
    Command("routine.delete", "d", "remove", "Remove it", menu=True),
    Command("routine.move_down", "J", "move down", "Move the item down", menu=True),
    Command("routine.move_up", "K", "move up", "Move the item up", menu=True),
    Command("routine.earlier", "left_square_bracket", "other routine", "The routine before"),
    Command("routine.later", "right_square_bracket", "other routine", "The routine after"),
    # breathing
    Command("breathing.start", "space", "start", "Start, pause, go on", footer=1, menu=True),
    Command("breathing.accept", "y", "that one", "Take what is offered, while settling", footer=4, menu=True),
    Command("breathing.no_holds", "l", "no holds", "Without holds, while settling", footer=3, menu=True),
    Command("breathing.technique", "t", "technique", "Choose a technique", footer=5, menu=True),
    Command(
        *("breathing.slower", "minus", "slower", "Slower, from the next breath"),
        footer=4,
        menu=True,
        beside="breathing.faster",
        both="tempo",
    ),
    Command(
        "breathing.faster", "plus,equals_sign", "faster", "Faster, from the next breath", footer=4, menu=True
    ),
    Command("breathing.own_pace", "o", "own pace", "Your own pace, and back", footer=5, menu=True),
    Command(
        "breathing.end", "escape", "end", "End the session; what was breathed is kept", footer=2, menu=True
    ),
    Command("breathing.history", "H", "so far", "The sessions so far: look, edit, delete", menu=True),
    Command("breathing.menu", "enter", "more", "Everything this pane can do", footer=5),
    Command("breathing.more", "question_mark", "more", "Cautions and keys, during a session"),
    # one line
    Command("affirmations.previous", "left", "before", "The line before", footer=1),
    Command("affirmations.next", "right", "another", "Another line", footer=2, menu=True),
    Command("affirmations.favourite", "f", "keep close", "Keep this line close", footer=3, menu=True),
    Command("affirmations.hide", "x", "hide", "Hide this line", footer=4, menu=True),
    Command("affirmations.menu", "enter", "more", "Everything this line can do"),
    Command("affirmations.add", "a", "write your own", "Write a line of your own", menu=True),
    Command("affirmations.edit", "e", "in my own words", "Put this line into your own words", menu=True),
    Command("affirmations.delete", "d", "delete", "Delete a line of your own", menu=True),
    Command("affirmations.bring_back", "", "bring hidden lines back", "Bring hidden lines back", menu=True),
    Command("affirmations.true_enough", "y", "true enough", "True enough", menu=True),
    Command("affirmations.partly_true", "p", "partly", "Partly true", menu=True),
    Command("affirmations.not_today", "r", "not today", "Not today", menu=True),
    # wins
    Command("wins.add", "a", "add", "Write a win", footer=1, menu=True),
    Command("wins.edit", "e", "edit", "Edit this win", footer=3, menu=True),
    Command("wins.celebrate", "c", "celebrate", "A small ritual for this win", footer=2, menu=True),
    Command("wins.menu", "enter", "more", "Everything this win can do", footer=4),
    Command("wins.note", "n", "note", "A note on this win", menu=True),
    Command("wins.keep", "f", "keep for a grey day", "Keep this win for a grey day", menu=True),
    Command("wins.delete", "d", "delete", "Delete this win", menu=True),
    # the text field
    Command("entry.submit", "enter", "save", "Save", footer=1),
    Command("entry.put_away", "escape", "put away, kept", "Put away; the draft is kept", footer=2),
    Command("entry.complete", "tab", "complete", "Complete a #category", footer=3),
)
BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
NEED_NO_ROW = frozenset(
    {"routine.add", "routine.add_item", "wins.add", "affirmations.add", "affirmations.bring_back"}
)


def in_scope(scope: str) -> tuple[Command, ...]:
    """The commands of one scope, in table order."""
    return tuple(command for command in COMMANDS if command.scope == scope)


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


def bindings(*scopes: str) -> list[Binding]:
    """Textual bindings for the commands of these scopes; the app's keymap may move their keys."""
    return [
        Binding(c.keys, c.action, c.words, id=c.id, priority=c.priority, show=False)
        for scope in scopes
        for c in in_scope(scope)
        if c.keys
    ]


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
