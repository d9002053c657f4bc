"""Changes to single settings in the config file; comments, order and all else stay.

As in plan.py, each function takes the text (None: no file yet) and gives the new text. It raises
ConfigError, or ConfigRefused where the change cannot be made.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from companion.config.errors import ConfigRefused
from companion.config.names import free_id, slug
from companion.config.plan import example, indent_like, round_trip
from companion.config.read import read_text
from companion.model.breathing.technique import Level, Step

HEAD = r"^{section}:[ \t]*(?:#.*)?\n(?:(?:[ \t]*#.*|[ \t]*)\n)*?(?=([ ]+)[^ #\n]|\S|\Z)"


def set_level(text: str | None, file: str, level: Level | None) -> str:
    """Breathe at a level from now on, or (None) at the one each technique has by itself."""
    return _changed(text, file, "breathing", "level", level)


def set_close(text: str | None, file: str, techniques: Sequence[str]) -> str:
    """Keep these techniques close from now on."""
    close = CommentedSeq(techniques)
    close.fa.set_flow_style()
    return _changed(text, file, "breathing", "close", close if techniques else None)


def set_theme(text: str | None, file: str, theme: str) -> str:
    """Wear a theme from now on."""
    return _changed(text, file, "appearance", "theme", theme)


def set_weekly(text: str | None, file: str, day: str | None) -> str:
    """Offer the look back at a week on a day from now on, or (None) on none."""
    return _changed(text, file, "journal", "weekly_on", day)


def add_technique(
    text: str | None, file: str, name: str, minutes: float, steps: Sequence[Step], taken: Collection[str]
) -> str:
    """Add a technique of one's own, with an id that is not `taken`."""
    wished = slug(name, "_")
    fields: dict[str, Any] = {"name": name} | ({"id": free_id(wished, taken)} if wished in taken else {})
    entry = CommentedMap(fields | {"minutes": _number(minutes)})
    entry["steps"] = CommentedSeq()
    for step in steps:
        line = CommentedMap(kind=step.kind, seconds=_number(step.seconds))
        line.fa.set_flow_style()
        entry["steps"].append(line)
    return _changed(text, file, "breathing", "own", entry)


def _number(value: float) -> float:
    return int(value) if value == int(value) else value


def _changed(text: str | None, file: str, section: str, name: str, value: Any) -> str:
    """A key of a section with a value (None: with nothing, so that what is said below it stays); to a list
    it is added.
    """
    text = example() if text is None else text
    before = read_text(text.encode("utf-8", "surrogateescape"), file)
    line_end = "\r\n" if "\r\n" in text else "\n"
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    body = body.replace("\r\n", "\n")
    yaml = round_trip(body)
    try:
        document = yaml.load(body) or CommentedMap()
    except YAMLError:  # what YAML 1.1, which the reader reads, has and YAML 1.2 has not
        raise ConfigRefused(f"{file} could not be changed here; edit it by hand") from None
    there = document.get(section)
    if there is None or (not there.fa.flow_style() and there.get(name) is None and name not in there):
        made = _with_lines(body, section, _lines(name, value)) if value is not None else body
    else:
        _set(there, name, value)
        indent_like(yaml, document)
        made = _dumped(yaml, document)
    changed = mark + made.replace("\n", line_end)
    after = read_text(changed.encode(), file)
    if msgspec.structs.replace(after, **{section: getattr(before, section)}) != before:
        raise ConfigRefused(f"{file} could not be changed without touching other settings; edit it by hand")
    return changed


def _set(section: CommentedMap, name: str, value: Any) -> None:
    if isinstance(value, CommentedMap):
        if section.get(name) is None:
            section[name] = CommentedSeq()
        section[name].append(value)
    else:
        section[name] = value


def _lines(name: str, value: Any) -> str:
    """The key as lines of a file of its own."""
    yaml = round_trip("")
    yaml.indent(mapping=2, sequence=4, offset=2)
    return _dumped(yaml, CommentedMap({name: [value] if isinstance(value, CommentedMap) else value}))


def _with_lines(body: str, section: str, lines: str) -> str:
    """A new key in front of the others of the section, below what is said at its head."""
    found = re.search(HEAD.format(section=section), body, re.MULTILINE)
    if not found:
        indented = re.sub("^", "  ", lines.rstrip("\n"), flags=re.MULTILINE)
        return f"{body.rstrip()}\n\n{section}:\n{indented}\n".lstrip()
    indented = re.sub("^", found[1] or "  ", lines.rstrip("\n"), flags=re.MULTILINE)
    at = body.index("\n", found.start()) + 1
    return f"{body[:at]}{indented}\n{body[at:]}"


def _dumped(yaml: YAML, document: CommentedMap) -> str:
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()
