"""`companion breathe`: a guided session from any shell; the sessions that were; patterns of one's own."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.breathing.preview import plain_chart, previewed
from companion.cli.frame import options
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.numbers import within
from companion.cli.frame.opening import Places, has_screen, opened

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.breathing.practice import Practised, SessionPlan
    from companion.model.breathing.technique import Technique

LONGEST_MINUTES, MOST_CYCLES = 60, 500


BESIDES = {
    "history": "breathing.history:history",
    "edit": "breathing.history:edit",
    "delete": "breathing.history:delete",
    "keep": "breathing.patterns:keep",
    "holds": "breathing.patterns:holds",
    "pattern": "breathing.patterns:pattern",
}


@click.group(cls=WordsGroup, others=BESIDES)
def breathe() -> None:
    """Breathe with a guided timer, and see your sessions.

    `companion breathe box` is `companion breathe start box`.
    """


@breathe.command()
@click.argument("technique", nargs=-1)
@click.option("--minutes", type=within(0.5, LONGEST_MINUTES), metavar="N", help="How many minutes.")
@click.option("--cycles", type=within(1, MOST_CYCLES), metavar="N", help="How many rounds.")
@click.option("--level", metavar="LEVEL", help="no_holds, gentle, standard or longer.")
@click.option(
    "--plain", is_flag=True, help="Print each step on its own line; the summary goes to standard error."
)
@click.option("--eyes-closed", is_flag=True, help="Hear every step: soft sounds, spoken words or bells.")
@click.option("--once", is_flag=True, help="Take one breath, in three rows under the prompt.")
@click.option("--own-pace", is_flag=True, help="Breathe as you like; only the time is saved, in plain lines.")
@click.option("--slower", "tempo", flag_value="slower", help="Breathe one step slower than usual.")
@click.option("--faster", "tempo", flag_value="faster", help="Breathe one step faster than usual.")
@click.option("--choose", is_flag=True, help="Choose the technique from a list.")
@click.option("--suggested", is_flag=True, help="Take the suggested technique, if there is one.")
@click.option("--preview", is_flag=True, help="Show the technique: its curve, steps and cautions.")
@click.option("--history", is_flag=True, help="Show what `companion breathe history` shows.")
@options.as_json
@click.pass_obj
def start(
    places: Places,
    technique: tuple[str, ...],
    minutes: float | None,
    cycles: int | None,
    level: str | None,
    plain: bool,
    eyes_closed: bool,
    once: bool,
    own_pace: bool,
    tempo: str | None,
    choose: bool,
    suggested: bool,
    preview: bool,
    history: bool,
    as_json: bool,
) -> None:
    """Breathe with a guided timer.

    TECHNIQUE is an id or the start of a name (box, long); without it, the technique you used last.

    Ctrl+C ends the session and saves the time so far.
    """
    for wrong, said in (
        (minutes is not None and cycles is not None, words.sessions.EITHER_LENGTH),
        (once and (minutes is not None or cycles is not None), words.sessions.ONCE_ALONE),
        (as_json and not history, words.usage.TOGETHER.format(option="--json", other="--history")),
        (preview and history, words.sessions.EITHER_LOOK),
    ):
        if wrong:
            raise click.UsageError(said)
    with opened(places, without_data=True) as companion:
        found = the_technique(companion, " ".join(technique), choose=choose)
        if history:
            from companion.cli.breathing.history import show_history

            show_history(companion, found.id if found else None, as_json)
            return
        plan = companion.breathing.plan(
            found.id if found else None,
            level=level_of(level),
            minutes=minutes,
            cycles=1 if once else cycles,
            eyes_closed=eyes_closed,
        )
        if suggested or tempo:
            plan = changed(companion, plan, suggested=suggested, tempo=tempo)
        if preview:
            click.echo("\n".join(previewed(plan, plain_chart(companion))))
            return
        if plain or own_pace or not has_screen():
            breathe_plainly(companion, plan, own_pace=own_pace)
            return
        if once:
            breathe_once(companion, plan)
            return
    from companion.cli.open import open_inline

    click.get_current_context().exit(open_inline(places, plan))


def the_technique(companion: Companion, named: str, *, choose: bool) -> Technique | None:
    """The technique that is named, or chosen from a list; None: the one used last."""
    if not named and choose:
        from companion.cli.frame.asking import AskedFor

        choices = [choice.technique for choice in companion.breathing.choices()]
        asked = AskedFor("").which(
            words.breathing.CHOOSE_TECHNIQUE, [each.name for each in choices], [each.id for each in choices]
        )
        named = asked
    return companion.breathing.find(named) if named else None


def changed(companion: Companion, plan: SessionPlan, *, suggested: bool, tempo: str | None) -> SessionPlan:
    """The plan with what is suggested in its place, and one step slower or faster, as asked for."""
    from companion.verbs.breathing import asked

    plan = asked.suggested(companion.breathing, plan) if suggested else plan
    return asked.retimed(plan, companion.context.now(), slower=tempo == "slower") if tempo else plan


def level_of(typed: str | None) -> str | None:
    """A level as it is called inside."""
    return typed.strip().casefold().replace(" ", "_").replace("-", "_") if typed else None


def breathe_plainly(companion: Companion, plan: SessionPlan, *, own_pace: bool = False) -> None:
    """The steps on standard output; cautions (at first) and what was saved on standard error."""
    from companion.audio.beside import Beside
    from companion.cli.breathing.plain import PlainSession, ended_by_signals
    from companion.store.errors import StoreError
    from companion.verbs.breathing import session_drafts

    if plan.limited:
        click.echo(plan.limited, err=True)
    if not companion.context.so_far(plan.technique):
        click.echo("\n".join(plan.cautions), err=True)
    if plan.offered:
        click.echo(words.sessions.SUGGESTED.format(offered=plan.offered), err=True)
    drafts = session_drafts.drafts_of(companion.context)
    cues = companion.settings.breathing.cues

    def hold(kept: Practised) -> None:
        drafts.keep(*session_drafts.draft_of(kept))
        with suppress(StoreError):  # said when the session is saved
            drafts.flush()

    with ended_by_signals(), Beside(cues, eyes_closed=plan.eyes_closed, tell=tell, ring=ring) as sounds:
        session = PlainSession(
            plan,
            companion.context.clock,
            say=click.echo,
            hold=hold,
            ask=goes_on,
            cue=sounds.step,
            own_pace=own_pace,
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
    from companion.cli.breathing.one_breath import OneBreath
    from companion.cli.breathing.plain import ended_by_signals
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
