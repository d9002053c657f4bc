"""`companion story`: written, seen as a reader would see it, printed or saved. Nothing is posted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options, outputs
from companion.cli.frame.asking import AskedFor, asked, saved
from companion.cli.frame.groups import WordsGroup
from companion.cli.frame.naming import is_called, the_one
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell_all, tell_answer

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.story_preview import StoryPreview


FORMAT = click.option("--format", "form", type=options.OneOf(["text", "md"]), help="Text or Markdown.")


@click.group(cls=WordsGroup)
def story() -> None:
    """Write a story of how far you have come. Nothing is posted.

    `companion story` is `companion story write`. STORY is some of its words, or an id as `list --json`
    prints it.
    """


@story.command()
@click.argument("story", nargs=-1)
@options.to_file
@FORMAT
@options.force
@click.option("--list", "listing", is_flag=True, help="List your stories.")
@click.pass_obj
def write(places: Places, story: tuple[str, ...], file: str, form: str, force: bool, listing: bool) -> None:
    """Write a story of how far you have come. Nothing is posted.

    It asks, then shows the story as a reader would see it. From a pipe each line is an answer, and the sixth
    is the name. STORY is some words of a story you wrote, which is shown again.
    """
    from companion.rows.stories import as_text

    with opened(places) as companion:
        if listing:
            tell_all(as_text(companion.stories.view()))
        elif story:
            put(companion, _found(companion, " ".join(story)), file, form, force=force)
        elif id := _written(companion):
            put(companion, id, file, form, force=force, ask=sys.stdin.isatty())


def put(companion: Companion, id: int, file: str, form: str, *, force: bool, ask: bool = False) -> None:
    """Print a story as a reader sees it, or save it; with `ask` what a reader sees is chosen first."""
    from companion.export.story import save, told

    preview = companion.stories.preview(id)
    if ask:
        companion.stories.settle(preview := _chosen(preview))
        file = file or AskedFor().next(words.stories.SHELL_FILE)
    if not file:
        text = f"{words.stories.KEPT}\n" if ask else told(preview, markdown=form == "md")
        click.echo(_seen(text) if sys.stdout.isatty() else text, nl=False)
        return
    path = outputs.target(file)
    outputs.said(path, [save(preview, path, companion.store.folder, markdown=form == "md", force=force)])


@story.command("list")
@options.as_json
@click.pass_obj
def list_stories(places: Places, as_json: bool) -> None:
    """List your stories."""
    from companion.rows.stories import as_text

    with opened(places) as companion:
        view = companion.stories.view()
        if as_json:
            put_json("stories", {"stories": view.stories})
        else:
            tell_all(as_text(view) if view.stories else [words.stories.EMPTY_SHELL])


@story.command()
@click.argument("story", nargs=-1)
@options.to_file
@FORMAT
@options.force
@click.option("--choose", is_flag=True, help="Choose again what a reader sees instead of names.")
@click.pass_obj
def show(places: Places, story: tuple[str, ...], file: str, form: str, force: bool, choose: bool) -> None:
    """Show a story as a reader would see it, or save it as FILE."""
    with opened(places) as companion:
        put(companion, _asked(companion, story), file, form, force=force, ask=choose and sys.stdin.isatty())


@story.command()
@click.argument("story", nargs=-1)
@click.pass_obj
def edit(places: Places, story: tuple[str, ...]) -> None:
    """Go through the answers of a story again.

    An empty answer changes nothing.
    """
    with opened(places) as companion:
        tell_answer(saved(asked(companion.stories.flow(_asked(companion, story))), companion.stories.keep))


@story.command()
@click.argument("story", nargs=-1)
@click.pass_obj
def delete(places: Places, story: tuple[str, ...]) -> None:
    """Delete a story."""
    with opened(places) as companion:
        tell_answer(companion.stories.delete(_asked(companion, story)))


def _asked(companion: Companion, story: tuple[str, ...]) -> int:
    """Return the id of the story that is meant; where none is named, ask."""
    stories = companion.stories.view().stories
    if not stories:
        fail(words.stories.EMPTY_SHELL, WRONG)
    keys = [each.key for each in stories]
    wanted = AskedFor(" ".join(story)).which(words.stories.ASK_WHICH, [each.called for each in stories], keys)
    return _found(companion, wanted)


def _seen(text: str) -> str:
    """Return a text that a person looks at: nothing in it acts on the terminal."""
    return outputs.for_terminal(text.encode("utf-8", "replace"))


def _found(companion: Companion, typed: str) -> int:
    """Return the id of the story that is meant, by words in it or its id."""
    from companion.model.text import has_words

    stories = companion.stories.view().stories
    if not any(has_words(each.text, typed) or is_called(typed, each.key) for each in stories):
        fail(words.stories.NO_SUCH, WRONG)
    return the_one(typed, stories, lambda each: (each.called, each.text), lambda each: each.key).id


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
