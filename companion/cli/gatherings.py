"""`companion event`: small gatherings, what is to be done for them, and a file for a calendar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import AskedFor, ask_and_save, asked, saved
from companion.cli.frame.groups import Group
from companion.cli.frame.naming import chosen
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell_all, tell_answer
from companion.store.errors import StoreError

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.model.flow import Flow
    from companion.model.gatherings import GatheringInFull

SAID = words.gatherings


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def event(context: click.Context) -> None:
    """Plan a small gathering. Without a command, list them with what is left to do.

    GATHERING is its first words, or an id as `list --json` prints it.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_gatherings)


@event.command("list")
@options.as_json
@click.pass_obj
def list_gatherings(places: Places, as_json: bool = False) -> None:
    """List your gatherings with what is left to do."""
    from companion.model.progress.progress import ProgressAt
    from companion.rows.gatherings import as_text

    with opened(places) as companion:
        view = companion.gatherings.view()
        if as_json:
            put_json("gatherings", {"gatherings": view.gatherings})
        else:
            tell_all(as_text(view, ProgressAt()) if view.gatherings else [SAID.EMPTY_SHELL])


@event.command()
@click.argument("title", nargs=-1)
@click.option(
    "--at",
    "when",
    metavar="WHEN",
    default="",
    help="When it is: a coming day and a time, such as saturday 15:00.",
)
@click.option("--where", default="", help="Where it is.")
@click.option("--with", "whom", multiple=True, metavar="NAME", help="Who is coming; may be repeated.")
@click.option("--template", default="", help="tea, circle, family or quiet; adds a programme and tasks.")
@click.option("--ics", "file", metavar="FILE", help="Also save it as a file for your calendar.")
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
    """Plan a gathering. Without TITLE or --at it asks; from a pipe it reads a line for each question."""
    from companion.content.gatherings import template_of, templates
    from companion.export.target import free_path

    if template and not template_of(template).id:
        names = ", ".join(each.id for each in templates())
        fail(SAID.UNKNOWN_KIND.format(said=words.common.quoted(template), names=names), WRONG)
    if not (template or title) and sys.stdin.isatty():
        kinds = [each for each in templates() if each.id]
        offered = {each.id: each.label for each in kinds} | {"": SAID.OWN_KIND}
        kind = AskedFor("").which(SAID.KINDS_TITLE, [*offered.values()], [*offered])
        template = template_of(kind).id
    given = dict(zip(SAID.ASKED, (" ".join(title), when, where, ", ".join(whom)), strict=True))
    trouble: list[Exception] = []

    def make(companion: Companion) -> Flow:
        if file:
            from companion.export.target import check

            check(outputs.target(file), companion.store.folder, force=force)
        flow = companion.gatherings.adding(template, given)
        return flow.ended() if given[SAID.WHAT] and when else flow

    def keep(companion: Companion, flow: Flow) -> Change:
        nonlocal file
        change = companion.gatherings.keep(flow, template)
        if flow.chosen == SAID.ICS_KEY:
            file = AskedFor().next(SAID.ASK_FILE) or str(free_path(SAID.FILE, "ics"))
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


@event.command()
@click.argument("gathering", nargs=-1)
@click.option("--win", "as_win", is_flag=True, help="Save a gathering as a win afterwards.")
@options.as_json
@click.pass_obj
def show(places: Places, gathering: tuple[str, ...], as_win: bool, as_json: bool) -> None:
    """Show a gathering in full, with its tasks and invitation."""
    from companion.rows.gatherings import card
    from companion.rows.marks import UNICODE

    with opened(places) as companion:
        each = the_gathering(companion, " ".join(gathering))
        if as_win:
            if not each.been:
                fail(SAID.NOT_YET, WRONG)
            tell_answer(companion.wins.keep_offered("gathering", each.gathering.what))
            return
        if as_json:
            put_json("gatherings", {"gatherings": (each,)})
            return
        tell_all(card(each, companion.context.today(), UNICODE))


@event.command()
@click.argument("gathering", nargs=-1)
@click.option("--title", metavar="TITLE", help="What it is.")
@click.option("--at", metavar="WHEN", help="A coming day and a time: saturday 15:00.")
@click.option("--where", help="Where it is.")
@click.option("--with", "whom", multiple=True, metavar="NAME", help="Who is coming; may be repeated.")
@click.option("--invitation", metavar="TEXT", help="The invitation, in your own words.")
@click.pass_obj
def edit(
    places: Places,
    gathering: tuple[str, ...],
    title: str | None,
    at: str | None,
    where: str | None,
    whom: tuple[str, ...],
    invitation: str | None,
) -> None:
    """Edit a gathering. Without an option it asks.

    Its tasks move with its day.
    """
    said = {SAID.WHAT: title, SAID.WHEN: at, SAID.WHERE: where, SAID.INVITATION: invitation}
    told = {what: text for what, text in said.items() if text is not None}
    told |= {SAID.WHOM: ", ".join(whom)} if whom else {}
    with opened(places, typed="\n".join(told.values())) as companion:
        id = the_gathering(companion, " ".join(gathering)).gathering.id
        flow = companion.gatherings.editing(id)
        flow = replace(flow, answers={**flow.answers, **told}).ended() if told else asked(flow)
        tell_answer(saved(flow, lambda flow: companion.gatherings.change(id, flow)))


@event.command()
@click.argument("gathering", nargs=-1)
@click.pass_obj
def delete(places: Places, gathering: tuple[str, ...]) -> None:
    """Delete a gathering with its open tasks."""
    with opened(places) as companion:
        id = the_gathering(companion, " ".join(gathering)).gathering.id
        tell_answer(companion.gatherings.delete(id))


@event.command()
@click.argument("gathering", nargs=-1)
@options.to_file
@options.force
@click.pass_obj
def ics(places: Places, gathering: tuple[str, ...], file: str | None, force: bool) -> None:
    """Save a gathering as a file for your calendar. At a terminal it asks where."""
    from companion.export.gathering_ics import save
    from companion.export.target import free_path

    with opened(places) as companion:
        id = the_gathering(companion, " ".join(gathering)).gathering.id
        if not file and sys.stdin.isatty():
            file = AskedFor().next(SAID.ASK_FILE) or str(free_path(SAID.FILE, "ics"))
        path = outputs.target(file or outputs.STANDARD)
        saved_as = words.reports.SAVED.format(path=path)
        outputs.said(path, [saved_as, save(companion, id, path, force=force)])


def the_gathering(companion: Companion, typed: str) -> GatheringInFull:
    """Return the gathering that is meant, by its words or its id."""
    return chosen(
        AskedFor(typed),
        SAID.ASK_WHICH,
        companion.gatherings.view().gatherings,
        lambda each: (each.gathering.what,),
        lambda each: each.gathering.key,
        SAID.EMPTY_SHELL,
    )
