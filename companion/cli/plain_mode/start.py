"""Where plain mode begins: the screens, and what can be done from anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion import words
from companion.cli.plain_mode.page import PlainChoice, PlainPage
from companion.cli.plain_mode.pages import at, commands
from companion.cli.plain_mode.places import PEOPLE, SCREENS, PlainPlace
from companion.cli.plain_mode.progress import views
from companion.cli.plain_mode.shell import shell
from companion.tui.commands import EVERYWHERE

if TYPE_CHECKING:
    from companion.companion import Companion

OWN = ("keys", "palette", "leave")
"""What plain mode does itself under the keys of these commands: its help, its list of commands, leaving."""


def start(companion: Companion) -> PlainPage:
    """The screens there are, people to talk to, and every command that is about no row."""
    screens = [
        PlainChoice(getattr(words, name).TITLE, go=partial(screen, places) if places[1:] else at(places[0]))
        for name, places in SCREENS.items()
    ]
    more = (
        PlainChoice(words.people.TITLE, go=at(PEOPLE)),
        PlainChoice(words.plain.ALL_COMMANDS, go=every),
        PlainChoice(words.plain.SHELL, go=shell),
    )
    return PlainPage((words.plain.START,), (*screens, PlainChoice(words.progress.TITLE, go=views), *more))


def screen(places: tuple[PlainPlace, ...], companion: Companion) -> PlainPage:
    """The panes of a screen, each with what is in it."""
    shown = [(place, place.look(companion)) for place in places]
    return PlainPage(
        (words.today.TITLE,),
        tuple(
            PlainChoice(words.plain.titled(place.title(view), place.figure(view)), go=at(place))
            for place, view in shown
        ),
    )


def every(companion: Companion) -> PlainPage:
    """Every command that is about no row."""
    return PlainPage((words.plain.ALL_COMMANDS,), (*everywhere(companion),))


def everywhere(companion: Companion) -> list[PlainChoice]:
    """Return what can be done anywhere: to go to another place, or to have a command run."""
    return [*commands((c for c in EVERYWHERE if c.id not in OWN), companion)]
