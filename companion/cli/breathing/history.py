"""`companion breathe history`, `edit` and `delete`: the sessions that were."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.opening import FAILED, WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from companion.companion import Companion
    from companion.model.breathing.sessions import Past
    from companion.model.breathing.technique import Session

TOLD = 20  # sessions the history prints
ASKED = 10
"""Sessions that are listed where it is asked which."""


@click.command()
@click.argument("technique", nargs=-1)
@options.as_json
@click.pass_obj
def history(places: Places, technique: tuple[str, ...], as_json: bool) -> None:
    """List your sessions and what has helped.

    With TECHNIQUE, list the sessions with that one.
    """
    with opened(places) as companion:
        found = companion.breathing.find(" ".join(technique)) if technique else None
        show_history(companion, found.id if found else None, as_json)


@click.command()
@click.argument("session", nargs=-1)
@click.option("--technique", metavar="TECHNIQUE", help="Another technique.")
@click.option("--length", "seconds", metavar="LENGTH", help="How long it lasted: 3 min, 90 s.")
@click.option("--before", metavar="FEELING", help="How you felt before: hard, low, so-so, fairly good, good.")
@click.option("--after", metavar="FEELING", help="How you felt after; none clears an answer.")
@click.option("--pace", metavar="PACE", help="How the pace felt: too slow, comfortable, a bit much.")
@click.option("--note", metavar="TEXT", help="A note on the session.")
@click.pass_obj
def edit(places: Places, /, session: tuple[str, ...], **given: str | None) -> None:
    """Edit a session, found by its technique or its id.

    Without options it asks what to edit.
    """
    answers = AskedFor(" ".join(session))
    with opened(places, typed=given["note"] or "") as companion:
        chosen = the_session(companion, answers)
        fields = {name: said for name, said in given.items() if said is not None}
        if not fields:
            asked = words.breathing.EDIT_SESSION
            labels = [*asked.values()]
            said = answers.which(words.sessions.ASK_WHAT, labels) if sys.stdin.isatty() else ""
            name = next((name for name, label in asked.items() if label == said), "")
            if not name:
                fail(words.common.NOTHING_CHANGED, FAILED)
            now = companion.breathing.as_read(chosen)[name]
            fields = {name: answers.instead(f"{asked[name]} ({words.sessions.SUCH_AS[name]})", now)}
        with answers.given_back():
            read = companion.breathing.read(fields)
            tell_answer(companion.breathing.edit(chosen.id, was=chosen, **read))


@click.command()
@click.argument("session", nargs=-1)
@click.pass_obj
def delete(places: Places, session: tuple[str, ...]) -> None:
    """Delete a session, found by its technique or its id.

    `companion undo` brings it back.
    """
    with opened(places) as companion:
        tell_answer(companion.breathing.delete(the_session(companion, AskedFor(" ".join(session))).id))


def the_session(companion: Companion, answers: AskedFor) -> Session:
    """The session that is meant, by its name or its id; of several with a technique they are listed."""
    from companion.cli.frame.naming import the_one
    from companion.model.finding import id_named

    past = companion.breathing.past(ASKED)
    if not past.sessions:
        fail(words.sessions.NONE_YET, WRONG)

    def name(each: Session) -> str:
        technique = past.names.get(each.technique, each.technique)
        told = words.breathing.session_told(technique, each.level, each.seconds, each.before, each.after)
        return words.sessions.NAMED.format(told=told, when=words.common.ago(each.at, companion.context.now()))

    sessions = past.sessions
    wanted = answers.which(words.sessions.ASK_WHICH, [*map(name, sessions)], [each.id for each in sessions])
    if id := id_named(wanted, "session"):
        sessions = (*companion.breathing.past(1, before=id + 1).sessions, *sessions)
    return the_one(wanted, sessions, lambda each: (name(each),), lambda each: each.id)


def show_history(companion: Companion, technique: str | None, as_json: bool) -> None:
    """The sessions that were (of a technique), newest first."""
    past = companion.breathing.past(sys.maxsize if as_json else TOLD, technique=technique)
    if as_json:
        put_json("breathe history", {name: getattr(past, name) for name in past.__struct_fields__})
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
