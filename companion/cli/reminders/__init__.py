"""`companion remind`: a timer to paste for reminders while companion is closed, and what it runs."""

from __future__ import annotations

import os
import sys
from datetime import time
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.reminders.timers import SYSTEMS

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.config.settings import Settings


@click.command()
@click.argument("system", type=options.OneOf([*SYSTEMS]), required=False)
@click.option("--now", is_flag=True, help="Say what is due now; the timer runs this.")
@click.pass_obj
def remind(places: Places, system: str | None, now: bool) -> None:
    """Print a timer that reminds you while companion is closed.

    Paste what it prints: for systemd, launchd or cron, or without SYSTEM for the one this machine has. It
    also says how to remove the timer. Your reminders are in the settings, under "reminders:", and off until
    you name some.
    """
    if now:
        with opened(places, keep_lost=False) as companion:
            _say_what_is_due(companion)
        return
    click.echo("\n".join(_page(places, places.sure_settings(), system)))


def _say_what_is_due(companion: Companion) -> None:
    """As a notification; on standard output for who looks at it, and where there is no desktop."""
    from companion.desktop import notify

    while said := companion.reminders.next():
        if sys.stdout.isatty() or not notify(said):
            click.echo(said)


def _page(places: Places, settings: Settings, name: str | None) -> list[str]:
    """What is to be pasted; all else in it are comments, for the shell and for cron."""
    from companion.cli.reminders.timers import program, system_here

    said, times, system = words.reminders, _times(settings), SYSTEMS[name or system_here()]
    if not times:
        routine = next((each.id for each in settings.routines), "morning")
        return _comments(said.OFF.format(file=places.config_file(), routine=routine), "", *system.away)
    command = [*program(), *_where(places, settings), "remind", "--now"]
    for part in command:
        if not part.isprintable():
            fail(said.ODD_PATH.format(path=part), WRONG)
    named = ", ".join(map(words.common.clock, times))
    head = _comments(said.TIMES.format(times=named), system.how, said.AGAIN)
    if settings.reminders.weekly is not None and settings.journal.weekly_on is None:
        head += _comments(said.NO_DAY)
    return [*head, *system.lines(command, times), *_comments(*system.away)]


def _comments(*texts: str) -> list[str]:
    return [f"# {line}".rstrip() for text in texts for line in text.split("\n")]


def _times(settings: Settings) -> list[time]:
    """The times of day at which something may be due; whether it is, `--now` tells."""
    from companion.model.reminders import planned

    chosen = settings.reminders
    found = planned(settings.routines, chosen.routines, chosen.breathe_at, chosen.weekly, time(0))
    return [time(*divmod(at, 60)) for at in sorted({each.at for each in found})]


def _where(places: Places, settings: Settings) -> list[str]:
    """Settings and data that are somewhere else: a timer has neither this folder nor this environment."""
    from companion.config.places import config_file

    file, environ, found = places.config_file(), os.environ, list[str]()
    if environ.get("XDG_CONFIG_HOME") or file != config_file(None, {"HOME": environ.get("HOME", "")}):
        found += ["--config", str(file.absolute())]
    if places.names_data() or (environ.get("XDG_DATA_HOME") and not settings.data.folder):
        found += ["--data", str(places.data_folder(settings).absolute())]
    return found
