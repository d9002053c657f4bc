"""A story as a file to share: as a reader would see it, the address line after it."""

from __future__ import annotations

from pathlib import Path

from companion import words
from companion.content.stories import story_sharing
from companion.export.target import check, short, write_file
from companion.model.story_preview import StoryPreview

MARKDOWN = ".md"


def save(
    preview: StoryPreview, path: Path, data_folder: Path, *, markdown: bool = False, force: bool = False
) -> str:
    """Save a story as a file (0600), in Markdown also where its name says so; return what is to be said.

    Raises FileExistsError unless forced, StoreError, ValueError where the data are.
    """
    check(path, data_folder, force=force)
    text = told(preview, markdown=markdown or path.suffix.lower() == MARKDOWN)
    write_file(path, text.encode("utf-8", "replace"), force=force)
    return words.stories.SAVED_AS.format(file=short(path))


def told(preview: StoryPreview, *, markdown: bool = False) -> str:
    """Return a story as text or Markdown, with nothing but what its preview shows and the address line."""
    heading = "# " if markdown and preview.story.title else ""
    rule = "---" if markdown else ""
    end = [part for part in (rule, story_sharing().footer) if part]
    return "\n\n".join([f"{heading}{preview.shared}", *end]) + "\n"
