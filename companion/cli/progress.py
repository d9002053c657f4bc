"""`companion progress`: how far one has come, in sentences."""

from __future__ import annotations

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import WordsGroup, command_at
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import in_json

OF = {"gatherings": "gatherings:event", "story": "story:story", "stories": "story:story"}
"""Whose commands change what stands in a view, by what its key begins with."""
ADDS = {
    "gatherings": ("gatherings:event", "add"),
    "stories": ("story:story", "write"),
    "reports": ("reports:report",),
}
"""What adds to a view, by its id."""
DAYS = ("week", "month")
"""What stands among the reports: cards to share."""


@click.group(cls=WordsGroup)
def progress() -> None:
    """Show how far you have come.

    `companion progress VIEW` is `companion progress show VIEW`. ID is the id of something in a view, such as
    `gatherings:123` or `story:123`. With a view alone, it asks.
    """


@progress.command()
@click.argument("view", default="")
@options.as_json
@options.to_file
@options.force
@click.pass_obj
def show(
    places: Places, view: str, as_json: bool = False, file: str | None = None, force: bool = False
) -> None:
    """Show how far you have come.

    Without VIEW, show the figures; with it, that view in sentences. The views are year, practices, sleep,
    breathing, feelings, wins, and the others on the Progress screen.
    """
    from companion.model.progress.progress import ProgressAt
    from companion.rows.progress import head
    from companion.rows.progress.progress import as_text
    from companion.verbs.progress.views import BY_ID

    if view and view not in BY_ID:
        fail(words.progress.UNKNOWN.format(view=words.common.quoted(view), views=", ".join(BY_ID)), WRONG)
    at = ProgressAt(view or "days", as_text=True)
    with opened(places) as companion:
        found = companion.progress.view(at, whole=True)
        said = "\n".join(as_text(found) if view else head.all_as_text(found.head))
        if as_json:
            told = {"view": at.view, "head": found.head, "figures": found.figures, "shown": found.shown}
            said = in_json("progress", told)
        if file:
            from companion.export.target import check, write_file

            path = outputs.target(file)
            check(path, companion.store.folder, force=force)
            write_file(path, f"{said}\n".encode(), force=force)
            outputs.said(path, [words.reports.SAVED.format(path=file)])
        else:
            click.echo(said)


@progress.command("open")
@click.argument("what", metavar="ID")
@click.pass_context
def open_one(context: click.Context, what: str) -> None:
    """Open a view, a gathering, a story or a card."""
    from companion.verbs.progress.views import BY_ID

    if what in DAYS:
        forward(context, "share:share", what)
    elif what in BY_ID:
        context.invoke(show, view=what)
    elif what == "report":
        forward(context, *ADDS["reports"])
    else:
        of_a_row(context, "show", what)


@progress.command()
@click.argument("view", default="")
@click.pass_context
def add(context: click.Context, view: str) -> None:
    """Add a gathering, a story or a report. Without VIEW it asks."""
    names = [words.progress.VIEWS[each] for each in ADDS]
    named = AskedFor(view.partition(":")[0]).which(words.progress.ASK_VIEW, names, [*ADDS])
    found = {"story": "stories"}.get(named, named)
    if found not in ADDS:
        fail(words.common.NOTHING_CHANGED)
    forward(context, *ADDS[found])


@progress.command()
@click.argument("what", metavar="ID")
@click.pass_context
def edit(context: click.Context, what: str) -> None:
    """Edit a gathering or a story."""
    of_a_row(context, "edit", what)


@progress.command()
@click.argument("what", metavar="ID")
@click.pass_context
def delete(context: click.Context, what: str) -> None:
    """Delete a gathering or a story."""
    of_a_row(context, "delete", what)


def of_a_row(context: click.Context, name: str, what: str) -> None:
    """Have a command of the feature done that a row of a view is of."""
    kind, _, id = what.partition(":")
    where = OF.get(kind)
    if where is None:
        fail(words.progress.NOT_OF_A_VIEW.format(what=words.common.quoted(what)), WRONG)
    forward(context, where, name, *([what] if id else []))


def forward(context: click.Context, where: str, *args: str) -> None:
    """Have another command done, in this one's place."""
    command_at(where).main([*args], prog_name="companion", standalone_mode=False, obj=context.obj)
