"""Edits of the plan (the routines in the config file), made in the app and undoable."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.model.change import ConfigEntry

if TYPE_CHECKING:
    from companion.config.edit import ConfigFile

Step = Callable[["ConfigFile"], tuple[str | None, str | None]]


class Planning:
    """The config file as the verbs see it; the editor is imported with the first edit."""

    def __init__(self, path: str, reload: Callable[[], object]) -> None:
        self._path = path
        self._reload = reload
        self._file: ConfigFile | None = None

    def edit(self, step: Step) -> ConfigEntry | None:
        """Run one edit and take the settings it leads to; None when it changed nothing.

        Raises ConfigError, also for what is wrong with the file already; then nothing changed.
        """
        self._reload()  # the editor knows the file's form only, not the techniques and keys it may name
        before, after = step(self._editor())
        self._reload()
        return ConfigEntry(before, after) if before != after else None

    def put_back(self, entry: ConfigEntry) -> ConfigEntry:
        """Restore the text before an edit; refuses with ConfigChanged where the file has moved on."""
        self._editor().put(entry.after, entry.before)
        self._reload()
        return ConfigEntry(entry.after, entry.before)

    def _editor(self) -> ConfigFile:
        if self._file is None:
            from companion.config.edit import ConfigFile

            self._file = ConfigFile(self._path)
        return self._file
