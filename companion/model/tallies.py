"""What of a record is counted on its day: so many of a key, from which the figures of Progress are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from companion.model.change import Document

VERSION = 3
"""Of the keys below: with another one, what was counted before is counted again."""

SOME, MANY = 3, 6
"""Things saved on a day from which it has some, and many; below it has one or two."""
Day = Mapping[str, int]
"""The numbers of one day by key, such as `wins`, `wins:kindness`, `ticks:bed:partly`, `seconds`."""


def counted(table: str, doc: Document) -> Iterator[tuple[str, int]]:
    """Yield each key that a record counts for, and how much.

    Its table and 1, of whatever kind it is, and 1 of all acts. Besides: a tick by item and state, a session
    by technique and in whole seconds, a win by category, the words of a check-in, and what was around; a
    prepared boundary, and a page on what to keep of an appointment, which alone answers a prompt that is not
    one of the list.
    """
    yield table, 1
    yield "acts", 1
    if table == "ticks":
        yield f"ticks:{doc.get('item')}:{doc.get('state', 'done')}", 1
    elif table == "sessions":
        yield f"sessions:{doc.get('technique')}", 1
        yield "seconds", round(_number(doc.get("seconds")))
    elif table == "wins":
        yield f"wins:{doc.get('category', '')}", 1
    elif table == "skill_uses":
        yield f"skill_uses:{doc.get('skill')}", 1
    elif table == "tasks" and doc.get("of") == "boundary":
        yield "tasks:boundary", 1
    elif table == "journal" and doc.get("prompt") and not (doc.get("prompt_id") or doc.get("kind")):
        yield "journal:kept_of", 1
    elif table == "checkins":
        for field in ("words", "triggers"):
            said = doc.get(field)
            for word in said if isinstance(said, list) else ():
                yield f"{field}:{word}", 1


def acts(day: Day) -> int:
    """Return how many things were saved on a day, of whatever kind; one record is one."""
    return day.get("acts", 0)


def steps(n: int, some: int, many: int) -> Literal["", "few", "some", "many"]:
    """Return which step a number of a day is: from 1 on few, from `some` and from `many` on these."""
    return "" if n < 1 else "few" if n < some else "some" if n < many else "many"


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and abs(value) < 1e9 else 0
