"""Stories as they are read in Progress, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from companion import words
from companion.content.stories import story_sharing
from companion.model.progress.progress import ProgressAt
from companion.model.stories import StoriesView, Story
from companion.model.story_preview import StoryPreview
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row, notes

WEAVE, WOVEN, FOUND = "weave", "woven", "found"
"""What rows of a preview are about."""


def in_full(view: StoriesView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the stories, the address line after them."""
    title = words.progress.VIEWS["stories"]
    if not view.stories:
        return RowInFull(title)
    rows = [row for story in view.stories for row in _rows(story)]
    end = notes("end", [story_sharing().footer])
    return RowInFull(title, str(len(view.stories)), apart(rows, end))


def _rows(story: Story) -> Iterator[Row]:
    """Yield a story: its name, and under it what it says."""
    yield Row(story.key, story.called, aside=words.goals.short_date(story.day, None))
    for n, line in enumerate(filter(None, "\n".join(story.paragraphs()).split("\n"))):
        yield Row(f"{story.key}:{n}", line, muted=True, heading=True, under=story.key)


def as_text(view: StoriesView, at: ProgressAt | None = None) -> list[str]:
    """Return the stories by name and day; the words for when there is none."""
    told = [words.stories.listed(each.day, each.called) for each in view.stories]
    return told or [words.stories.EMPTY]


def preview_rows(preview: StoryPreview) -> list[Row]:
    """Return what was found and what stands there instead, then the lines put in, and how to put one in."""
    marks, said = preview.marks, words.stories
    rows = [
        Row(
            f"{FOUND}:{marks[text]}",
            said.FOUND.format(mark=marks[text], text=text),
            aside=said.STAYS if instead == text else instead,
            firm=True,
        )
        for text, instead in preview.instead.items()
    ]
    rows += [
        Row(f"{WOVEN}:{n}", words.common.quoted(line, 60), aside=said.WOVEN)
        for n, line in enumerate(preview.story.woven)
    ]
    more = {*preview.lines} - {*preview.story.woven}
    return [*rows, Row(WEAVE, said.WEAVE, muted=True)] if more else rows
