"""Texts of the config file from another time or machine, brought together with the one that is here."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest

import msgspec

from companion.config import nodes
from companion.config.errors import ConfigError, ConfigRefused
from companion.config.read import read_text
from companion.config.settings import Data, Settings

Hunk = tuple[int, int, list[str]]  # lines of the base from and to, and what stands there instead


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes that both made to a base; None where they changed the same lines."""
    lines = base.splitlines(keepends=True)
    hunks = sorted(_hunks(lines, mine) + _hunks(lines, theirs))
    out: list[str] = []
    at = 0
    done: Hunk | None = None
    for hunk in hunks:
        start, end, instead = hunk
        if hunk == done:  # both did this
            continue
        if start < at or (done and start == end == done[0] == done[1]):
            return None
        out += [*lines[at:start], *instead]
        at, done = end, hunk
    return "".join([*out, *lines[at:]])


def _hunks(base: list[str], text: str) -> list[Hunk]:
    lines = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [(i, j, lines[k:m]) for how, i, j, k, m in codes if how != "equal"]


def edited(now: str, before: str, after: str, file: str) -> str | None:
    """The text there is `now`, with the edit that led from `before` to `after`; None where that is not clear.

    What the edit did not change keeps its value, and the file reads well.
    """
    text = merged(before, now, after)
    try:
        was, wanted, here, there = (_settings(each, file) for each in (before, after, now, text or ""))
    except ConfigError:
        return None
    for section in Settings.__struct_fields__:
        old, new, mine, result = (getattr(each, section) for each in (was, wanted, here, there))
        if result != (mine if old == new else new if mine == old else result):
            return None
    return text


def with_data_of(here: str | None, text: str, file: str) -> str:
    """The text of a config file from elsewhere with the `data:` section of the one here (None: no file).

    As it is where it says the same of the data. Raises ConfigError where one of them does not read well, or
    the section cannot be put in.
    """
    here = (here or "").removeprefix("\ufeff")
    if _settings(text, file).data == _data(here, file):
        return text
    ours, lines = _data_section(here, file), text.splitlines(keepends=True)
    line_end = "\r\n" if "\r\n" in text else "\n"
    wanted = [line.rstrip("\r\n") + line_end for line in here.splitlines()[slice(*ours)]]
    start, end = _data_section(text, file)
    if start == end and wanted and lines:
        lines[-1] = lines[-1].rstrip("\r\n") + line_end
    result = "".join([*lines[:start], *wanted, *lines[end:]])
    if _settings(result, file) != msgspec.structs.replace(_settings(text, file), data=_data(here, file)):
        raise ConfigRefused(f"{file}: this machine's data: section could not be put into it")
    return result


def _data(text: str, file: str) -> Data:
    """What a text says about the data, whatever is wrong with the rest of it."""
    try:
        return _settings(text, file).data
    except ConfigError as error:
        if error.sound is None:
            raise
        return error.sound.data


def _settings(text: str, file: str) -> Settings:
    return read_text(text.encode("utf-8", "surrogateescape"), file)


def _data_section(text: str, file: str) -> tuple[int, int]:
    """The lines from and to of the section `data:`; both are the end of the text where there is none.

    Blank lines and comments between it and the section below belong to that one.
    """
    lines = text.splitlines()
    root = nodes.compose(text.encode("utf-8", "surrogateescape"), file)
    keys = [key for key, _ in root.pairs] if isinstance(root, nodes.Mapping) else []
    for key, below in zip_longest(keys, keys[1:]):
        if key.text == "data":
            end = below.line - 1 if below else len(lines)
            while end > key.line and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
                end -= 1
            return key.line - 1, end
    return len(lines), len(lines)
