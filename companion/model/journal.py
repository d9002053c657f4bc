"""The journal: what a person writes at length."""

from __future__ import annotations

from typing import Literal

from companion.model.record import Record

EntryKind = Literal["page", "kinder", "closing", "keep"]
"""A page of a day, kinder words about a thought, the close of a day, or a thing to keep, which has no day."""


class JournalEntry(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One entry; an empty page is a valid one.

    `text` is Markdown. `prompt` is the prompt that was answered, in its words of that day, so that it stays
    when the list of prompts changes; `prompt_id` is its id. `tags` bear no sign before them. `favourite`:
    kept close.
    """

    title: str = ""
    text: str = ""
    prompt: str = ""
    prompt_id: str = ""
    kind: EntryKind = "page"
    tags: tuple[str, ...] = ()
    favourite: bool = False
