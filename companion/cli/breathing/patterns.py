"""`companion breathe keep`, `holds` and `pattern`: what is set for all sessions to come."""

from __future__ import annotations

import sys

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.numbers import within
from companion.cli.frame.opening import FAILED, Places, fail, opened
from companion.cli.frame.telling import tell_answer
from companion.cli.plain_mode.answers import zero

LONGEST = 20.0
"""Seconds of a step that can be asked for; the limits of a breath are those of the verb."""


@click.command()
@click.argument("technique", nargs=-1)
@click.pass_obj
def keep(places: Places, technique: tuple[str, ...]) -> None:
    """Keep a technique close, or stop keeping it close."""
    with opened(places) as companion:
        techniques = companion.context.techniques()
        names, ids = [each.name for each in techniques], [each.id for each in techniques]
        wanted = AskedFor(" ".join(technique)).which(words.breathing.CHOOSE_TECHNIQUE, names, ids)
        if not wanted:
            fail(words.common.NOTHING_CHANGED, FAILED)
        tell_answer(companion.patterns.toggle_close(companion.breathing.find(wanted).id))


@click.command()
@click.argument("how", type=options.OneOf(["on", "off"]))
@click.pass_obj
def holds(places: Places, how: str) -> None:
    """Breathe with holds, or with off always without them."""
    with opened(places) as companion:
        tell_answer(companion.patterns.set_without_holds(how == "off"))


@click.command()
@click.argument("name", nargs=-1)
@click.option("--like", metavar="TECHNIQUE", help="Start from the steps of this technique.")
@click.option("--in", "inhale", type=within(0.5, LONGEST), metavar="N", help="Seconds to breathe in.")
@click.option("--hold", "hold_full", type=within(0.0, LONGEST), metavar="N", help="Seconds to hold, full.")
@click.option("--out", "exhale", type=within(0.5, LONGEST), metavar="N", help="Seconds to breathe out.")
@click.option("--rest", "hold_empty", type=within(0.0, LONGEST), metavar="N", help="Seconds to hold, empty.")
@click.option("--minutes", type=within(1.0, 60.0), metavar="N", help="How long a session lasts.")
@click.pass_obj
def pattern(places: Places, /, name: tuple[str, ...], like: str | None, **given: float | None) -> None:
    """Add a breathing pattern of your own.

    For example: companion breathe pattern Slow --in 4 --out 7. It asks for what you leave out.
    """
    from msgspec.structs import replace

    from companion.model.breathing.pattern import LIMITS, Pattern, pattern_of

    answers = AskedFor(" ".join(name))
    with opened(places, typed=" ".join(name)) as companion:
        made = Pattern()
        if like:
            technique = companion.breathing.find(like)
            level, _ = companion.context.next_session(technique)
            made = pattern_of(technique, level, made.minutes)
        called = answers.instead(words.patterns.PARTS["name"], "")
        lengths = {part: length for part, length in given.items() if length is not None}
        if not lengths and not like and sys.stdin.isatty():
            with zero(leaves=False):  # a hold of 0 seconds is none
                lengths = asked(made)
        made = replace(made, **lengths)
        if limit := made.limit:
            raise ValueError(words.patterns.limit(limit, LIMITS[limit]))
        with answers.given_back():
            tell_answer(companion.patterns.add(called, made.minutes, made.steps))


def asked(made: object) -> dict[str, float]:
    """The lengths of the parts, each as it stands where there is no answer."""
    found: dict[str, float] = {}
    for part, label in words.patterns.PARTS.items():
        if part != "name":
            low = 1.0 if part == "minutes" else 0.0 if part.startswith("hold") else 0.5
            high = 60.0 if part == "minutes" else LONGEST
            unit = words.sessions.UNITS["minutes" if part == "minutes" else "seconds"]
            found[part] = click.prompt(
                f"{label} ({unit})", default=getattr(made, part), value_proc=within(low, high)
            )
    return found
