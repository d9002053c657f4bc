"""Stories: what a person tells of how far they came, in five answers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from companion.model.record import Record

PARTS = ("then", "turn", "wobble", "now", "to_you")
"""The answers of a story, in their order: the ids of `story_sharing.template` and fields of `Story`."""
WOVEN_BEFORE = "now"
"""The answer before which lines from elsewhere stand."""


class Story(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A story in the person's own words.

    `woven` are lines of their own from elsewhere that they put in. `swaps` are what a reader sees in the
    place of what was found, by the words that were found; '': these as they are.
    """

    title: str = ""
    then: str = ""
    turn: str = ""
    wobble: str = ""
    now: str = ""
    to_you: str = ""
    woven: tuple[str, ...] = ()
    swaps: dict[str, str] = {}

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"story:{self.id}"

    @property
    def called(self) -> str:
        """Its title, or else what it begins with."""
        return self.title or next(self.paragraphs(), "").partition("\n")[0]

    @property
    def text(self) -> str:
        """All of it, the title first."""
        return "\n\n".join(filter(None, (self.title, *self.paragraphs())))

    def paragraphs(self) -> Iterator[str]:
        """Yield the answers there are, and before the last ones the lines from elsewhere."""
        for part in PARTS:
            if part == WOVEN_BEFORE and self.woven:
                yield "\n".join(f"- {line}" for line in self.woven)
            if said := getattr(self, part).strip():
                yield said


class StoriesView(msgspec.Struct, frozen=True):
    """The stories, the newest first."""

    stories: tuple[Story, ...] = ()
