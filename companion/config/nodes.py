"""YAML text composed into nodes that know their line.

PyYAML's events are composed here, and not by PyYAML, for three reasons: its own composers recurse as deep
as the file says, an alias costs nothing to write and anything to expand, and YAML 1.1 reads `20:00` as
1200 and `no` as False. Here a scalar is its text; what it means is for the reader of that setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import msgspec
import yaml

from companion.config.errors import ConfigError, one_problem

MAX_NODES = 20_000  # aliases count as what they stand for
MAX_DEPTH = 20

LIKELY = "Quotes around the text, a space after the colon or the right indentation fixes most of these."
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Node(msgspec.Struct, eq=False):
    """A place in the file: `line` and `column` from 1, `size` the nodes it stands for."""

    line: int
    column: int
    size: int = 1


class Scalar(Node, eq=False):
    """Text as written; `plain` when it has no quotes."""

    text: str = ""
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing stands here, which means: as if the key were not there."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class Sequence(Node, eq=False):
    """A list."""

    items: list[Node] = []


class Mapping(Node, eq=False):
    """Keys with their values, in the order of the file."""

    pairs: list[tuple[Scalar, Node]] = []


def compose(data: bytes, file: str) -> Node | None:
    """The root of a YAML document, None when it holds nothing. Raises ConfigError with one problem."""
    text = _decode(data, file)
    try:
        return _Composer(text, file).document()
    except yaml.YAMLError as error:
        _speak_before(error, text, file)
        raise _syntax(error, text, file) from None


class _Composer:
    """One walk over the events of one text."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.anchors: dict[str, Node | None] = {}  # None: still open
        self.nodes = 0

    def document(self) -> Node | None:
        root = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.wrong(
                        event, "a second YAML document starts here; the settings file is one document"
                    )
                root = self.node(next(self.events), 1)
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self.wrong(event, f"lists and keys are nested more than {MAX_DEPTH} deep here")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        self.count(event, 1)
        if getattr(event, "tag", None) is not None:
            raise self.wrong(event, f"“{event.tag}” is a tag; the settings file needs none")  # type: ignore[attr-defined]
        anchor = getattr(event, "anchor", None)
        if anchor:
            self.anchors[anchor] = None
        line, column = _start(event)
        node: Node
        if isinstance(event, yaml.SequenceStartEvent):
            items = list(self.children(yaml.SequenceEndEvent, depth))
            node = Sequence(line, column, 1 + sum(item.size for item in items), items)
        elif isinstance(event, yaml.MappingStartEvent):
            pairs = list(self.pairs(depth))
            node = Mapping(line, column, 1 + sum(1 + value.size for _, value in pairs), pairs)
        else:
            assert isinstance(event, yaml.ScalarEvent)
            node = Scalar(line, column, 1, event.value, bool(event.implicit[0]))
        if anchor:
            self.anchors[anchor] = node
        return node

    def children(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.node(event, depth + 1)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        children = self.children(yaml.MappingEndEvent, depth)
        for key in children:
            if not isinstance(key, Scalar):
                raise one_problem(self.file, key.line, key.column, "expected a key of one word")
            yield key, next(children)

    def alias(self, event: yaml.AliasEvent) -> Node:
        name = event.anchor
        if name not in self.anchors:
            raise self.wrong(event, f"“*{name}” has no “&{name}” before it to refer to")
        node = self.anchors[name]
        if node is None:
            raise self.wrong(event, f"“*{name}” refers to itself")
        self.count(event, node.size)
        return node

    def count(self, event: yaml.Event, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise self.wrong(
                event, f"the file has more than {MAX_NODES} entries, counting what aliases repeat"
            )

    def wrong(self, event: yaml.Event, what: str) -> ConfigError:
        return one_problem(self.file, *_start(event), what)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _decode(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode("utf-8", "replace"))
        found = f"the byte 0x{error.object[error.start]:02x}"
        raise one_problem(file, line, column, f"{found} is not UTF-8 text; save the file as UTF-8") from None
    if control := _NOT_YAML.search(text):
        line, column = _place(text[: control.start()])
        found = f"the control character U+{ord(control[0]):04X}"
        raise one_problem(file, line, column, f"{found} is not allowed in a YAML file")
    return text


def _speak_before(error: yaml.YAMLError, text: str, file: str) -> None:
    """Raise our own limit of depth where the parser, which looks ahead for a colon, has met its limit."""
    mark = getattr(error, "problem_mark", None)
    if mark and "nesting depth" in (getattr(error, "problem", None) or ""):
        with suppress(yaml.YAMLError):
            _Composer(text[: mark.index], file).document()


def _syntax(error: yaml.YAMLError, text: str, file: str) -> ConfigError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = _LINE_ENDS.split(text)
    around = lines[line - 1] if line <= len(lines) else ""
    margin = around[: len(around) - len(around.lstrip())]
    if "\t" in margin:
        what = "this line is indented with a tab; YAML needs spaces"
        return one_problem(file, line, margin.index("\t") + 1, what)
    said = (getattr(error, "context", None), getattr(error, "problem", None))
    detail = " ".join(filter(None, said)) or "it cannot be read"
    return one_problem(file, line, column, f"this is not YAML: {detail}. {LIKELY}")


def _place(before: str) -> tuple[int, int]:
    """The line and column, from 1, of what follows a text."""
    lines = _LINE_ENDS.split(before)
    return len(lines), len(lines[-1]) + 1
