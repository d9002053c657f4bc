"""`companion cope`: a skill to try, and how it is afterwards."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import opened
from companion.cli.frame.telling import tell
from companion.cli.toolbox.skills import the_skill

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.skill_uses import After
    from companion.model.toolbox import Skill, Trying

AFTERS: dict[str, After] = {
    "1": "better",
    "2": "same",
    "3": "worse",
    "better": "better",
    "same": "same",
    "the same": "same",
    "worse": "worse",
}


FURTHER = {
    "list": "toolbox.skills:list_skills",
    "show": "toolbox.skills:show",
    "add": "toolbox.skills:add",
    "edit": "toolbox.skills:edit",
    "delete": "toolbox.skills:delete",
    "keep-close": "toolbox.skills:keep_close",
    "hide": "toolbox.skills:hide",
}


@click.group(cls=WordsGroup, others=FURTHER)
def cope() -> None:
    """Try a coping skill that fits how you feel.

    `companion cope SKILL` is `companion cope try SKILL`. SKILL is any words of its name, or its id as
    `list --json` prints it.
    """


@cope.command("try")
@click.argument("skill", nargs=-1)
@click.pass_context
def try_one(context: click.Context, skill: tuple[str, ...]) -> None:
    """Try a coping skill that fits how you feel.

    It offers two or three, or takes the one you name, and asks how things are afterwards. From a pipe each
    answer is a line: the skill, if you named none; then 1 better, 2 same or 3 worse; then y to keep it as a
    win.
    """
    from companion.rows.toolbox import PEOPLE

    if skill == (PEOPLE,):
        from companion.cli.people import support

        context.invoke(support)
        return
    with opened(context.obj) as companion:
        chosen = _chosen(companion, " ".join(skill))
        if chosen is not None:
            _try(companion, companion.toolbox.trying(chosen.id))


def _chosen(companion: Companion, named: str) -> Skill | None:
    """The skill that was named, or is now; None where nothing is said."""
    verbs = companion.toolbox
    if not named:
        from companion.rows.toolbox import why

        offer = verbs.offer()
        for number, line in enumerate(offer.skills, 1):
            tell("  ".join(part for part in (str(number), line.skill.label, why(line, offer)) if part))
        tell(words.toolbox.SHELL_PEOPLE)
        named = _answer(words.toolbox.SHELL_CHOOSE)
        numbered = {str(number): line.skill for number, line in enumerate(offer.skills, 1)}
        if not named or named in numbered:
            return numbered.get(named)
    return the_skill(companion, named)


def _try(companion: Companion, trying: Trying) -> None:
    """How it is done, as long as it takes, and how it is now."""
    verbs, clock, skill = companion.toolbox, companion.context.clock, trying.skill
    minutes = words.common.minutes(skill.minutes) if skill.minutes else ""
    tell("  ".join(part for part in (skill.label, minutes) if part))
    for _, text in skill.told:
        tell(text)
    if skill.opens == "breathing":
        tell(words.toolbox.SHELL_BREATHE)
    tell(words.toolbox.SHELL_PEOPLE)
    trying = trying.begin(clock.monotonic())
    if sys.stdin.isatty():
        _answer(words.toolbox.SHELL_DONE)
    trying = trying.done(clock.monotonic())
    said = _answer(words.toolbox.SHELL_NOW).casefold()
    if not said and not sys.stdin.isatty():  # it was only read
        return
    trying = trying.tell(AFTERS.get(said, ""), clock.monotonic())
    tell(verbs.use(trying, trying.took).answer)
    if trying.after == "worse":
        tell(words.toolbox.SHELL_PEOPLE)
    if trying.can_be_a_win and _answer(words.toolbox.SHELL_WIN).casefold() in ("y", "yes"):
        tell(verbs.keep_as_win(skill).answer)


def _answer(question: str) -> str:
    """What is typed, or the next line of a pipe, which sees no question; '' at its end."""
    if sys.stdin.isatty():
        click.echo(question, nl=False)
    return sys.stdin.readline().strip()
