"""`companion story`: written, seen as a reader would see it, printed or saved. Nothing is posted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli import options, outputs
from companion.cli.asking import AskedFor, asked, saved
from companion.cli.opening import WRONG, Places, fail, opened

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.story_preview import StoryPreview


@click.command()
@click.argument("story", nargs=-1)
@options.to_file
@click.option("--format", "form", type=click.Choice(["text", "md"]), help="Print it as text or Markdown.")
@options.force
@click.option("--list", "listing", is_flag=True, help="List your stories.")
@click.pass_obj
def story(places: Places, story: tuple[str, ...], file: str, form: str, force: bool, listing: bool) -> None:
    """Write a story of how far you have come, and see it as a reader would. Nothing is posted.

    It asks; from a pipe each line is an answer, the sixth a name. STORY, words in one, shows that again.
    """
    from companion.export.story import save, told
    from companion.rows.stories import as_text

    with opened(places) as companion:
        if listing:
            click.echo(_seen("\n".join(as_text(companion.stories.view()))))
            return
        id = _found(companion, " ".join(story)) if story else _written(companion)
        preview, asks = companion.stories.preview(id), not story and sys.stdin.isatty()
        if asks:
            companion.stories.settle(preview := _chosen(preview))
            file = file or AskedFor().next(words.stories.SHELL_FILE)
        if not file:
            text = f"{words.stories.KEPT}\n" if asks else told(preview, markdown=form == "md")
            click.echo(_seen(text) if sys.stdout.isatty() else text, nl=False)
            return
        path = outputs.target(file)
        answer = save(preview, path, companion.store.folder, markdown=form == "md", force=force)
        outputs.said(path, [answer])


def _seen(text: str) -> str:
    """Return a text that a person looks at: nothing in it acts on the terminal."""
    from companion.cli.export import for_terminal

    return for_terminal(text.encode("utf-8", "replace"))


def _found(companion: Companion, typed: str) -> int:
    """Return the id of the newest story with these words."""
    from companion.model.text import has_words

    found = (each for each in companion.stories.view().stories if has_words(each.text, typed))
    return next((each.id for each in found), 0) or fail(words.stories.NO_SUCH, WRONG)


def _written(companion: Companion) -> int:
    """Ask for one, and return its id."""
    change = saved(asked(companion.stories.flow()), companion.stories.keep)
    return next((each.id for each in change.entries), 0) or fail(words.changes.NO_TEXT, WRONG)


def _chosen(preview: StoryPreview) -> StoryPreview:
    """Show a story as a reader would see it, and ask what is to stand in the place of what was found."""
    from companion.rows.stories import preview_rows

    answers = AskedFor()
    for n, line in enumerate(preview.lines, 1):
        click.echo(_seen(f"{n:>3}  {line}"))
    if preview.lines:
        for said in answers.next(words.stories.SHELL_LINES).replace(",", " ").split():
            if said.isdecimal() and 0 < int(said) <= len(preview.lines):
                preview = preview.with_line(preview.lines[int(said) - 1])
    while True:
        told = (f"  {row.text}  {row.aside}" if row.aside else "" for row in preview_rows(preview))
        click.echo(_seen("\n".join(("", preview.marked, "", *told))))
        click.echo(words.stories.CHECK)
        if not (said := answers.next(words.stories.SHELL_CHANGE)):
            return preview
        if text := preview.named(said):
            label = words.stories.SHELL_INSTEAD.format(text=words.common.quoted(text))
            preview = preview.swapped(text, answers.next(label))
