"""One's own people to talk to, and a plan of one's own for hard days."""

from __future__ import annotations

from datetime import date

import msgspec

from companion.model.record import Record

PARTS = ("signs", "helps", "people", "reasons")
"""The parts of a plan, in their order: the fields of `OwnPlan`."""
OVER_A_YEAR = 365
"""Days after which a look at the addresses is an old one."""


class Person(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody to talk to. `reach` is how to reach them, `note` when, or anything else."""

    name: str
    reach: str = ""
    note: str = ""


class OwnPlan(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A plan of one's own, of which there is one: my signs, what helps, people, reasons."""

    signs: str = ""
    helps: str = ""
    people: str = ""
    reasons: str = ""


class OwnPeople(msgspec.Struct, frozen=True):
    """What a person has put there. `whole` tells whether all of it could be read."""

    people: tuple[Person, ...] = ()
    plan: OwnPlan | None = None
    whole: bool = True


class PersonLine(msgspec.Struct, frozen=True):
    """What a typed line means."""

    name: str
    reach: str = ""
    note: str = ""


def parse_person(line: str) -> PersonLine:
    """Return what a line means: a name, how to reach them, when; between them commas, or semicolons."""
    sign = ";" if ";" in line else ","
    name, reach, note = (*(part.strip() for part in line.split(sign, 2)), "", "")[:3]
    return PersonLine(name, reach, note)


def as_line(person: Person) -> str:
    """Return the line that would write a person."""
    sign = ";" if "," in person.name + person.reach or ";" in person.note else ","
    parts = [person.name, person.reach, person.note]
    while len(parts) > 1 and not parts[-1]:
        del parts[-1]
    return f"{sign} ".join(parts) + sign * (sign == ";" and len(parts) == 1)


def is_old(checked: date | None, today: date) -> bool:
    """Tell whether the addresses were looked at long ago, or never since this version was made."""
    return checked is None or (today - checked).days > OVER_A_YEAR
