"""Removing for good what was kept, here and in the folder of the daily copies."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from companion import words
from companion.config.places import own_themes
from companion.store.database.file_names import made_of, read_name
from companion.store.safety.drafts import is_typing
from companion.store.safety.forget import count, forget, holds
from companion.verbs import daily_copies
from companion.verbs.context import Context


class Removal(msgspec.Struct, frozen=True):
    """What was removed, and in sentences what could not be reached."""

    records: int
    files: int
    not_reached: tuple[str, ...]


class ForgetVerbs:
    """`before` is a person's day, or None for everything."""

    def __init__(self, context: Context, config: Path) -> None:
        self._context = context
        self._config = config

    def is_open(self) -> bool:
        """Whether something is being typed in another companion, which would write it again."""
        return is_typing(self._context.store.folder)

    def found(self, before: date | None) -> dict[str, int]:
        """How many records of each table would go."""
        return count(self._context.store.database, before)

    def forget(self, before: date | None) -> Removal:
        """Remove them, and every copy within reach. There is no way back. Raises StoreError."""
        store = self._context.store
        machines = self._machines()
        found = forget(store.database, before)
        missed = [words.forget.UNREAD.format(name=name) for name in found.unread]
        missed += [words.forget.STRANGER.format(name=name) for name in found.strangers]
        copies, problems = self._daily_copies(before, machines)
        missed += problems
        if before is None:
            with suppress(OSError):  # only when nothing else is in it
                (store.folder / ".lock").unlink()
                store.folder.rmdir()
        copies += self._half_edited()
        if self._config.exists():
            missed.append(words.forget.CONFIG.format(path=self._config))
        if own_themes(self._config):
            missed.append(words.forget.THEMES.format(path=self._config.parent / "themes"))
        return Removal(found.records, found.files + copies, (*missed, *words.forget.BEYOND))

    def _machines(self) -> set[str]:
        """The machines whose daily copies are of this folder: those that write to it, and this one."""
        names = self._context.store.database.page_folder.listing.names()
        return {
            "",
            self._context.settings.data.device,
            *(said.device for n in names if (said := read_name(n))),
        }

    def _daily_copies(self, before: date | None, machines: set[str]) -> tuple[int, list[str]]:
        """Remove the daily copies that hold any of it: how many, and in sentences what stays.

        Copies of copies that a sync program made count, and those half-written. One of a machine that has
        other data in the same place is none of ours.
        """
        if (folder := daily_copies.folder_of(self._context.settings.data)) is None:
            return 0, []
        removed, missed = 0, list[str]()
        try:
            for path in sorted(folder.iterdir()):
                half = daily_copies.half_of(path.name)
                machine = daily_copies.machine_in(made_of(half or path.name)[0])
                if machine is None:
                    continue
                ours = machine in machines
                goes: bool | None = True
                if not half and (before or not ours):
                    goes = holds(str(path), self._context.store.database.page_folder.codec, before)
                if goes is None:
                    missed.append(words.forget.UNREAD.format(name=path))
                elif goes and not ours:
                    missed.append(words.forget.OTHERS.format(name=path))
                elif goes and _unlinked(path):
                    removed += 1
                elif goes:
                    missed.append(words.forget.UNREAD.format(name=path))
        except OSError:
            return removed, [*missed, words.forget.COPIES_AWAY.format(folder=folder)]
        return removed, missed

    def _half_edited(self) -> int:
        """Remove what a killed edit left beside the settings: how many files."""
        return int(_unlinked(self._config.with_name(f".{self._config.name}.tmp")))


def _unlinked(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
