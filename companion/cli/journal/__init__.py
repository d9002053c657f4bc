"""`companion journal`: a page, from a pipe, from the keyboard or from an editor; and what was written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.given import given_back, piped
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.pages import typed
from companion.cli.frame.telling import put_json

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.journal import JournalPrompt


FURTHER = {
    "list": "journal.entries:list_entries",
    "read": "journal.entries:read",
    "edit": "journal.entries:edit",
    "delete": "journal.entries:delete",
    "for-next": "journal.entries:for_next",
}


@click.group(cls=WordsGroup, others=FURTHER)
def journal() -> None:
    """Write a journal page, or read your pages.

    `companion journal` is `companion journal write`. Nothing private needs to be on the command line.
    """


@journal.command()
@click.option("--prompt", "prompt_id", metavar="ID", help="Answer this prompt; --prompts lists them.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Give it this tag; may be repeated.")
@click.option("--keep", is_flag=True, help="Put it among the things to keep, which have no day.")
@options.at
@click.option("-e", "--editor", is_flag=True, help="Write in your editor ($VISUAL or $EDITOR).")
@click.option("--prompts", "listing", is_flag=True, help="List the prompts.")
@options.as_json
@click.pass_obj
def write(
    places: Places,
    prompt_id: str | None,
    tags: tuple[str, ...],
    keep: bool,
    when: str | None,
    editor: bool,
    listing: bool,
    as_json: bool,
) -> None:
    """Write a journal page. From a pipe, standard input is the page; at a terminal it asks.

    Nothing private needs to be on the command line. A #tag in the text becomes a tag.
    """
    options.only_with("--prompts", as_json, listing)
    given = None if listing or editor or sys.stdin.isatty() else piped()
    with given_back(given), opened(places) as companion:
        verbs = companion.journal
        if listing and as_json:
            put_json("prompts", {"prompts": verbs.prompts()})
            return
        if listing:
            click.echo("\n".join(words.journal.shell_prompt(each.id, each.label) for each in verbs.prompts()))
            return
        at = companion.context.when(when) if when else None
        prompt = _prompt(companion, prompt_id) if prompt_id else None
        chosen = prompt.id if prompt else ""
        if prompt and given is None:
            click.echo(prompt.label, err=True)
        with typed(companion, f"journal {chosen}".strip(), given, editor=editor) as text:
            if not text.strip():
                fail(words.changes.NO_TEXT, WRONG)
            change = verbs.add(text, prompt_id=chosen, tags=tags, kind="keep" if keep else "page", at=at)
        click.echo(change.answer)


def _prompt(companion: Companion, prompt_id: str) -> JournalPrompt:
    if (prompt := companion.journal.shown_prompt(prompt_id)) is None:
        raise ValueError(words.journal.NOT_A_PROMPT.format(name=prompt_id))
    return prompt
