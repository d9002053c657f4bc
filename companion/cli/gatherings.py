"""`companion event`: small gatherings, what is to be done for them, and a file for a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from companion import words
from companion.cli import options, outputs
from companion.cli.asking import ask_and_save
from companion.cli.groups import Group
from companion.cli.opening import WRONG, Places, fail, opened
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.model.flow import Flow

SAID = words.gatherings


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def event(context: click.Context) -> None:
    """Plan a small gathering. Without a command, list them, with what is to be done."""
    if context.invoked_subcommand is None:
        from companion.model.progress.progress import ProgressAt
        from companion.model.text import visible
        from companion.rows.gatherings import as_text

        with opened(context.obj) as companion:
            view = companion.gatherings.view()
            for line in as_text(view, ProgressAt()) if view.gatherings else [SAID.EMPTY_SHELL]:
                click.echo(visible(line))


@event.command()
@click.argument("title", nargs=-1)
@click.option(
    "--at",
    "when",
    metavar="WHEN",
    default="",
    help="When it is: a day to come and a time, such as saturday 15:00.",
)
@click.option("--where", default="", help="Where it is.")
@click.option("--with", "whom", multiple=True, metavar="NAME", help="Who comes; may be given again.")
@click.option("--template", default="", help="tea, circle, family or quiet: brings a programme and tasks.")
@click.option("--ics", "file", metavar="FILE", help="Save it as a file for your calendar, too.")
@options.force
@click.pass_obj
def add(
    places: Places,
    title: tuple[str, ...],
    when: str,
    where: str,
    whom: tuple[str, ...],
    template: str,
    file: str | None,
    force: bool,
) -> None:
    """Plan one. Without TITLE or --at it asks; from a pipe each line answers one."""
    from companion.content.gatherings import template_of, templates

    if template and not template_of(template).id:
        names = ", ".join(each.id for each in templates())
        fail(SAID.UNKNOWN_KIND.format(said=words.common.quoted(template), names=names), WRONG)
    given = dict(zip(SAID.ASKED, (" ".join(title), when, where, ", ".join(whom)), strict=True))
    trouble: list[Exception] = []

    def make(companion: Companion) -> Flow:
        if file:
            from companion.export.target import check

            check(outputs.target(file), companion.store.folder, force=force)
        flow = companion.gatherings.adding(template, given)
        return flow.ended() if given[SAID.WHAT] and when else flow

    def keep(companion: Companion, flow: Flow) -> Change:
        change = companion.gatherings.keep(flow, template)
        if not file:
            return change
        from companion.export.gathering_ics import save

        try:
            said = save(companion, change.entries[0].id, outputs.target(file), force=force)
        except (OSError, StoreError) as error:  # the gathering itself is kept
            trouble.append(error)
            return change
        return replace(change, answer=said)

    ask_and_save(places, make, keep, aside=file == outputs.STANDARD)
    if trouble:
        fail(str(trouble[0]))
