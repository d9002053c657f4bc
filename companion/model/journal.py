"""The journal: what a person writes at length, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Literal

import msgspec

from companion.model.record import Record

EntryKind = Literal["page", "kinder", "closing", "weekly", "keep"]
"""A page of a day, kinder words about a thought, the close of a day, a look back at a week, or a thing to
keep, which has no day."""


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


class JournalPrompt(msgspec.Struct, frozen=True, kw_only=True):
    """A question to begin with. Only those that are `gentle` are offered after a low check-in."""

    id: str
    label: str = msgspec.field(name="text")
    when: Literal["any", "morning", "daytime", "evening", "weekly"] = "any"
    gentle: bool = msgspec.field(default=False, name="hard_day")


class PromptState(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded state: the prompts shown lately, and the day on which each was shown last."""

    shown: dict[str, date] = {}


class JournalView(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the entries, newest first; `newest` and `oldest` say whether it reaches either end.

    `day` is the person's today. `feelings` and `numbers` are, by day, those of its check-ins. `earlier` are
    entries of this day in other years, `unread` that nobody looked for them yet, `hard` that those of low
    days are among them. `total` counts the entries, `kept` the things to keep; `keeping` tells that those are
    on show. Of the `prompts`, in their turn, so many are `free` to come by themselves.
    """

    entries: tuple[JournalEntry, ...] = ()
    day: date
    feelings: dict[date, tuple[str, ...]] = {}
    numbers: dict[date, dict[str, float]] = {}
    earlier: tuple[JournalEntry, ...] = ()
    unread: bool = False
    hard: bool = False
    total: int = 0
    kept: int = 0
    keeping: bool = False
    newest: bool = True
    oldest: bool = True
    prompts: tuple[JournalPrompt, ...] = ()
    free: int = 0

    def entry(self, id: int) -> JournalEntry | None:
        """Return the entry with this id, where it is on show."""
        return next((each for each in (*self.earlier, *self.entries) if each.id == id), None)


_TAG = re.compile(r"(?<!\S)#([^\W_][\w-]*)(?=[.,;:!?)]*(?:\s|$))")
_END = re.compile(r"(?<=[.?!])\s|(?:\s#[^\W_][\w-]*)+$")
_SIGN = re.compile(r"\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+")


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags in a text, without their sign, each once; a number alone is none."""
    return tuple(dict.fromkeys(tag for tag in _TAG.findall(text) if not tag.isdecimal()))


def tags_after(entry: JournalEntry, text: str) -> tuple[str, ...]:
    """Return the tags of an entry with another text: those that came from elsewhere stay."""
    written = tags_in(entry.text)
    return merged_tags((tag for tag in entry.tags if tag not in written), text)


def merged_tags(tags: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the tags of a text, and those that it is given besides, without the signs before them."""
    given = (tag.strip().lstrip("#") for tag in tags)
    return tuple(dict.fromkeys(tag for tag in (*tags_in(text), *given) if tag))


def without_last_tags(text: str) -> str:
    """Return a text without the line of nothing but tags that it ends with."""
    body, _, last = text.rpartition("\n")
    only_tags = last.strip() and all(word.startswith("#") and tags_in(word) for word in last.split())
    return body.rstrip() if body and only_tags else text


def words_in(text: str) -> int:
    """Count the words of a text, without its tags."""
    return sum(any(map(str.isalnum, word)) for word in _TAG.sub(" ", text).split())


def first_words(entry: JournalEntry) -> str:
    """Return the line an entry begins with, never its prompt; '' where it has no words."""
    lines = (_SIGN.sub("", line, count=1).strip() for line in (entry.title, *entry.text.split("\n")))
    line = next(filter(None, lines), "")
    return _END.split(line, maxsplit=1)[0].rstrip(".") or line


def same_day_before(today: date, first: int) -> Iterator[date]:
    """Yield this day of the year in the years before, the last one first, back to the year `first`."""
    for year in range(today.year - 1, first - 1, -1):
        with suppress(ValueError):  # there is a 29 February in few of them
            yield today.replace(year=year)
