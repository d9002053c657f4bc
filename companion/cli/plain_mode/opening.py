"""Opening plain mode, also where it is not clear which data are meant."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from companion import words
from companion.cli.frame.opening import Places, opened, plainly
from companion.cli.plain_mode.answers import Answers, answered
from companion.cli.plain_mode.driver import Driver, greeting
from companion.cli.plain_mode.page import PlainChoice, PlainPage

if TYPE_CHECKING:
    from companion.companion import Companion

LETTERS = {"people": "h", "breathe": "b", "edit": "e", "leave": "q"}
RUN = {"people": "support", "breathe": "breathe", "edit": "config edit"}


def open_plain(places: Places) -> int:
    """Open plain mode, and return the exit status once it is left."""
    if isinstance(sys.stdin, Answers):  # it is open
        return 0
    gc.enable()
    with answered(), plainly():  # every command is plain, a breath too
        if not is_clear(places):
            status = Driver(places, closed, until=lambda: is_clear(places)).run()
            if status is not None:
                return status
        with opened(places) as companion:
            said = greeting(companion)
        return Driver(places).run(said) or 0


def is_clear(places: Places) -> bool:
    """Tell whether it is clear which data are meant; a mistake in the settings is said, once."""
    from companion.config.errors import ConfigError

    try:
        places.told_settings()
    except ConfigError:
        return False
    return True


def closed(companion: Companion) -> PlainPage:
    """What can be done without data."""
    choices = (
        PlainChoice(said, run=RUN.get(name, ""), letter=LETTERS[name])
        for name, said in words.settings.CHOICES.items()
    )
    return PlainPage((words.settings.ABOUT,), (*choices,))
