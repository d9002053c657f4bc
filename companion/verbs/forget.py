"""Removing for good what was kept, here and in the folder of the daily copies."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from companion import words
from companion.config.places import own_themes
from companion.store.drafts import is_typing
from companion.store.forget import count, forget, holds
from companion.store.names import made_of, read_name
from companion.verbs.backup import DAILY
from companion.verbs.home import Home


class Removed(msgspec.Struct, frozen=True):
    """What was removed, and in sentences what could not be reached."""

    records: int
    files: int
    not_reached: tuple[str, ...]


class ForgetVerbs:
    """`before` is a person's day, or None for everything."""

    def __init__(self, home: Home, config: Path) -> None:
        self._home = home
        self._config = config

    def is_open(self) -> bool:
        """Whether something is being typed in another companion, which would write it again."""
        return is_typing(self._home.store.folder)

    def found(self, before: date | None) -> dict[str, int]:
        """How many records of each table would go."""
        return count(self._home.store.notebook, before)

    def forget(self, before: date | None) -> Removed:
        """Remove them, and every copy within reach. There is no way back. Raises StoreError."""
        store = self._home.store
        machines = self._machines()
        found = forget(store.notebook, before)
        missed = [words.FORGET_UNREAD.format(name=name) for name in found.unread]
        missed += [words.FORGET_STRANGER.format(name=name) for name in found.strangers]
        copies, problems = self._daily_copies(before, machines)
        missed += problems
        if before is None:
            with suppress(OSError):  # only when nothing else is in it
                (store.folder / ".lock").unlink()
                store.folder.rmdir()
        copies += self._half_edited()
        if self._config.exists():
            missed.append(words.FORGET_CONFIG.format(path=self._config))
        if own_themes(self._config):
            missed.append(words.FORGET_THEMES.format(path=self._config.parent / "themes"))
        return Removed(found.records, found.files + copies, (*missed, *words.FORGET_BEYOND))

    def _machines(self) -> set[str]:
        """The machines whose daily copies are of this folder: those that write to it, and this one."""
        names = self._home.store.notebook.shelf.names()
        return {"", self._home.settings.data.device, *(said.device for n in names if (said := read_name(n)))}

    def _daily_copies(self, before: date | None, machines: set[str]) -> tuple[int, list[str]]:
        """Remove the daily copies that hold any of it: how many, and in sentences what stays.

        Copies of copies that a sync program made count, and those half-written. One of a machine that has
        other data in the same place is none of ours.
        """
        if not (named := self._home.settings.data.backup_to):
            return 0, []
        folder = Path(os.path.expanduser(named))  # noqa: PTH111 (Path raises for an unknown user)
        removed, missed = 0, list[str]()
        try:
            for path in sorted(folder.iterdir()):
                is_half = path.name.startswith(".") and path.suffix == ".tmp"
                name = path.name[1:-4] if is_half else path.name
                if not (daily := DAILY.fullmatch(made_of(name)[0])):
                    continue
                ours = (daily[1] or "").removesuffix("-") in machines
                goes: bool | None = True
                if not is_half and (before or not ours):
                    goes = holds(str(path), self._home.store.notebook.shelf.codec, before)
                if goes is None:
                    missed.append(words.FORGET_UNREAD.format(name=path))
                elif goes and not ours:
                    missed.append(words.FORGET_OTHERS.format(name=path))
                elif goes:
                    path.unlink()
                    removed += 1
        except OSError:
            return removed, [*missed, words.FORGET_COPIES_AWAY.format(folder=folder)]
        return removed, missed

    def _half_edited(self) -> int:
        """Remove what a killed edit left beside the settings: how many files."""
        with suppress(OSError):
            self._config.with_name(f".{self._config.name}.tmp").unlink()
            return 1
        return 0
