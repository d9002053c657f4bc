"""`companion routine`: what is planned for every day, and notes on what was done of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import Group
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.routine import Routine
    from companion.verbs.routine import RoutineVerbs


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def routine(context: click.Context) -> None:
    """Show your routines, or change their items.

    `companion tick` marks an item done today.
    """
    if context.invoked_subcommand is None:
        context.invoke(listed)


@routine.command("list")
@options.as_json
@click.pass_obj
def listed(places: Places, as_json: bool = False) -> None:
    """Show your routines with their items."""
    from companion.model.schedule import DAILY, describe

    with opened(places) as companion:
        routines = companion.settings.routines
        if as_json:
            put_json("routine list", {"routines": list(routines)})
            return
        if not routines:
            tell(words.routine.NO_PLAN)
        for number, each in enumerate(routines):
            times = {"starts": words.common.clock(each.starts), "ends": words.common.clock(each.ends)}
            if number:
                click.echo()
            tell(words.routine.IN_PLAN, name=each.name, **times)
            for item in each.items:
                tell(f"  {item.label}" + (f"  ({describe(item.every)})" if item.every != DAILY else ""))
                for step in item.steps:
                    tell(f"    {step}")


@routine.command()
@click.argument("text", nargs=-1)
@click.option("--into", "name", metavar="NAME", help="The first words of a routine, or else the current one.")
@click.pass_obj
def add(places: Places, text: tuple[str, ...], name: str | None) -> None:
    """Add an item to the end of a routine, from now on."""
    from companion.cli.frame.naming import the_one

    answers = AskedFor(" ".join(text))
    with opened(places, typed=" ".join(text)) as companion:
        routines = companion.settings.routines
        now = companion.routine.view().current
        chosen: Routine | None
        if name:
            chosen = the_one(name, routines, lambda each: (each.name, each.id), lambda each: each.id)
        else:
            chosen = next(
                (each for each in routines if now and each.id == now.id), next(iter(routines), None)
            )
        if chosen is None:
            fail(words.changes.NO_ROUTINE, WRONG)
        said = answers.instead(words.routine.ASK_ITEM, "")
        with answers.given_back():
            companion.routine.add_item(chosen.id, said)
            tell(words.routine.ITEM_SAVED, routine=chosen.name, text=said)


@routine.command()
@click.argument("item", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, item: tuple[str, ...], text: str) -> None:
    """Edit the words of an item, or of a task of today.

    Its history stays with it.
    """
    answers = AskedFor(" ".join(item), text)
    with opened(places, typed=text) as companion:
        verbs, key, label = the_item(companion, answers)
        said = answers.instead(words.routine.ASK_EDIT, label)
        with answers.given_back():
            tell_answer(verbs.rename(key, said, label))


@routine.command()
@click.argument("item", nargs=-1)
@click.pass_obj
def remove(places: Places, item: tuple[str, ...]) -> None:
    """Remove an item from its routine, or a task.

    Its ticks stay, and `companion undo` brings it back.
    """
    with opened(places) as companion:
        verbs, key, _ = the_item(companion, AskedFor(" ".join(item)))
        tell_answer(verbs.remove(key))


@routine.command()
@options.up_or_down
@click.argument("item", nargs=-1)
@click.pass_obj
def move(places: Places, offset: int, item: tuple[str, ...]) -> None:
    """Move an item one place up or down in its routine."""
    with opened(places) as companion:
        verbs, key, _ = the_item(companion, AskedFor(" ".join(item)))
        if key.startswith("task:"):
            fail(words.routine.TASKS_STAY, WRONG)
        tell_answer(verbs.move(key, offset))


@routine.command()
@click.argument("item", nargs=-1)
@options.note
@options.clear_note
@options.day
@click.pass_obj
def note(places: Places, item: tuple[str, ...], text: str, clear: bool, when: str | None) -> None:
    """Write a note on an item or task without marking it."""
    answers = AskedFor(" ".join(item), text)
    with opened(places, typed=text) as companion:
        on = companion.routine.on(companion.context.when(when).day) if when else companion.routine
        verbs, key, _ = the_item(companion, answers, on)
        now = next((row.note for row in verbs.view().everything if row.key == key), "")
        said = "" if clear else answers.instead(words.routine.ASK_NOTE, now)
        with answers.given_back():
            tell_answer(verbs.note(key, said, now))


def the_item(
    companion: Companion, answers: AskedFor, on: RoutineVerbs | None = None
) -> tuple[RoutineVerbs, str, str]:
    """The item of the plan or row of the day that is meant: the verbs of its day, its key and its words."""
    from companion.cli.frame.naming import the_one
    from companion.verbs.routine import read_key

    verbs = on or companion.routine
    rows = _rows(companion, verbs)
    wanted = answers.which(words.routine.ASK_ROW, [label for _, label in rows], [key for key, _ in rows])
    if key := read_key(wanted):
        verbs, wanted = verbs.on(key.day) if key.day else verbs, key.row
        rows = _rows(companion, verbs)
    return verbs, *the_one(wanted, rows, lambda row: (row[1],), lambda row: row[0])


def _rows(companion: Companion, verbs: RoutineVerbs) -> list[tuple[str, str]]:
    """The keys and words of the rows of a day, and of all that is planned."""
    there = [(row.key, row.label) for row in verbs.view().everything]
    planned = [(f"item:{item.id}", item.label) for each in companion.settings.routines for item in each.items]
    return [*there, *(row for row in planned if row[0] not in {key for key, _ in there})]
