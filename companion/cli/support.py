"""`companion support`: people to talk to, as plain text. The addresses come before any data is opened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.opening import FAILED, Places, say

if TYPE_CHECKING:
    from companion.content.load import Support


@click.command()
@click.option("--mine", is_flag=True, help="Then print your own people and your plan.")
@click.pass_context
def support(context: click.Context, mine: bool) -> None:
    """Show people to talk to: free helplines by country."""
    from datetime import date

    from companion.content.load import support as shipped
    from companion.content.support_text import lines

    click.echo("\n".join(lines(shipped(), date.today(), width=76)))
    sys.stdout.flush()
    if mine and not own(context.obj, shipped()):
        say(words.people.UNREAD)
        context.exit(FAILED)


def own(places: Places, support: Support) -> bool:
    """Print what a person keeps there; whether all of it could be read."""
    from companion.companion import Companion
    from companion.config.errors import ConfigError
    from companion.model.text import harmless
    from companion.rows.people import own_lines

    try:
        settings, _ = places.settings()
    except ConfigError:
        return False
    companion = Companion(places.data_folder(settings), settings, config=places.config_file())
    found = companion.people.view()
    told = list(own_lines(found, support)) or ([words.people.NOTHING_OF_MY_OWN] if found.whole else [])
    click.echo("\n".join(["", *map(harmless, told)]) if told else "", nl=bool(told))
    for notice in companion.store.notices() if found.whole else ():
        say(notice)
    companion.close()
    return found.whole
