"""Removing for good what was kept, here and in the folder of the daily copies."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from companion import words
from companion.config.places import own_themes
from companion.store.forget import count, forget
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

    def found(self, before: date | None) -> dict[str, int]:
        """How many records of each table would go."""
        return count(self._home.store.notebook, before)

    def forget(self, before: date | None) -> Removed:
        """Remove them, and every copy within reach. There is no way back. Raises StoreError."""
        store = self._home.store
        found = forget(store.notebook, before)
        missed = [words.FORGET_UNREAD.format(name=name) for name in found.unread]
        missed += [words.FORGET_STRANGER.format(name=name) for name in found.strangers]
        copies, problem = self._daily_copies()
        missed += [problem] if problem else []
        if before is None:
            with suppress(OSError):  # only when nothing else is in it
                (store.folder / ".lock").unlink()
                store.folder.rmdir()
        if self._config.exists():
            missed.append(words.FORGET_CONFIG.format(path=self._config))
        if own_themes(self._config):
            missed.append(words.FORGET_THEMES.format(path=self._config.parent / "themes"))
        return Removed(found.records, found.files + copies, (*missed, *words.FORGET_BEYOND))

    def _daily_copies(self) -> tuple[int, str]:
        """Remove the daily copies: how many, and what is wrong with their folder."""
        if not (named := self._home.settings.data.backup_to):
            return 0, ""
        folder = Path(os.path.expanduser(named))  # noqa: PTH111 (Path raises for an unknown user)
        removed = 0
        try:
            for path in folder.iterdir():
                if DAILY.fullmatch(path.name):
                    path.unlink()
                    removed += 1
        except OSError:
            return removed, words.FORGET_COPIES_AWAY.format(folder=folder)
        return removed, ""
