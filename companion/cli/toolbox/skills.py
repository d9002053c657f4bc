"""`companion cope`: the skills there are, and those of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.toolbox import Skill


@click.command("list")
@click.option("--hidden", is_flag=True, help="List those you hid.")
@options.as_json
@click.pass_obj
def list_skills(places: Places, hidden: bool, as_json: bool) -> None:
    """List your skills: kept close, those that fit, the others."""
    from companion.cli.frame.rows import tell_rows
    from companion.rows.toolbox import PEOPLE, rows

    with opened(places) as companion:
        view = companion.toolbox.view(hidden=hidden)
        if as_json:
            put_json("skills", {"skills": view.skills, "fitting": view.fitting, "hidden": hidden})
        elif hidden and not view.skills:
            tell(words.toolbox.NONE_HIDDEN_SHELL)
        else:
            tell_rows(row for row in rows(view) if row.key != PEOPLE)


@click.command()
@click.argument("skill", nargs=-1)
@options.as_json
@click.pass_obj
def show(places: Places, skill: tuple[str, ...], as_json: bool) -> None:
    """Show a skill in full: how to do it and how it went."""
    from companion.cli.frame.rows import tell_in_full
    from companion.rows.toolbox import reading

    with opened(places) as companion:
        of = asked(companion, AskedFor(" ".join(skill)))
        hidden = any(each.skill.id == of.id for each in companion.toolbox.view(hidden=True).skills)
        view = companion.toolbox.view(hidden=hidden)
        if as_json:
            found = [each for each in view.skills if each.skill.id == of.id]
            put_json("skills", {"skills": found, "fitting": (), "hidden": hidden})
            return
        tell_in_full(reading(view, of.id))


@click.command()
@click.argument("text", nargs=-1)
@click.pass_obj
def add(places: Places, text: tuple[str, ...]) -> None:
    """Write a skill of your own: its name, a colon, how to do it.

    You can add minutes at the end.
    """
    said = AskedFor(" ".join(text)).next(words.toolbox.ASK_OWN)
    with opened(places, typed=said) as companion, given_back(said):
        tell_answer(companion.toolbox.add(said))


@click.command()
@click.argument("skill", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, skill: tuple[str, ...], text: str) -> None:
    """Edit a skill of your own."""
    from companion.model.toolbox import as_line

    answers = AskedFor(" ".join(skill), text)
    with opened(places, typed=text) as companion:
        of = asked(companion, answers, own=True)
        said = answers.instead(words.common.NEW_WORDS, as_line(of.label, of.how, of.minutes))
        with answers.given_back():
            tell_answer(companion.toolbox.edit(of.id, said))


@click.command()
@click.argument("skill", nargs=-1)
@click.pass_obj
def delete(places: Places, skill: tuple[str, ...]) -> None:
    """Delete a skill of your own; the times you tried it stay."""
    with opened(places) as companion:
        tell_answer(companion.toolbox.delete(asked(companion, AskedFor(" ".join(skill)), own=True).id))


@click.command("keep-close")
@click.argument("skill", nargs=-1)
@click.pass_obj
def keep_close(places: Places, skill: tuple[str, ...]) -> None:
    """Keep a skill close, or stop keeping it close."""
    with opened(places) as companion:
        tell_answer(companion.toolbox.keep_close(asked(companion, AskedFor(" ".join(skill))).id))


@click.command()
@click.argument("skill", nargs=-1)
@click.pass_obj
def hide(places: Places, skill: tuple[str, ...]) -> None:
    """Hide a skill, or bring back a hidden one."""
    with opened(places) as companion:
        tell_answer(companion.toolbox.hide(asked(companion, AskedFor(" ".join(skill))).id))


def asked(companion: Companion, answers: AskedFor, *, own: bool = False) -> Skill:
    """Return the skill that is meant; with `own`, end with status 2 where it is not the person's own."""
    verbs = companion.toolbox
    lines = [*verbs.view().skills, *verbs.view(hidden=True).skills]
    there = [each.skill for each in lines if each.skill.own or not own]
    if not there:
        fail(words.toolbox.NONE_OWN, WRONG)
    named = answers.which(
        words.toolbox.ASK_WHICH, [each.label for each in there], [each.id for each in there]
    )
    skill = the_skill(companion, named)
    if own and not skill.own:
        fail(words.toolbox.NOT_OWN.format(label=words.common.quoted(skill.label)), WRONG)
    return skill


def the_skill(companion: Companion, named: str) -> Skill:
    """Return a skill by any words of its name, or by its id."""
    try:
        return companion.toolbox.named(named)
    except ValueError as error:
        fail(str(error), WRONG)
