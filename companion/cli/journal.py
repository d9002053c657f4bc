"""`companion journal`: a page, from a pipe, from the keyboard or from an editor."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli import options
from companion.cli.opening import FAILED, INTERRUPTED, WRONG, Places, fail, opened, say
from companion.cli.wins import told_back

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.journal import JournalPrompt


@click.command()
@click.option("--prompt", "prompt_id", metavar="ID", help="Answer this prompt; --prompts lists them.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Give it this tag; may be given again.")
@click.option("--keep", is_flag=True, help="Put it among the things to keep, which have no day.")
@options.at
@click.option("-e", "--editor", is_flag=True, help="Write in your editor ($VISUAL or $EDITOR).")
@click.option("--prompts", "listing", is_flag=True, help="List the prompts there are.")
@click.pass_obj
def journal(
    places: Places,
    prompt_id: str | None,
    tags: tuple[str, ...],
    keep: bool,
    when: str | None,
    editor: bool,
    listing: bool,
) -> None:
    """Write a page. From a pipe, standard input is the page; at a terminal it asks.

    No private words are needed as arguments. A #tag in the text is a tag.
    """
    given = None if listing or editor or sys.stdin.isatty() else _piped()
    with told_back(given), opened(places) as companion:
        verbs = companion.journal
        if listing:
            click.echo("\n".join(words.journal.shell_prompt(each.id, each.label) for each in verbs.prompts()))
            return
        at = companion.context.when(when) if when else None
        prompt = _prompt(companion, prompt_id) if prompt_id else None
        with _written(companion, prompt, given, editor=editor) as text:
            if not text.strip():
                fail(words.changes.NO_TEXT, WRONG)
            chosen = prompt.id if prompt else ""
            change = verbs.add(text, prompt_id=chosen, tags=tags, kind="keep" if keep else "page", at=at)
        click.echo(change.answer)


def _piped() -> str:
    """Standard input; bytes that are no UTF-8 are left for the store to replace."""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def _prompt(companion: Companion, prompt_id: str) -> JournalPrompt:
    if (prompt := companion.journal.shown_prompt(prompt_id)) is None:
        raise ValueError(words.journal.NOT_A_PROMPT.format(name=prompt_id))
    return prompt


@contextmanager
def _written(
    companion: Companion, prompt: JournalPrompt | None, given: str | None, *, editor: bool
) -> Iterator[str]:
    """The page. What is typed, here or in an editor, is a draft until it is kept."""
    if given is not None:
        yield given
        return
    from companion.store.safety.editing import edited
    from companion.verbs.breathing.session_drafts import drafts_of

    drafts, key = drafts_of(companion.context), f"journal {prompt.id if prompt else ''}".strip()
    try:
        if prompt:
            click.echo(prompt.label, err=True)
        if editor:
            yield edited(drafts, key)
        else:
            click.echo(words.journal.SHELL_ASKS, err=True)
            text = ""
            while line := sys.stdin.readline():
                drafts.keep(key, text := text + line)
                drafts.flush()
            yield text
        drafts.keep(key, "")
    except KeyboardInterrupt:
        say(words.journal.STAYS_A_DRAFT)
        raise SystemExit(INTERRUPTED) from None
    except OSError as error:
        if not editor or error.filename is None:
            raise
        fail(words.common.NO_EDITOR.format(why=error.strerror), FAILED)
    finally:
        drafts.close()
