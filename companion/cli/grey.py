"""`companion grey`: the little that a grey day wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import Places, opened
from companion.cli.frame.telling import put_json, tell, tell_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.model.grey import GreyDay


@click.command()
@click.option("--step", is_flag=True, help="Mark the small step done.")
@click.option("--kept", is_flag=True, help="List every win you kept for a grey day.")
@options.as_json
@click.pass_obj
def grey(places: Places, step: bool, kept: bool, as_json: bool) -> None:
    """Show a few gentle things for a grey day.

    They are one small step, one breath, one line and a few kept wins. Any of these, or none.
    """
    if as_json and step:
        raise click.UsageError(words.usage.EITHER.format(option="--json", other="--step"))
    with opened(places) as companion:
        if step:
            found = companion.grey.smallest()
            said = words.grey.NO_STEP
            if found:
                answer = companion.grey.do(found).answer
                said = words.grey.SHELL_STEP_DONE.format(label=found.label, answer=answer)
            tell(said)
        elif kept:
            wins = companion.wins.kept().wins
            if as_json:
                put_json("win list", {"wins": wins})
                return
            texts = [win.text for win in wins]
            tell_all(texts or [words.grey.NOTHING_KEPT])
        elif as_json:
            put_json("grey", {"grey": companion.grey.view()})
        else:
            tell_all(told(companion.grey.view()))


def told(view: GreyDay) -> Iterator[str]:
    """The card as lines of text."""
    yield words.grey.BEGIN
    yield ""
    if view.step:
        yield f"  {words.grey.SHELL_STEP.format(label=view.step.label)}"
    yield f"  {words.grey.SHELL_BREATH}"
    if view.line:
        yield from ("", words.grey.LINE.format(text=view.line))
    yield ""
    yield from (f"  {text}" for text in view.kept)
    yield f"  {words.grey.SHELL_PEOPLE}"
