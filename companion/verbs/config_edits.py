"""Edits of the plan (the routines in the config file), made in the app and undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion.config.errors import ConfigError
from companion.model.change import ConfigEntry

if TYPE_CHECKING:
    from companion.config.edit import ConfigFile

ConfigStep = Callable[["ConfigFile"], tuple[str | None, str | None]]


class ConfigEdits:
    """The config file as the verbs see it; the editor is imported with the first edit."""

    def __init__(self, path: str, reload: Callable[[], object]) -> None:
        self._path = path
        self._reload = reload

    def edit(self, step: ConfigStep) -> ConfigEntry | None:
        """Run one edit and take the settings it leads to; None when it changed nothing.

        Raises ConfigError, also for what is wrong with the file already; then nothing changed.
        """
        self._reload()  # the editor knows the file's form only, not the techniques and keys it may name
        entry = ConfigEntry(*step(self._editor()))
        self._take([entry])
        return entry if entry.before != entry.after else None

    def rebased(self, entries: Sequence[ConfigEntry], begun: Sequence[ConfigEntry] = ()) -> list[ConfigEntry]:
        """The same edits, made to the files as they are now, without those to files that are so already.

        `begun` are those of a try that was cut off; what it did is among what is returned. Raises
        ConfigChanged where a file has been edited in the same place since, ConfigError where there is a
        mistake in the settings by now.
        """
        edits = [
            self._rebased(entry, [each for each in begun if each.file == entry.file]) for entry in entries
        ]
        if wanted := [entry for entry in edits if entry.before != entry.after]:
            self._reload()
        return wanted

    def _rebased(self, entry: ConfigEntry, begun: Sequence[ConfigEntry]) -> ConfigEntry:
        editor = self._editor(entry.file)
        text = editor.text()
        for each in begun:
            if text in (each.before, each.after):
                return each
        if text in (entry.before, entry.after):
            return ConfigEntry(text, entry.after, entry.file)
        return ConfigEntry(*editor.with_edit(text, entry.before, entry.after), entry.file)

    def apply(self, entries: Sequence[ConfigEntry]) -> None:
        """Give files the text after an edit, all or none; one that has it is left as it is.

        Raises ConfigChanged where one has moved on.
        """
        if not entries:
            return
        done: list[ConfigEntry] = []
        try:
            for entry in entries:
                editor = self._editor(entry.file)
                if editor.text() != entry.after:
                    editor.replace(entry.before, entry.after)
                    done.append(entry)
        except ConfigError:
            self._take_back(done)
            raise
        self._take(done)

    def _take(self, done: Sequence[ConfigEntry]) -> None:
        """Take the settings that files lead to; where these do not read well the files go back."""
        try:
            self._reload()
        except ConfigError:
            self._take_back(done)
            raise

    def _take_back(self, done: Sequence[ConfigEntry]) -> None:
        for entry in reversed(done):
            with suppress(ConfigError):
                self._editor(entry.file).replace(entry.after, entry.before)

    def _editor(self, file: str = "") -> ConfigFile:
        from companion.config.edit import ConfigFile

        return ConfigFile(Path(self._path).parent / file if file else self._path)
