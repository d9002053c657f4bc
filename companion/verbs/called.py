"""What a record of any kind is called, in one line."""

from __future__ import annotations

from companion import words
from companion.model.change import Document
from companion.model.kinds import BY_TABLE
from companion.model.trash import PLAN_ITEMS
from companion.verbs.context import Context


def called(context: Context, table: str, doc: Document) -> str:
    """Return what a document is called: by its words, or by what was done and how long."""
    if table == PLAN_ITEMS:
        return str(doc.get("label", ""))
    if table == "checkins":
        return _check_in(doc)
    name = BY_TABLE[table].one_line(doc)
    if table == "sessions":
        technique = context.technique(name)
        seconds = doc.get("seconds")
        length = words.common.length(seconds) if isinstance(seconds, int | float) else ""
        return ", ".join(part for part in (technique.name if technique else name, length) if part)
    return name


def _check_in(doc: Document) -> str:
    """What was said in a check-in, but for its note."""
    from companion.content.load import check_in_words

    said, places = doc.get("words"), (doc.get("pleasantness"), doc.get("energy"))
    feeling = check_in_words().feeling(*(place if type(place) is int else None for place in places))
    own = map(str, said) if isinstance(said, list) else ()
    return ", ".join(part for part in (feeling, *own) if part)
