"""`companion affirm`: one kind line, and what you make of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.affirmations import Affirmation, AffirmationView, Answer

ANSWERS: dict[str, Answer] = {"true": "true enough", "partly": "partly", "not-today": "not today"}


@click.group(cls=WordsGroup)
def affirm() -> None:
    """Show the line of the day, or change your lines.

    LINE is the first words of a line, or its id; without it, the line on show is used.
    """


@affirm.command()
@options.as_json
@click.pass_obj
def show(places: Places, as_json: bool) -> None:
    """Show the line of the day; it stays until you turn it over."""
    with opened(places) as companion:
        view = companion.affirmations.view()
        if as_json:
            put_json("affirm show", {"affirmation": view})
        else:
            tell_line(view)


@affirm.command("next")
@click.pass_obj
def after(places: Places) -> None:
    """Show another line."""
    with opened(places) as companion:
        tell_line(companion.affirmations.next())


@affirm.command()
@click.pass_obj
def previous(places: Places) -> None:
    """Show the line before this one again."""
    with opened(places) as companion:
        tell_line(companion.affirmations.previous())


@affirm.command("list")
@click.option("--kept", is_flag=True, help="List only those you keep close.")
@click.option("--own", is_flag=True, help="List only your own.")
@options.as_json
@click.pass_obj
def listed(places: Places, kept: bool, own: bool, as_json: bool) -> None:
    """List the lines that can come, without hidden ones."""
    with opened(places) as companion:
        close = companion.affirmations.close()
        lines = [
            each
            for each in companion.affirmations.lines().values()
            if (each.id in close or not kept) and (each.own or not own)
        ]
        if as_json:
            put_json("affirm list", {"affirmations": lines, "kept_close": sorted(close)})
            return
        for each in lines:
            about = [words.affirmations.OF_ONES_OWN] if each.own else []
            about += [words.affirmations.KEPT_CLOSE_MARK] if each.id in close else []
            tell(each.text + (f"  ({', '.join(about)})" if about else ""))
        if not lines:
            tell(words.affirmations.NONE_LIKE_IT)


@affirm.command()
@click.argument("line", nargs=-1)
@click.pass_obj
def keep(places: Places, line: tuple[str, ...]) -> None:
    """Keep a line close, or stop keeping it close."""
    with opened(places) as companion:
        tell_answer(companion.affirmations.favourite(the_line(companion, line).id))


@affirm.command()
@click.argument("line", nargs=-1)
@click.pass_obj
def hide(places: Places, line: tuple[str, ...]) -> None:
    """Hide a line, so that it no longer comes."""
    with opened(places) as companion:
        tell_answer(companion.affirmations.hide(the_line(companion, line).id))


@affirm.command("bring-back")
@click.pass_obj
def bring_back(places: Places) -> None:
    """Bring all hidden lines back."""
    with opened(places) as companion:
        tell_answer(companion.affirmations.bring_back())


@affirm.command()
@click.argument("text", nargs=-1)
@click.pass_obj
def add(places: Places, text: tuple[str, ...]) -> None:
    """Write a line of your own.

    If there are softer ways to say it, companion offers them.
    """
    answers = AskedFor(" ".join(text))
    with opened(places, typed=" ".join(text)) as companion:
        said = answers.instead(words.affirmations.ASK_ADD, "")
        with answers.given_back():
            change = companion.affirmations.add(said)
        tell(words.affirmations.SAVED, text=said)
        softer = companion.affirmations.softer(said) if sys.stdin.isatty() else []
        if softer:
            click.echo(words.affirmations.SOFTER)
            chosen = AskedFor("").which(words.affirmations.ASK_SOFTER, softer)
            if chosen in softer:
                tell_answer(companion.affirmations.edit(chosen, f"own:{change.entries[0].id}"))


@affirm.command()
@click.argument("line", nargs=-1)
@options.new_words
@click.pass_obj
def edit(places: Places, line: tuple[str, ...], text: str) -> None:
    """Put a line into your own words. A shipped line becomes your own."""
    answers = AskedFor(text)
    with opened(places, typed=text) as companion:
        chosen = the_line(companion, line)
        said = answers.instead(words.affirmations.ASK_EDIT, chosen.text)
        with answers.given_back():
            tell_answer(companion.affirmations.edit(said, chosen.id, chosen.text))


@affirm.command()
@click.argument("line", nargs=-1)
@click.pass_obj
def delete(places: Places, line: tuple[str, ...]) -> None:
    """Delete a line of your own. A shipped line is hidden instead."""
    with opened(places) as companion:
        tell_answer(companion.affirmations.delete(the_line(companion, line).id))


@affirm.command()
@click.argument("said", type=options.OneOf([*ANSWERS]))
@click.argument("line", nargs=-1)
@click.pass_obj
def answer(places: Places, said: str, line: tuple[str, ...]) -> None:
    """Answer a line for today: true enough, partly, not today.

    The same answer again clears it.
    """
    with opened(places) as companion:
        tell_answer(companion.affirmations.answer(ANSWERS[said], the_line(companion, line).id))


def tell_line(view: AffirmationView) -> None:
    """Print a line, and under it what it is about."""
    from companion.rows import affirmations as rows

    tell(rows.text(view))
    about = ", ".join(filter(None, [rows.about(view), view.answer]))
    if about:
        tell(f"  {about}")


def the_line(companion: Companion, named: tuple[str, ...]) -> Affirmation:
    """The line that is meant: that on show, or by its first words, words in it, or its id."""
    from companion.cli.frame.naming import the_one
    from companion.verbs.context import there

    wanted = " ".join(named)
    if not wanted:
        return there(companion.affirmations.view().line)
    lines = companion.affirmations.lines().values()
    return the_one(wanted, lines, lambda each: (each.text,), lambda each: each.id)
