"""What a verb asks the store to do, and what it did: the stuff that undo is made of."""

from __future__ import annotations

from typing import Any

import msgspec

from companion.model.record import Record

Document = dict[str, Any]


class Edit(msgspec.Struct, frozen=True):
    """One step of a write: add a record, patch fields of one, or remove one."""

    record: Record
    fields: Document | None = None  # None: add or remove the record; else the fields to patch
    remove: bool = False
    over: bool = False  # what is replaced was written elsewhere meanwhile, and is kept as a version

    @classmethod
    def add(cls, record: Record) -> Edit:
        """Insert a record that has no id yet."""
        return cls(record)

    @classmethod
    def patch(cls, record: Record, **fields: Any) -> Edit:
        """Change these fields of a record as it was read; every other stored field survives."""
        return cls(record, fields)

    @classmethod
    def overwrite(cls, record: Record, **fields: Any) -> Edit:
        """The same over what somebody else wrote meanwhile: what it replaces is kept as a version."""
        return cls(record, fields, over=True)

    @classmethod
    def delete(cls, record: Record) -> Edit:
        """Remove a record as it was read."""
        return cls(record, remove=True)


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One document before and after a change; None where it was not there."""

    table: str
    id: int
    before: Document | None
    after: Document | None
    revision: int  # of the document after the change; undo is refused once it has moved on
    stood: int = 0  # the revision of what stood there before, be it a document or its deletion; 0: nothing


class ConfigEntry(msgspec.Struct, frozen=True):
    """The text of the config file before and after an edit made in the app; None: no file.

    `file` is another file of the config folder (`themes/sea.yaml`); '' is the config file itself.
    """

    before: str | None
    after: str | None
    file: str = ""

    @property
    def turned(self) -> ConfigEntry:
        """What takes it back."""
        return ConfigEntry(self.after, self.before, self.file)


class Change(msgspec.Struct, frozen=True):
    """What one verb did. `label` names it for undo, `answer` is what the whisper line answers."""

    label: str
    entries: tuple[Entry, ...] = ()
    config: ConfigEntry | None = None
    answer: str = ""
    beside: tuple[ConfigEntry, ...] = ()  # files beside the config file

    @property
    def files(self) -> tuple[ConfigEntry, ...]:
        """All files it changed, the config file last: it may name one of the others."""
        return (*self.beside, self.config) if self.config else self.beside
