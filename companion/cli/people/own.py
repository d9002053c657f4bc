"""`companion support`: one's own people, and the plan of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.naming import chosen
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell, tell_all, tell_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.companion import Companion
    from companion.model.people import OwnPlan, Person

PLAN = "plan"


@click.command("list")
@options.as_json
@click.pass_obj
def list_people(places: Places, as_json: bool) -> None:
    """List your own people."""
    with opened(places) as companion:
        people = companion.people.view().people
        if as_json:
            put_json("people", {"people": people})
        else:
            tell_all([_told(each) for each in people] or [words.people.NO_ONE_SHELL])


@click.command()
@click.argument("person", nargs=-1)
@click.pass_obj
def show(places: Places, person: tuple[str, ...]) -> None:
    """Print how to reach someone, an address or part of your plan."""
    from companion.content.load import support
    from companion.model.people import PARTS

    kind, _, id = " ".join(person).partition(":")
    if url := next((each.url for each in support().directories if kind == "address" and each.id == id), ""):
        click.echo(url)
        return
    with opened(places) as companion:
        if kind == PLAN:
            tell_all(plan_lines(companion.people.view().plan, [id] if id in PARTS else PARTS))
        else:
            found = the_person(companion, AskedFor(" ".join(person)))
            tell(found.reach or found.name)


@click.command()
@click.argument("text", metavar="[PERSON]...", nargs=-1)
@click.pass_obj
def add(places: Places, text: tuple[str, ...]) -> None:
    """Add a person: a name, how to reach them, when.

    Put commas between them.
    """
    said = AskedFor(" ".join(text)).next(words.people.ASK_PERSON)
    with opened(places, typed=said) as companion, given_back(said):
        tell_answer(companion.people.add(said))


@click.command()
@click.argument("person", nargs=-1)
@click.option("--text", metavar="TEXT", default="", help="A name, how to reach them, when.")
@click.pass_obj
def edit(places: Places, person: tuple[str, ...], text: str) -> None:
    """Edit a person.

    `plan:signs` edits that part of your plan, as `companion support plan signs` does.
    """
    from companion.model.people import as_line

    kind, _, part = " ".join(person).partition(":")
    if kind == PLAN:
        write(places, part, text)
        return
    answers = AskedFor(" ".join(person), text)
    with opened(places, typed=text) as companion:
        found = the_person(companion, answers)
        now = as_line(found)
        said = answers.instead(words.people.ASK_PERSON, now)
        with answers.given_back():
            tell_answer(companion.people.edit(found.id, said, now))


@click.command()
@click.argument("person", nargs=-1)
@click.pass_obj
def wrote(places: Places, person: tuple[str, ...]) -> None:
    """Save a win that you wrote to a person."""
    with opened(places) as companion:
        found = the_person(companion, AskedFor(" ".join(person)))
        text = words.people.WROTE.format(name=found.name)
        kept = words.people.WROTE_KEPT.format(text=text)
        tell_answer(companion.wins.keep_offered("wrote_to", text, kept))


@click.command()
@click.argument("person", nargs=-1)
@click.pass_obj
def delete(places: Places, person: tuple[str, ...]) -> None:
    """Delete a person."""
    with opened(places) as companion:
        tell_answer(companion.people.delete(the_person(companion, AskedFor(" ".join(person))).id))


@click.command()
@click.argument("part", default="")
@click.argument("text", nargs=-1)
@click.option("--clear", is_flag=True, help="Remove the text of PART.")
@click.pass_obj
def plan(places: Places, part: str, text: tuple[str, ...], clear: bool) -> None:
    """Show your plan, or write a PART of it.

    The parts are signs, helps, people and reasons.

    Without TEXT it asks; from a pipe, standard input is the text.
    """
    if part:
        write(places, part, " ".join(text), clear=clear)
        return
    from companion.model.people import PARTS

    with opened(places) as companion:
        tell_all(plan_lines(companion.people.view().plan, PARTS) or [words.people.NO_PLAN_SHELL])


def write(places: Places, part: str, text: str, *, clear: bool = False) -> None:
    """Write a part of the plan; what is not given is asked for."""
    parts = words.people.PARTS
    answers = AskedFor(part, text)
    with opened(places, typed=text) as companion:
        named = chosen(answers, words.people.ASK_PART, parts, lambda id: (id, parts[id]), lambda id: id)
        now = getattr(companion.people.view().plan, named, "")
        said = "" if clear else answers.page(parts[named], now)
        with answers.given_back():
            tell_answer(companion.people.write_plan(named, said, now))


def the_person(companion: Companion, answers: AskedFor) -> Person:
    """Return the person that is meant, by their name or their id."""
    return chosen(
        answers,
        words.people.ASK_WHICH,
        companion.people.view().people,
        lambda each: (each.name,),
        lambda each: f"person:{each.id}",
        words.people.NO_ONE_SHELL,
    )


def plan_lines(plan: OwnPlan | None, parts: Sequence[str]) -> list[str]:
    """Return parts of the plan as lines, each under its title; those without words are left out."""
    found: list[str] = []
    for part in words.people.PARTS:
        text = str(getattr(plan, part, "")) if part in parts else ""
        found += [words.people.PARTS[part], *(f"  {line}" for line in text.splitlines())] if text else []
    return found


def _told(person: Person) -> str:
    return words.people.preview(person.name, person.reach, person.note)
