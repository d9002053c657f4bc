"""Affirmations: the lines, what a person made of them, and which one comes next."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from companion.model.record import Record

Answer = Literal["true enough", "partly", "not today"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line to read. `strength` 1 is a permission or plain fact, 3 a strong claim; own lines are `own`."""

    id: str
    text: str
    theme: str = "own"
    tod: Literal["any", "morning", "daytime", "evening"] = "any"
    strength: int = 1
    own: bool = False


class OwnLine(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A line the person wrote in the app; its line id is `own:<record id>`."""

    text: str


class LineMark(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What the person made of a line: one record a line, kept with what is needed every day."""

    line: str
    favourite: bool = False
    hidden: bool = False


class LineAnswer(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An answer given to a line on a day."""

    line: str
    answer: Answer


class LineState(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded state: the line on show, since when, and the lines shown lately (newest last, at most 30)."""

    current: str = ""
    since: datetime | None = None
    opened: date | None = None  # the day whose first line has been picked
    recent: tuple[str, ...] = ()


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """What the One-line pane shows; `line` is None when the pool is empty."""

    line: Line | None = None
    theme: str = ""  # its label in words
    favourite: bool = False
    answer: Answer | None = None  # given today
    pool: int = 0  # how many lines could come
    since: datetime | None = None
    offer: Literal["", "small_pool", "hide_or_soften"] = ""
