"""How values stand in the file: small notations, each a reader and a writer, put together into larger ones.

A reader turns a spot in the file into a value. It raises ValueError, worded for the person, about the spot
it was given. Whoever called it notes that with its line and goes on, so that all problems are found in one
reading; `Reported` then says upwards that there is no value here and that it has been said why. A writer
turns the value into text, lists and keys that are read to the same value.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from companion.config import nodes
from companion.config.errors import Problem
from companion.config.known import Known
from companion.config.nodes import Node, Scalar
from companion.model.nearest import did_you_mean

T = TypeVar("T")


class Reported(Exception):
    """There is no value here, and the problem list says why."""


class FileReading:
    """One walk over one file: what is known besides it, and what was found on the way."""

    def __init__(self, file: str, known: Known) -> None:
        self.file = file
        self.known = known
        self.problems: list[Problem] = []
        self.ids: dict[str, dict[str, int]] = {}  # by kind: the ids that are taken, and on which line
        self.techniques: list[tuple[Spot, str]] = []  # that are asked for, and where
        self.routines: list[tuple[Spot, str]] = []


def joined(where: str, step: str) -> str:
    """A path of keys with one key (`name`) or index (`[2]`) more."""
    return f"{where}{'.' if where and not step.startswith('[') else ''}{step}"


class Spot:
    """A node, the path of keys that leads to it, and the reading that comes by."""

    def __init__(self, node: Node, where: str, reading: FileReading) -> None:
        self.node = node
        self.where = where
        self.reading = reading

    def child(self, step: str, node: Node) -> Spot:
        """The spot one key (`name`) or index (`[2]`) further down."""
        return Spot(node, joined(self.where, step), self.reading)

    def note(self, what: str, node: Node | None = None) -> None:
        """Note a problem, at a node other than this spot's own if one is given."""
        place = node or self.node
        problem = Problem(self.reading.file, place.line, place.column, self.where, what)
        self.reading.problems.append(problem)

    def claim(self, kind: str, wished: str) -> None:
        """Take an id. Raises ValueError, naming the line that has it, when one of its kind has it."""
        lines = self.reading.ids.setdefault(kind, {})
        if wished in lines:
            of_its_own = f"give this one its own id (“id: {shown(wished)}-2”)"
            raise ValueError(f"the id “{shown(wished)}” is taken by line {lines[wished]}; {of_its_own}")
        lines[wished] = self.node.line

    def read(self, reader: Callable[[Spot], T]) -> T:
        """What a reader makes of this spot. Raises Reported once the reader's problem has been noted."""
        try:
            return reader(self)
        except ValueError as error:
            self.note(str(error))
            raise Reported from None

    def pairs(self) -> list[tuple[Scalar, Node]]:
        """The keys and values of a mapping."""
        return self.node.pairs if isinstance(self.node, nodes.Mapping) else []


Reader = Callable[[Spot], T]


class Notation(NamedTuple, Generic[T]):
    """How one kind of value is read, and how it is written."""

    read: Reader[T]
    write: Callable[[T], Any] = str


def each(notation: Notation[T]) -> Notation[tuple[T, ...]]:
    """A list whose entries are of one kind."""

    def read(spot: Spot) -> tuple[T, ...]:
        if not isinstance(spot.node, nodes.Sequence):
            raise ValueError(f"expected a list, but found {found(spot.node)}")
        values: list[T] = []
        for index, node in enumerate(spot.node.items):
            try:
                values.append(spot.child(f"[{index}]", node).read(notation.read))
            except Reported:
                continue
        if len(values) < len(spot.node.items):
            raise Reported
        return tuple(values)

    return Notation(read, lambda values: [notation.write(value) for value in values])


def or_off(notation: Notation[T], off: T) -> Notation[T]:
    """The word `off`, or a value."""

    def read(spot: Spot) -> T:
        said = isinstance(spot.node, Scalar) and spot.node.text.strip().casefold()
        return off if said in ("off", "no", "false", "never") else notation.read(spot)

    return Notation(read, lambda value: "off" if value == off else notation.write(value))


def fields(
    notations: Mapping[str, Notation[Any]], required: Collection[str] = ()
) -> Notation[dict[str, Any]]:
    """Known keys, read as a dict and written from one. A key with nothing behind it is as if not there."""
    names = ", ".join(notations)

    def read(spot: Spot) -> dict[str, Any]:
        def unknown(key: str) -> str:
            return f"unknown key{did_you_mean(key, notations)} ({names})"

        values, sound = _entries(spot, notations.get, unknown, f"the keys {names}")
        given = {key.text for key, node in spot.pairs() if not _empty(node)}
        for name in required:
            if name not in given:
                spot.note(f"“{name}” is needed here")
                sound = False
        if not sound:
            raise Reported
        return values

    def write(values: dict[str, Any]) -> dict[str, Any]:
        given = {name: value for name, value in values.items() if value is not None and name in notations}
        return {name: text for name in given if (text := notations[name].write(given[name]))}

    return Notation(read, write)


def table(
    notation: Notation[T], noun: str, known: Callable[[Known], Collection[str] | None] = lambda known: None
) -> Notation[dict[str, T]]:
    """Keys that the person chooses, among those known if any are, with values of one kind."""

    def read(spot: Spot) -> dict[str, T]:
        names = known(spot.reading.known)

        def notation_of(key: str) -> Notation[T] | None:
            return notation if names is None or key in names else None

        def unknown(key: str) -> str:
            return f"there is no {noun} called that{did_you_mean(key, names or ())}"

        values, sound = _entries(spot, notation_of, unknown, f"a key for each {noun}")
        if not sound:
            raise Reported
        return values

    return Notation(read, lambda values: {name: notation.write(value) for name, value in values.items()})


def _entries(
    spot: Spot,
    notation_of: Callable[[str], Notation[Any] | None],
    unknown: Callable[[str], str],
    right: str,
) -> tuple[dict[str, Any], bool]:
    """The values of a mapping's keys, and whether all of them could be read."""
    if not isinstance(spot.node, nodes.Mapping):
        raise ValueError(f"expected {right}, but found {found(spot.node)}")
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    sound = True
    for key, node in spot.node.pairs:
        child = spot.child(shown(key.text), node)
        notation = notation_of(key.text)
        if key.text in lines:
            child.note(f"this key appears twice; the first is on line {lines[key.text]}", key)
            sound = False
        elif notation is None:
            child.note(unknown(key.text), key)
            sound = False
        elif not _empty(node):
            try:
                values[key.text] = child.read(notation.read)
            except Reported:
                sound = False
        lines.setdefault(key.text, key.line)
    return values, sound


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def found(node: Node) -> str:
    """What stands at a node, in words, for a message."""
    if isinstance(node, nodes.Sequence):
        return "a list"
    if isinstance(node, nodes.Mapping):
        return "a group of keys"
    return f"“{shown(node.text)}”" if isinstance(node, Scalar) and not node.empty else "nothing"


def shown(text: str) -> str:
    """A text as it can stand in a message: one line, at most 60 characters."""
    line = "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else "�" for c in text[:61])
    return line if len(text) <= 60 else f"{line[:59]}…"
