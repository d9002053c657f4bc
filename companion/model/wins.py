"""Wins: one line each, and what stands around it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from companion.model.record import Record


class Win(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One line worth keeping. `category` is an id of the shipped or own categories, or ''."""

    text: str
    category: str = ""
    note: str = ""
    keep: bool = False  # kept for a grey day
    celebrated: bool = False  # a Celebration has the details


class Celebration(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A ritual done for something. `of` is the id of the record, `kind` its table."""

    of: int
    kind: str = "wins"
    ritual: str = ""
    seconds: int = 0


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of win. `icon` is one cell wide, `ascii` its plain form; both decoration: the label stays."""

    id: str
    label: str
    icon: str = "✧"
    ascii: str = "-"
    examples: tuple[str, ...] = ()
    celebration: str = ""
    aliases: tuple[str, ...] = ()


class WinLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line means: the text that stays, the category id, and when (None: now)."""

    text: str
    category: str = ""
    at: datetime | None = None


class WinsView(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the wins, newest first. `celebrated` holds the ids that were celebrated.

    `newest` and `oldest` say whether the stretch reaches either end of all history.
    """

    wins: tuple[Win, ...] = ()
    celebrated: frozenset[int] = frozenset()
    newest: bool = True
    oldest: bool = True
    today: int = 0
