"""`companion theme`: which colours the screen wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.naming import the_one
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion


@click.group(cls=WordsGroup)
def theme() -> None:
    """Choose the colours of the screen.

    `companion theme NAME` is `companion theme choose NAME`.
    """


@theme.command()
@click.argument("name", default="")
@click.pass_obj
def choose(places: Places, name: str) -> None:
    """Choose a theme. It is written to the settings.

    Without NAME it asks.
    """
    answers = AskedFor(name)
    with opened(places) as companion:
        there = names(places)
        wanted = answers.which(
            words.today.CHOOSE_THEME, [f"{each}: {_told(each, companion)}" for each in there], there
        )
        if not wanted:
            fail(words.common.NOTHING_CHANGED)
        tell_answer(companion.appearance.wear(the_one(wanted, there, lambda each: (each,))))


@theme.command("list")
@options.as_json
@click.pass_obj
def list_themes(places: Places, as_json: bool) -> None:
    """List the themes, and which one is in use."""
    with opened(places) as companion:
        if as_json:
            put_json("themes", {"themes": names(places), "chosen": companion.settings.appearance.theme})
            return
        for each in names(places):
            tell(_line(each, companion))


@theme.command()
@click.argument("name", default="")
@options.as_json
@click.pass_obj
def show(places: Places, name: str, as_json: bool) -> None:
    """Show the colours of a theme; without NAME, the one in use."""
    from companion.config.palette import DEFAULT, read_plain
    from companion.config.places import own_themes, shipped

    with opened(places) as companion:
        found = the_one(
            name or companion.settings.appearance.theme or DEFAULT, names(places), lambda each: (each,)
        )
        own = {file.stem: file for file in own_themes(places.config_file())}
        file = own.get(found, shipped("themes") / f"{found if found != 'auto' else DEFAULT}.yaml")
        dark, colours = read_plain(file)
        if as_json:
            put_json("theme", {"name": found, "dark": dark, "colours": colours})
            return
        tell(_line(found, companion))
        for colour, value in colours.items():
            tell("  {colour:<12}{value}", colour=colour, value=value)


def names(places: Places) -> list[str]:
    """The themes there are: those that ship in the order of their words, then the person's own."""
    from companion.config.places import theme_names

    there = theme_names(places.config_file())
    shipped = [*words.today.THEMES]
    return [*shipped, *sorted(there.difference(shipped))]


def _line(name: str, companion: Companion) -> str:
    return f"{name:<10}{_told(name, companion)}"


def _told(name: str, companion: Companion) -> str:
    told = words.today.THEMES.get(name, words.today.OWN_THEME)
    used = name == companion.settings.appearance.theme
    return told + (f"  ({words.today.THEME_IN_USE})" if used else "")
