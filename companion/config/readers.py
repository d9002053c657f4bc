"""Readers: small functions that turn a spot in the file into a value, put together into larger ones.

A reader raises ValueError, worded for the person, about the spot it was given. Whoever called it notes
that with its line and goes on, so that all problems are found in one reading; `Reported` then says
upwards that there is no value here and that it has been said why.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from companion.config import nodes
from companion.config.errors import Problem
from companion.config.nodes import Node, Scalar
from companion.model.nearest import did_you_mean

T = TypeVar("T")


class Reported(Exception):
    """There is no value here, and the problem list says why."""


class Spot:
    """A node, the path of keys that leads to it, and the list that its problems go to."""

    def __init__(self, node: Node, where: str, file: str, problems: list[Problem]) -> None:
        self.node = node
        self.where = where
        self.file = file
        self.problems = problems

    def child(self, step: str, node: Node) -> Spot:
        """The spot one key (`name`) or index (`[2]`) further down."""
        dot = "." if self.where and not step.startswith("[") else ""
        return Spot(node, f"{self.where}{dot}{step}", self.file, self.problems)

    def note(self, what: str, node: Node | None = None) -> None:
        """Note a problem, at a node other than this spot's own if one is given."""
        place = node or self.node
        self.problems.append(Problem(self.file, place.line, place.column, self.where, what))

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


def each(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list whose entries are read by one reader."""

    def read(spot: Spot) -> tuple[T, ...]:
        if not isinstance(spot.node, nodes.Sequence):
            raise ValueError(f"{found(spot.node)} stands here; a list would be right")
        values: list[T] = []
        for index, node in enumerate(spot.node.items):
            try:
                values.append(spot.child(f"[{index}]", node).read(reader))
            except Reported:
                continue
        if len(values) < len(spot.node.items):
            raise Reported
        return tuple(values)

    return read


def fields(readers: Mapping[str, Reader[Any]], required: Collection[str] = ()) -> Reader[dict[str, Any]]:
    """Known keys, each with its reader. A key with nothing behind it counts as not there."""
    names = ", ".join(readers)

    def read(spot: Spot) -> dict[str, Any]:
        def unknown(key: str) -> str:
            return f"unknown key{did_you_mean(key, readers)} ({names})"

        values, sound = _entries(spot, readers.get, unknown, f"keys would be right ({names})")
        given = {key.text for key, node in spot.pairs() if not _empty(node)}
        for name in required:
            if name not in given:
                spot.note(f'"{name}" is needed here')
                sound = False
        if not sound:
            raise Reported
        return values

    return read


def struct(
    make: Callable[..., T], readers: Mapping[str, Reader[Any]], required: Collection[str] = ()
) -> Reader[T]:
    """Known keys, handed to a struct as its fields."""
    entries = fields(readers, required)
    return lambda spot: make(**entries(spot))


def table(reader: Reader[T], noun: str, known: Collection[str] | None = None) -> Reader[dict[str, T]]:
    """Keys that the person chooses, of a `known` set if there is one, with values read by one reader."""

    def read(spot: Spot) -> dict[str, T]:
        def reader_of(key: str) -> Reader[T] | None:
            return reader if known is None or key in known else None

        def unknown(key: str) -> str:
            return f"there is no {noun} of this name{did_you_mean(key, known or ())}"

        values, sound = _entries(spot, reader_of, unknown, f"keys would be right (one for each {noun})")
        if not sound:
            raise Reported
        return values

    return read


def _entries(
    spot: Spot,
    reader_of: Callable[[str], Reader[Any] | None],
    unknown: Callable[[str], str],
    right: str,
) -> tuple[dict[str, Any], bool]:
    """The values of a mapping's keys, and whether all of them could be read."""
    if not isinstance(spot.node, nodes.Mapping):
        raise ValueError(f"{found(spot.node)} stands here; {right}")
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    sound = True
    for key, node in spot.node.pairs:
        child = spot.child(shown(key.text), node)
        reader = reader_of(key.text)
        if key.text in lines:
            child.note(f"the key is there twice; the first is on line {lines[key.text]}", key)
            sound = False
        elif reader is None:
            child.note(unknown(key.text), key)
            sound = False
        elif not _empty(node):
            try:
                values[key.text] = child.read(reader)
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
    return f'"{shown(node.text)}"' if isinstance(node, Scalar) and not node.empty else "nothing"


def shown(text: str) -> str:
    """A text as it can stand in a message: one line, at most 60 characters."""
    line = "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else "�" for c in text[:61])
    return line if len(text) <= 60 else f"{line[:59]}…"


class Unique:
    """Ids that may be given once in a file."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}

    def claim(self, wished: str, node: Node) -> None:
        """Take an id. Raises ValueError, naming the line that has it, when it is taken."""
        if wished in self.lines:
            of_its_own = f'give this one an id of its own ("id: {shown(wished)}-2")'
            raise ValueError(f'the id "{shown(wished)}" is taken by line {self.lines[wished]}; {of_its_own}')
        self.lines[wished] = node.line
