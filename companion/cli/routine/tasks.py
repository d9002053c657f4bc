"""`companion task`: what is for today only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.model.routine import RoutineRow
    from companion.verbs.routine import RoutineVerbs


@click.group(cls=WordsGroup)
def task() -> None:
    """Add a task for today, or change today's tasks.

    `companion task ring the dentist` is `companion task add ring the dentist`. `companion tick` marks one.
    """


@task.command()
@click.argument("text", nargs=-1)
@click.pass_obj
def add(places: Places, text: tuple[str, ...]) -> None:
    """Add a task for today. With -, or from a pipe, each line of standard input becomes a task."""
    from companion.cli.frame.given import given_back, lines_piped

    piped = text == ("-",) or (not text and not sys.stdin.isatty())
    lines = lines_piped() if piped else [AskedFor(" ".join(text)).next(words.routine.ASK_TASK)]
    if not any(line.strip() for line in lines):
        fail(words.changes.NO_TEXT, WRONG)
    left = [*lines]
    with given_back(lambda: "\n".join(left)), opened(places) as companion:
        for line in lines:
            companion.routine.add_task(line)
            tell(words.routine.TASK_SAVED, text=left.pop(0).strip())


@task.command("list")
@options.day
@options.as_json
@click.pass_obj
def listed(places: Places, when: str | None, as_json: bool) -> None:
    """List the tasks of a day, each with its mark.

    Plans with others are among them.
    """
    with opened(places) as companion:
        verbs = companion.routine.on(companion.context.when(when).day) if when else companion.routine
        view = verbs.view()
        if as_json:
            put_json("task list", {"day": view.day, "tasks": list(view.tasks)})
            return
        for row in view.tasks:
            tell(f"{row.state:<8} {row.label}" + (f"  ({row.aside})" if row.aside else ""))
        if not view.tasks:
            tell(words.routine.NO_TASKS)


@task.command()
@click.argument("task", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, task: tuple[str, ...], text: str) -> None:
    """Edit a task, found by its first words or its id."""
    answers = AskedFor(" ".join(task), text)
    with opened(places, typed=text) as companion:
        verbs, row = the_task(companion.routine, answers)
        said = answers.instead(words.routine.ASK_EDIT, row.label)
        with answers.given_back():
            tell_answer(verbs.rename(row.key, said, row.label))


@task.command()
@click.argument("task", nargs=-1)
@click.pass_obj
def delete(places: Places, task: tuple[str, ...]) -> None:
    """Delete a task, found by its first words or its id.

    `companion undo` brings it back.
    """
    with opened(places) as companion:
        verbs, row = the_task(companion.routine, AskedFor(" ".join(task)))
        tell_answer(verbs.remove(row.key))


def the_task(verbs: RoutineVerbs, answers: AskedFor) -> tuple[RoutineVerbs, RoutineRow]:
    """The task that is meant, of today, or of the day in its key."""
    from companion.cli.frame.naming import the_one
    from companion.verbs.routine import read_key

    rows = verbs.view().tasks
    if not rows:
        fail(words.routine.NO_TASKS, WRONG)
    wanted = answers.which(words.routine.ASK_ROW, [row.label for row in rows], [row.key for row in rows])
    if (key := read_key(wanted)) and key.day:
        verbs, wanted = verbs.on(key.day), key.row
        rows = verbs.view().tasks
    return verbs, the_one(wanted, rows, lambda row: (row.label,), lambda row: row.key)
