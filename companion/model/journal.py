"""The journal: what a person writes at length."""

from __future__ import annotations

from companion.model.record import Record


class JournalEntry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One entry; an empty page is a valid one.

    `text` is Markdown. `prompt` is the prompt that was answered, in its words of that day, so that it stays
    when the list of prompts changes. `tags` bear no sign before them. `favourite`: kept close.
    """

    title: str = ""
    text: str = ""
    prompt: str = ""
    tags: tuple[str, ...] = ()
    favourite: bool = False
