"""`companion journal`: what was written, read and changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.asking import AskedFor
from companion.cli.frame.given import given_back, piped
from companion.cli.frame.naming import the_stored
from companion.cli.frame.opening import Places, fail, opened
from companion.cli.frame.pages import typed
from companion.cli.frame.telling import put_json, tell, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.journal import JournalEntry


@click.command("list")
@options.day
@click.option("--keep", is_flag=True, help="List the things to keep, which have no day.")
@click.option("--hard", is_flag=True, help="Include hard days of other years.")
@options.as_json
@click.pass_obj
def list_entries(places: Places, when: str | None, keep: bool, hard: bool, as_json: bool) -> None:
    """List your entries, newest first.

    Those of this day in other years come first.
    """
    with opened(places) as companion:
        verbs = companion.journal
        if when:
            view = verbs.of_day(companion.context.when(when).day)
        else:
            view = verbs.keeping(every=True) if keep else verbs.window(hard=hard)
        if as_json:
            put_json("journal", {"entries": view.entries, "earlier": view.earlier})
        elif not (view.entries or view.earlier):
            tell(words.journal.NOTHING_TO_KEEP_SHELL if keep else words.journal.EMPTY_SHELL)
        else:
            from companion.cli.frame.rows import tell_rows
            from companion.rows.journal import KEEPING, rows

            tell_rows(row for row in rows(view) if row.key not in (KEEPING, f"gap:{KEEPING}"))


@click.command()
@click.argument("entry", nargs=-1)
@options.as_json
@click.pass_obj
def read(places: Places, entry: tuple[str, ...], as_json: bool) -> None:
    """Read an entry in full. ENTRY is its first words; without it, the newest."""
    from companion.cli.frame.rows import tell_in_full
    from companion.rows.journal import key_of, reading

    with opened(places) as companion:
        found = the_entry(companion, " ".join(entry))
        if as_json:
            put_json("journal", {"entries": (found,), "earlier": ()})
            return
        view = companion.journal.these([found])
        tell_in_full(reading(view, key_of(found.id)))


@click.command()
@click.argument("entry", nargs=-1)
@click.option("-e", "--editor", is_flag=True, help="Edit all of it in your editor ($VISUAL or $EDITOR).")
@click.pass_obj
def edit(places: Places, entry: tuple[str, ...], editor: bool) -> None:
    """Carry on with an entry: what you type goes at its end.

    From a pipe, standard input replaces its text. ENTRY is its first words, or its id; without it, the
    newest.
    """
    given = None if editor or sys.stdin.isatty() else piped()
    with given_back(given), opened(places) as companion:
        found = the_entry(companion, " ".join(entry))
        if given is None and not editor:
            tell_all_of(found)
        key = f"journal_edit {found.id}"
        with typed(companion, key, given, editor=editor, now=found.text) as text:
            is_new = text.strip() and text.strip() != found.text.strip()
            change = companion.journal.edit(found.id, text, found.text) if is_new else None
        if change is None:
            fail(words.common.NOTHING_CHANGED)
        tell_answer(change)


@click.command()
@click.argument("entry", nargs=-1)
@click.pass_obj
def delete(places: Places, entry: tuple[str, ...]) -> None:
    """Delete an entry."""
    with opened(places) as companion:
        answers = AskedFor(" ".join(entry))
        tell_answer(companion.journal.delete(the_entry(companion, named(answers)).id))


@click.command("for-next")
@click.argument("entry", nargs=-1)
@click.pass_obj
def for_next(places: Places, entry: tuple[str, ...]) -> None:
    """Tag an entry for the next session. ENTRY is its first words; without it, the newest."""
    with opened(places) as companion:
        tell_answer(companion.reports.for_next(f"journal:{the_entry(companion, ' '.join(entry)).id}"))


def named(answers: AskedFor) -> str:
    """Return the words of an entry, which are asked for; without any nothing is changed."""
    return answers.next(words.journal.ASK_ENTRY) or fail(words.common.NOTHING_CHANGED)


def tell_all_of(entry: JournalEntry) -> None:
    """Print the words of an entry."""
    for line in entry.text.splitlines():
        tell(line)


def the_entry(companion: Companion, wanted: str) -> JournalEntry:
    """Return the entry that is meant, by its first words, words in it, or its id."""
    from companion.model.journal import JournalEntry, first_words

    return the_stored(
        companion.store,
        JournalEntry,
        wanted,
        lambda each: (first_words(each), each.text),
        words.journal.NO_SUCH,
    )
