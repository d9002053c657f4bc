"""People to talk to as rows: one's own, the plan of one's own, and the directories in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from companion import words
from companion.content.load import Support
from companion.model.people import PARTS, OwnPeople, OwnPlan
from companion.rows.row import Row, gap, notes

PERSON, PLAN, ADDRESS = "person", "plan", "address"
"""What a row's key begins with."""


def key_of(kind: str, id: object) -> str:
    """Return the key of the row of a person (the id), a part of the plan, or an address."""
    return f"{kind}:{id}"


def own_rows(own: OwnPeople | None, support: Support, trouble: str = "") -> list[Row]:
    """Return one's own people and the way to the plan; `trouble` is why they are not there to read."""
    people = own.people if own else ()
    rows = [_title("own", support.strings.own_people_title)]
    for each in people:
        text = ", ".join(part for part in (each.name, each.note) if part)
        rows.append(Row(key_of(PERSON, each.id), text, aside=each.reach, word=each.reach))
    if trouble or (own and not own.whole):
        rows += notes("unread", [trouble or words.people.UNREAD])
    elif own and not people:
        rows += notes("none", [words.people.NO_ONE])
    rows += [gap("plan"), _title("plan", words.people.PLAN_TITLE), Row(PLAN, words.people.PLAN_ROW)]
    return [*rows, gap("hint"), *notes("hint", [support.strings.own_people_hint])]


def directory_rows(support: Support, checked: str) -> list[Row]:
    """Return the addresses, each a row, what they are, and all that is said with them."""
    strings = support.strings
    first, *others = support.directories
    rows = [*_directory(first), gap("urgent"), _said("urgent", strings.urgent), gap("intro")]
    rows += [_said("intro", strings.screen_intro)]
    for each in others:
        rows += [gap(each.id), *_directory(each)]
    more = (strings.directories_intro, words.people.ADDRESSES.format(checked=checked))
    rows += [gap("more"), *notes("more", [" ".join(more)])]
    for n, text in enumerate((strings.another_person, strings.limits, strings.not_medical)):
        rows += [gap(f"last:{n}"), *notes(f"last:{n}", [text])]
    return rows


def plan_rows(plan: OwnPlan | None) -> list[Row]:
    """Return the parts of the plan, each under its title; one that is empty says how it is written."""
    rows: list[Row] = []
    for part in PARTS:
        text = getattr(plan, part) if plan else ""
        rows += [gap(part)] if rows else []
        rows += [_title(part, words.people.PARTS[part])]
        first, *others = text.splitlines() or [words.people.OPEN_PART]
        key = key_of(PLAN, part)
        rows += [Row(key, first, wraps=True, muted=not text)]
        rows += [Row(f"{key}/{n}", line, heading=True, wraps=True) for n, line in enumerate(others)]
    return rows


def own_lines(own: OwnPeople, support: Support) -> Iterator[str]:
    """Yield the people and the plan as lines of text, to read and to print."""
    if own.people:
        yield from (support.strings.own_people_title, *_indented(map(_told, own.people)), "")
    if own.plan and any(getattr(own.plan, part) for part in PARTS):
        yield words.people.PLAN_TITLE
        for part in PARTS:
            if text := getattr(own.plan, part):
                yield from _indented([words.people.PARTS[part], *_indented(text.splitlines())])


def _told(person: object) -> str:
    return words.people.preview(*(getattr(person, name) for name in ("name", "reach", "note")))


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _title(name: str, text: str) -> Row:
    return Row(f"title:{name}", text, heading=True, hanging=True)


def _said(name: str, text: str) -> Row:
    return Row(f"said:{name}", text, heading=True, hanging=True, wraps=True)


def _directory(directory: object) -> list[Row]:
    id, name, url, what = (getattr(directory, each) for each in ("id", "name", "url", "what"))
    return [_title(id, name), Row(key_of(ADDRESS, id), url), *notes(f"what:{id}", [what])]
