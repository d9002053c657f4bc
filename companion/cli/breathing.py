"""`companion breathe`: a guided session from any shell, a look at a technique, and the history."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli import options
from companion.cli.numbers import within
from companion.cli.opening import Places, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.companion import Companion
    from companion.model.breathing.practice import Practised, SessionPlan
    from companion.model.breathing.sessions import Past

LONGEST_MINUTES, MOST_CYCLES = 60, 500
CHART = 60, 5  # cells and rows at most
TOLD = 20  # sessions the history prints


@click.command()
@click.argument("technique", nargs=-1)
@click.option("--minutes", type=within(0.5, LONGEST_MINUTES), metavar="N", help="How many minutes.")
@click.option("--cycles", type=within(1, MOST_CYCLES), metavar="N", help="How many rounds.")
@click.option("--level", metavar="LEVEL", help="no_holds, gentle, standard or longer.")
@click.option(
    "--plain", is_flag=True, help="Print each step on its own line; the summary goes to standard error."
)
@click.option("--eyes-closed", is_flag=True, help="Hear every step: soft sounds, spoken words or bells.")
@click.option("--once", is_flag=True, help="Take one breath, in three rows under the prompt.")
@click.option("--preview", is_flag=True, help="Show the technique: its curve, steps and cautions.")
@click.option(
    "--history", is_flag=True, help="List your sessions and what has helped, with --json for other programs."
)
@options.as_json
@click.pass_obj
def breathe(
    places: Places,
    technique: tuple[str, ...],
    minutes: float | None,
    cycles: int | None,
    level: str | None,
    plain: bool,
    eyes_closed: bool,
    once: bool,
    preview: bool,
    history: bool,
    as_json: bool,
) -> None:
    """Breathe with a guided timer.

    TECHNIQUE is an id or the start of a name (box, long); without it, the technique you used last.

    Ctrl+C ends the session and saves the time so far.
    """
    if minutes is not None and cycles is not None:
        raise click.UsageError("Use either --minutes or --cycles.")
    if once and (minutes is not None or cycles is not None):
        raise click.UsageError("Use --once without --minutes and --cycles.")
    if as_json and not history:
        raise click.UsageError(words.usage.TOGETHER.format(option="--json", other="--history"))
    if preview and history:
        raise click.UsageError("Use either --preview or --history.")
    with opened(places, without_data=True) as companion:
        verbs = companion.breathing
        found = verbs.find(" ".join(technique)) if technique else None
        if history:
            show_history(companion, found.id if found else None, as_json)
            return
        chosen = level.strip().casefold().replace(" ", "_").replace("-", "_") if level else None
        plan = verbs.plan(
            found.id if found else None,
            level=chosen,
            minutes=minutes,
            cycles=1 if once else cycles,
            eyes_closed=eyes_closed,
        )
        if preview:
            click.echo("\n".join(previewed(plan, plain_chart(companion))))
            return
        if plain or not has_screen():
            breathe_plainly(companion, plan)
            return
        if once:
            breathe_once(companion, plan)
            return
    from companion.cli.open import open_inline

    click.get_current_context().exit(open_inline(places, plan))


def has_screen() -> bool:
    """Whether there is a terminal that can be drawn on, and nobody asked for plain lines."""
    asked = os.environ.get("ACCESSIBLE", "").casefold() not in ("", "0", "false")
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not asked


def breathe_plainly(companion: Companion, plan: SessionPlan) -> None:
    """The steps on standard output; cautions (at first) and what was saved on standard error."""
    from companion.audio.beside import Beside
    from companion.cli.plain import PlainSession, ended_by_signals
    from companion.store.errors import StoreError
    from companion.verbs.breathing import session_drafts

    if plan.limited:
        click.echo(plan.limited, err=True)
    if not companion.context.so_far(plan.technique):
        click.echo("\n".join(plan.cautions), err=True)
    drafts = session_drafts.drafts_of(companion.context)
    cues = companion.settings.breathing.cues

    def hold(kept: Practised) -> None:
        drafts.keep(*session_drafts.draft_of(kept))
        with suppress(StoreError):  # said when the session is saved
            drafts.flush()

    with ended_by_signals(), Beside(cues, eyes_closed=plan.eyes_closed, tell=tell, ring=ring) as sounds:
        session = PlainSession(
            plan, companion.context.clock, say=click.echo, hold=hold, ask=goes_on, cue=sounds.step
        )
        try:
            session.run()
        except KeyboardInterrupt:
            pass
        finally:  # also when nobody reads what is printed any more
            if kept := session.end():
                hold(kept)
                said = session_drafts.save(kept, companion.breathing, drafts).answer
                drafts.close()
                with suppress(OSError):  # a terminal that has closed
                    click.echo(said, err=True)


def tell(said: str) -> None:
    """Say on standard error what does not work; a terminal that has closed is no reason to stop."""
    with suppress(OSError):
        click.echo(said, err=True)


def ring() -> None:
    """Ring the terminal's bell, where there is a terminal."""
    if sys.stderr.isatty():
        with suppress(OSError):
            click.echo("\a", err=True, nl=False)


def breathe_once(companion: Companion, plan: SessionPlan) -> None:
    """One breath in three rows, and a sentence after it; it is kept in the history."""
    from companion.cli.one_breath import OneBreath
    from companion.cli.plain import ended_by_signals
    from companion.content import load
    from companion.verbs.breathing import session_drafts

    def write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    session = OneBreath(
        plan,
        companion.context.clock,
        write=write,
        below=load.short_cautions()["comfort"],
        plain=plain_chart(companion),
        still=companion.settings.appearance.motion == "reduced",
    )
    drafts = session_drafts.drafts_of(companion.context)
    with ended_by_signals():
        try:
            session.run()
            click.echo(words.breathing.ONE_IS_ENOUGH, err=True)
        except KeyboardInterrupt:
            pass
        finally:
            if kept := session.end():
                session_drafts.save(kept, companion.breathing, drafts)
                drafts.close()


def goes_on() -> bool:
    """Ask whether to go on, where somebody can answer; Ctrl+C is a no."""
    click.echo(
        words.breathing.PLAIN_ASLEEP if sys.stdin.isatty() else words.breathing.PLAIN_GOES_ON, err=True
    )
    return not sys.stdin.isatty() or bool(sys.stdin.readline())


def plain_chart(companion: Companion) -> bool:
    """Whether the chart is to be of ASCII characters."""
    if companion.settings.appearance.icons != "auto":
        return companion.settings.appearance.icons == "ascii"
    from companion.rows.marks import wants_ascii

    return wants_ascii(os.environ, sys.stdout.encoding or "ascii")


def previewed(plan: SessionPlan, plain: bool) -> Iterator[str]:
    """What a technique is: its words, the curve of lung fill over one cycle, its steps, its cautions."""
    from shutil import get_terminal_size
    from textwrap import fill

    from companion.model.breathing.curve import curve
    from companion.model.breathing.technique import at_level, levels

    technique = plan.technique
    yield technique.name + (f": {technique.tagline}" if technique.tagline else "")
    if technique.claim:
        yield technique.claim
    yield ""
    columns = get_terminal_size().columns
    width, height = min(CHART[0], columns - 4), CHART[1]
    yield from (f"  {row}".rstrip() for row in curve(technique, plan.level, width, height, plain=plain))
    yield ""
    for section in at_level(technique, plan.level):
        times = f"{section.repeat} x " if section.repeat and section.repeat > 1 else ""
        yield f"  {times}" + " · ".join(f"{step.label} {step.seconds:g} s" for step in section.steps)
    yield ""
    length = words.common.length(plan.planned) if plan.planned else words.breathing.OPEN_END
    yield f"{words.breathing.LEVELS[plan.level]}, {length}"
    for level in levels(technique):
        yield f"  {words.breathing.LEVELS[level]:<9} {words.patterns.in_words(technique, level)}"
    for sentence in (*plan.cautions, *plan.more, *([plan.limited] if plan.limited else [])):
        yield from ("", fill(sentence, max(20, min(columns, 80))))


def show_history(companion: Companion, technique: str | None, as_json: bool) -> None:
    """The sessions that were (of a technique), newest first."""
    past = companion.breathing.past(sys.maxsize if as_json else TOLD, technique=technique)
    if as_json:
        from companion.cli.telling import put_json
        from companion.model.record import in_full

        put_json("breathe history", in_full(past))
    else:
        click.echo("\n".join(told_history(past)))


def told_history(past: Past) -> Iterator[str]:
    """The history as lines of text."""
    from itertools import groupby

    from companion.model.breathing.sessions import ENOUGH
    from companion.model.text import visible

    yield (
        words.breathing.this_week(past.week.minutes, past.week.days) or words.breathing.NO_SESSIONS_THIS_WEEK
    )
    for day, sessions in groupby(past.sessions, key=lambda session: session.day):
        yield from ("", words.common.long_date(day))
        for session in sessions:
            name = visible(past.names.get(session.technique, session.technique))
            said = words.breathing.session_told(
                name, session.level, session.seconds, session.before, session.after
            )
            note = f"  ({visible(session.note)})" if session.note else ""
            yield f"  {words.common.clock(session.at):>5}  {said}{note}"
    if past.helped:
        yield from ("", words.breathing.WHAT_HELPED)
    for each in past.helped:
        name = visible(past.names.get(each.technique, each.technique))
        yield "  " + (
            words.breathing.helped(name, each.n, each.lighter, ENOUGH) or words.breathing.rated(name, each.n)
        )
