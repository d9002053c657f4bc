"""The guided writer of stories, as it ships; read when it is first asked for."""

from __future__ import annotations

import msgspec

from companion.content.load import read


class StoryPrompt(msgspec.Struct, frozen=True):
    """One of the prompts of a story."""

    id: str
    prompt: str


class StorySharing(msgspec.Struct, frozen=True):
    """The guided writer: its prompts, what to weigh up before sharing, and the line after a story."""

    template: tuple[StoryPrompt, ...]
    questions: tuple[str, ...] = msgspec.field(name="before_you_share")
    footer: str = msgspec.field(name="footer_added_to_story")


class _Sharing(msgspec.Struct, frozen=True):
    story_sharing: StorySharing


def story_sharing() -> StorySharing:
    """The guided writer of stories."""
    return read("support", _Sharing).story_sharing
