"""Searching everything a person wrote: what is compared, and how what was found is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from companion.model.change import Document
from companion.model.kinds import Kind, as_text
from companion.model.text import comparable, has_words

_TOKEN = re.compile(r"\S+")
BEFORE, LONGEST = 14, 160  # characters of an excerpt before what was found, and of all of it


class Wrote(msgspec.Struct, frozen=True):
    """One record as it is searched: `texts` are its own words by field, `folded` all of them to compare.

    `name` is what it is called.
    """

    table: str
    id: int
    day: date | None
    name: str
    texts: tuple[tuple[str, str], ...]
    folded: str


class Found(msgspec.Struct, frozen=True):
    """One record that was found. `text` is an excerpt of the field, `whole` all of the record's own words.

    `field` is the field with the words, '' where they are elsewhere, as in its category.
    """

    table: str
    id: int
    day: date | None
    name: str
    field: str
    text: str
    whole: tuple[tuple[str, str], ...]


class Hits(msgspec.Struct, frozen=True):
    """What was found, newest first, of `count` in all."""

    found: tuple[Found, ...] = ()
    count: int = 0


def wrote(kind: Kind, id: int, doc: Document, day: date | None, name: str, also: str = "") -> Wrote | None:
    """Return a record as it is searched, and what else it goes by; None without words of a person."""
    texts = tuple((field, _shown(doc[field])) for field in kind.searched if doc.get(field))
    if not texts:
        return None
    plain = "\n".join((*(text for _, text in texts), *(as_text(doc[field]) for field, _ in texts), also))
    return Wrote(kind.table, id, day, name, texts, comparable(plain, ""))


def _shown(value: object) -> str:
    """Return a value as it is read; among words there may be ids of shipped ones, such as poor_sleep."""
    return as_text(value) if isinstance(value, str) else as_text(value).replace("_", " ")


def having(them: Iterable[Wrote], sought: str) -> list[Wrote]:
    """Return those that have all words; accents count in a word that has some."""
    found = list(them)
    for word in sought.split():
        plain = comparable(word, "")
        found = [each for each in found if plain in each.folded]
        if plain != comparable(word, word):
            found = [each for each in found if any(_has_accented(text, word) for _, text in each.texts)]
    return found


def _has_accented(text: str, word: str) -> bool:
    return not text.isascii() and has_words(text, word)


def told(each: Wrote, sought: str) -> Found:
    """Return a record that was found with an excerpt around the first of the words."""
    for word in sought.split():
        for field, text in each.texts:
            if (cut := excerpt(text, word)) is not None:
                return Found(each.table, each.id, each.day, each.name, field, cut, each.texts)
    text = excerpt(each.texts[0][1], "") or ""
    return Found(each.table, each.id, each.day, each.name, "", text, each.texts)


def excerpt(text: str, word: str) -> str | None:
    """Return the line with a word in it, from a little before it on; None where it is not there."""
    for line in text.splitlines():
        for token in _TOKEN.finditer(line):
            if has_words(token[0], word):
                start = _word_before(line, token.start())
                shown = line[start : start + LONGEST].strip()
                return f"… {shown}" if start else shown
    return None


def _word_before(line: str, at: int) -> int:
    """Return where the word begins that stands a little before a place; 0 where all before has room."""
    if at <= BEFORE:
        return 0
    space = line.find(" ", at - BEFORE, at)
    return space + 1 if space >= 0 else at
