"""The config file as the app edits it: under a lock, checked before it is replaced, replaced whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.config import own, plan
from companion.config.errors import ConfigChanged, ConfigError, ConfigRefused
from companion.config.read import MAX_BYTES, head_of
from companion.files import make_folder, sync_folder, write_durably
from companion.model.breathing.technique import Level, Step
from companion.model.routine import RemovedItem, Routine

__all__ = ["ConfigChanged", "ConfigError", "ConfigFile", "ConfigRefused"]

Texts = tuple[str | None, str | None]


class ConfigFile:
    """A config file, whether it is there or not. The first edit creates it.

    Every edit gives the text before and after (None: no file), which is what undo needs. It raises
    ConfigError when the file has problems, and ConfigRefused, a ConfigError too, when it cannot be made;
    the file is then as it was.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def text(self) -> str | None:
        """The text as it is now, None when there is no file."""
        try:
            return head_of(self.path, MAX_BYTES + 1).decode("utf-8", "surrogateescape")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ConfigRefused(f"{self.path} cannot be read: {_reason(error)}") from None

    def add_item(self, routine_id: str, label: str, position: int | None = None) -> Texts:
        """Add an item to a routine: before the one at `position`, or at the end."""
        return self._edit(lambda text: plan.add_item(text, self.path.name, routine_id, label, position))

    def add_items(self, routine: Routine) -> Texts:
        """Add a routine with its items, or its items to the routine that has its id already."""
        return self._edit(lambda text: plan.add_items(text, self.path.name, routine))

    def rename_item(self, item_id: str, label: str) -> Texts:
        """Change an item's label; its id is written out, so that its history stays its own."""
        return self._edit(lambda text: plan.rename_item(text, self.path.name, item_id, label))

    def move_item(self, item_id: str, offset: int) -> Texts:
        """Move an item by `offset` places in its routine, down or (negative) up, as far as it goes."""
        return self._edit(lambda text: plan.move_item(text, self.path.name, item_id, offset))

    def remove_item(self, item_id: str, keep: Callable[[RemovedItem], None] = lambda removed: None) -> Texts:
        """Remove an item from its routine. `keep` gets it before; where that raises nothing changes."""

        def change(text: str | None) -> str:
            changed, removed = plan.remove_item(text, self.path.name, item_id)
            keep(removed)
            return changed

        return self._edit(change)

    def restore_items(self, items: Sequence[RemovedItem]) -> tuple[Texts, list[bool]]:
        """Put removed items back into their routines; for each, whether it stands at its old place."""
        placed: list[bool] = []

        def change(text: str | None) -> str | None:
            for item in items:
                text, at_its_place = plan.restore_item(text, self.path.name, item)
                placed.append(at_its_place)
            return text

        return self._edit(change), placed

    def set_breathing_level(self, level: Level | None) -> Texts:
        """Breathe at a level from now on, or (None) at the one each technique has by itself."""
        return self._edit(lambda text: own.set_level(text, self.path.name, level))

    def keep_close(self, techniques: Sequence[str]) -> Texts:
        """Keep these techniques close from now on."""
        return self._edit(lambda text: own.set_close(text, self.path.name, techniques))

    def set_theme(self, theme: str) -> Texts:
        """Wear a theme from now on."""
        return self._edit(lambda text: own.set_theme(text, self.path.name, theme))

    def set_weekly(self, day: str | None) -> Texts:
        """Offer the look back at a week on a day from now on, or (None) on none."""
        return self._edit(lambda text: own.set_weekly(text, self.path.name, day))

    def add_technique(self, name: str, minutes: float, steps: Sequence[Step], taken: Sequence[str]) -> Texts:
        """Add a technique of one's own, with an id that is not taken."""
        return self._edit(lambda text: own.add_technique(text, self.path.name, name, minutes, steps, taken))

    def with_edit(self, text: str | None, before: str | None, after: str | None) -> Texts:
        """A text, and what an edit that led from `before` to `after` makes of it. Raises ConfigChanged.

        No file counts as the example that ships, which is what the first edit made one of.
        """
        from companion.config.merge import edited

        was, wanted = (plan.example() if each is None else each for each in (before, after))
        found = None if text is None else edited(text, was, wanted, self.path.name)
        if found is None:
            raise ConfigChanged(self.path.name)
        return text, found

    def replace(self, expected: str | None, text: str | None) -> Texts:
        """Make the whole file `text` (None: no file). Raises ConfigChanged when it is not as expected."""
        with self._held() as file:
            if self.text() != expected:
                raise ConfigChanged(self.path.name)
            if text is None:
                file.unlink(missing_ok=True)
                with suppress(OSError):
                    sync_folder(str(file.parent))
            else:
                _write(file, text)
        return expected, text

    def _edit(self, change: Callable[[str | None], str | None]) -> Texts:
        with self._held() as file:
            before = self.text()
            after = change(before)
            if after is not None and after != before:
                if self.text() != before:  # whoever takes no lock, an editor for one
                    raise ConfigChanged(self.path.name)
                _write(file, after)
        return before, after

    @contextmanager
    def _held(self) -> Iterator[Path]:
        """The file that the path stands for, symbolic links followed, with its folder locked."""
        file = Path(os.path.realpath(self.path))
        try:
            make_folder(str(file.parent))
            with _locked(file.parent):
                if self.path.exists() and not self.path.is_file():
                    raise ConfigRefused(f"{self.path} is not a regular file; nothing was changed")
                if file.exists() and not (file.stat().st_mode & 0o222 and os.access(file, os.W_OK)):
                    raise ConfigRefused(f"{self.path} is read-only; nothing was changed")
                yield file
        except OSError as error:
            sentence = f"{self.path} could not be written: {_reason(error)}; nothing was changed"
            raise ConfigRefused(sentence) from None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock on a folder. Where folders cannot be locked the check before replacing has to do."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(file: Path, text: str) -> None:
    """Replace a file whole, keeping its mode; a new one is 0600."""
    mode = file.stat().st_mode & 0o7777 if file.exists() else 0o600
    data = text.encode("utf-8", "surrogateescape")
    try:
        write_durably(str(file), data, mode=mode)
    except OSError:
        if not file.exists() or file.read_bytes() != data:
            raise  # else it is in place, and only its name is not sure to outlast a power cut


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
