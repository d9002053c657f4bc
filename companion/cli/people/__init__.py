"""`companion support`: people to talk to, as plain text. The addresses come before any data is opened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import FAILED, Places, say

if TYPE_CHECKING:
    from companion.content.load import Support
    from companion.model.people import OwnPeople


FURTHER = {
    "list": "people.own:list_people",
    "show": "people.own:show",
    "add": "people.own:add",
    "edit": "people.own:edit",
    "wrote": "people.own:wrote",
    "delete": "people.own:delete",
    "plan": "people.own:plan",
}


@click.group(cls=Group, others=FURTHER, invoke_without_command=True)
@click.option("--mine", is_flag=True, help="Also print your own people and your plan.")
@options.as_json
@click.pass_context
def support(context: click.Context, mine: bool = False, as_json: bool = False) -> None:
    """Show people to talk to: free helplines by country.

    The commands are for your own people and your own plan. PERSON is the first words of a name, or an id as
    `list --json` prints it.
    """
    if context.invoked_subcommand is not None:
        return
    from datetime import date

    from companion.cli.frame.folding import width
    from companion.content.load import support as shipped
    from companion.content.support_text import lines

    if not as_json:
        click.echo("\n".join(lines(shipped(), date.today(), width=min(width(), 76))))
        sys.stdout.flush()
    found = ones_own(context.obj) if mine else None
    if as_json:
        from companion.cli.frame.telling import put_json
        from companion.model.record import in_full

        put_json("support", {**in_full(shipped()), "mine": found})
    elif found:
        show(found, shipped())
    if mine and not (found and found.whole):
        say(words.people.UNREAD)
        context.exit(FAILED)


def ones_own(places: Places) -> OwnPeople | None:
    """What a person keeps there; None where it is not clear which data are meant."""
    from companion.companion import Companion
    from companion.config.errors import ConfigError

    try:
        settings, _ = places.settings()
    except ConfigError:
        return None
    companion = Companion(places.data_folder(settings), settings, config=places.config_file())
    found = companion.people.view()
    for notice in companion.store.notices() if found.whole else ():
        say(notice)
    companion.close()
    return found


def show(found: OwnPeople, support: Support) -> None:
    """Print what a person keeps there."""
    from companion.model.text import harmless
    from companion.rows.people import own_lines

    told = list(own_lines(found, support)) or ([words.people.NOTHING_OF_MY_OWN] if found.whole else [])
    if told:
        click.echo("\n".join(["", *map(harmless, told)]))
