"""The log of what was done and undone on this machine: what undo goes by, also after a restart.

One line a step, appended under the store's lock once the change itself is on the disk. A line that is
not whole (the power went) is passed over. A step that was written says its documents whole, before and
after: of the newest no backup tells yet. Of one that is announced it only says whether there will be one.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal, TypeVar

import msgspec

from companion import files
from companion.files import BINARY, make_folder, read_file, write_durably
from companion.model.change import Change, Entry
from companion.model.trash import KEPT_DAYS
from companion.store.database.file_names import UNNAMED
from companion.store.safety.backups import place_aside

LARGEST = 512 * 1024  # bytes; a change has some 500
WHOLE = 1024 * 1024  # bytes: a change of more is in the backups of its pages, and says no document after
LARGE = 32 * 1024  # bytes: a change of more (an import) has a file of its own beside the log
LATELY = 64 * 1024  # bytes at the end of the log: the last steps
KEPT = 500  # steps kept when the log is shortened
UNREADABLE = (
    "{name} is damaged: some earlier changes can no longer be undone. The damaged file is kept in the data "
    "folder as {kept}"
)

T = TypeVar("T")
What = Literal[
    "did", "undoing", "undid", "redoing", "redid", "refused", "refused_again", "stays", "stays_undone"
]


class UndoStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step, and when. `file` holds the change when it is large.

    A step of many writes is here before the first of them: `did`, and `undoing` and `redoing`, which become
    `undid` and `redid` once all is done. `stays` is an undo, `stays_undone` a redo, that could not be done
    and was said so. `refused` and `refused_again` will not be tried again, as there is nothing of it; what
    else `refused` did took back a step that was cut off. All these are about the newest step but `past`.
    With `whole` its documents are here as they were written. `on` is the machine.
    """

    at: datetime
    what: What
    change: Change
    file: str = ""
    past: int = 0
    on: str = ""
    whole: bool = False


class UndoLog:
    """`undo/<device>.jsonl` in the data folder, 0600. It is appended to under the store's lock.

    A machine that is given a name takes along the log that it wrote without one.
    """

    def __init__(self, folder: str, device: str, tell: Callable[[str], None] = lambda notice: None) -> None:
        """`folder` is the data folder; `tell` takes a sentence for the person."""
        self._data = folder
        self._tell = tell
        self._folder = os.path.join(folder, "undo")
        self._device = device
        self._machine = this_machine()
        self._stem = device or UNNAMED
        self._path = os.path.join(self._folder, f"{self._stem}.jsonl")
        self._looked = False

    @property
    def name(self) -> str:
        """The file, from the data folder."""
        return f"undo/{self._stem}.jsonl"

    def read(self) -> list[UndoStep]:
        """The steps, oldest first; what cannot be read is left out."""
        if not self._device or os.path.lexists(self._path):
            return _read(self._path)
        return self._nameless()[1]

    def _nameless(self) -> tuple[str, list[UndoStep]]:
        """The log that this machine wrote before it had a name, and its steps; none if another one did."""
        path = os.path.join(self._folder, f"{UNNAMED}.jsonl")
        steps = _read(path)
        return path, steps if steps and steps[-1].on == self._machine else []

    def is_doubled(self) -> bool:
        """Whether two machines took turns in writing it, and not one that was moved to another."""
        turns = [on for on, _ in groupby(step.on for step in self.read() if step.on)]
        return len(turns) > 2

    def whole(self, step: UndoStep) -> Change | None:
        """The change of a step, read from its own file when it has one; None when that is gone."""
        if not step.file:
            return step.change
        with suppress(OSError, ValueError):
            return _decoded(read_file(os.path.join(self._folder, step.file))[0], Change)
        return None

    def written(self, lately: bool = False) -> Iterator[Entry]:
        """What the steps left, as far as they say it whole, oldest first; or that of the last of them."""
        path = self._path
        if self._device and not os.path.lexists(path):
            path = self._nameless()[0]
        steps = _read(path, LATELY if lately else files.LARGEST)
        for number, step in enumerate(steps, 1):
            is_at_hand = not step.file or not lately or number == len(steps)
            if step.whole and is_at_hand and (change := self.whole(step)):
                yield from change.entries

    def append(self, steps: Sequence[UndoStep], *, ahead: bool = False) -> list[UndoStep]:
        """Write steps, synced; all or none. What was written. Raises OSError when the disk refuses.

        Of those written `ahead` of what they are about it is not known whether they will be.
        """
        self._make_room()
        is_new = not os.path.exists(self._path)
        steps = [msgspec.structs.replace(self._small(step, ahead), on=self._machine) for step in steps]
        data = b"".join(_encoded(step) + b"\n" for step in steps)
        fd = self._opened()
        try:
            size = os.fstat(fd).st_size
            os.lseek(fd, max(size - 1, 0), os.SEEK_SET)
            if size and os.read(fd, 1) != b"\n":  # the last line was never finished
                data = b"\n" + data
            try:
                files.write_all(fd, data)
                files.sync_file(fd)
                if is_new:
                    files.sync_folder(self._folder)
            except OSError:
                with suppress(OSError):
                    os.ftruncate(fd, size)
                raise
        finally:
            os.close(fd)
        self._shorten(size + len(data), steps[-1].at)
        return steps

    def check(self) -> None:
        """Raise OSError where `append` could not but be refused."""
        self._make_room()
        os.close(self._opened())

    def _opened(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | BINARY, 0o600)

    def _make_room(self) -> None:
        """Make the folder, clear the log's place, take along what was written without a name."""
        make_folder(self._folder)
        self._clear_the_place()
        if self._device and not os.path.lexists(self._path):
            path, before = self._nameless()
            if before:
                os.rename(path, self._path)

    def _clear_the_place(self) -> None:
        """Set aside what is in the log's place and can be no log, so that there is one from now on."""
        if not os.path.lexists(self._path):
            return
        with suppress(OSError):
            found = os.stat(self._path)
            if stat.S_ISREG(found.st_mode) and found.st_size <= files.LARGEST:
                return
        os.rename(self._path, self._aside())

    def _aside(self) -> str:
        """Return the place for a damaged log, and tell the person of it."""
        aside = place_aside(self._data, os.path.basename(self._path))
        make_folder(os.path.dirname(aside))
        name, kept = (os.path.relpath(path, self._data) for path in (self._path, aside))
        self._tell(UNREADABLE.format(name=name, kept=kept))
        return aside

    def _small(self, step: UndoStep, ahead: bool) -> UndoStep:
        """A step as it stands in a line: one that is large goes to a file."""
        if step.file:
            return step
        change = msgspec.structs.replace(step.change, answer="")
        is_whole = not ahead and all(entry.after != {} for entry in change.entries)
        encoded = _encoded(change) if is_whole else b""
        if not is_whole or len(encoded) > WHOLE:
            change, is_whole = _bare(change), False
            encoded = _encoded(change)
        step = msgspec.structs.replace(step, change=change, whole=is_whole)
        if len(encoded) <= LARGE:
            return step
        name, number = f"{self._stem}@{step.at.timestamp():.6f}", 1
        while os.path.exists(os.path.join(self._folder, f"{name}.{number}.json")):
            number += 1
        name = f"{name}.{number}.json"
        write_durably(os.path.join(self._folder, name), encoded)
        return msgspec.structs.replace(step, change=Change(step.change.label), file=name)

    def _shorten(self, size: int, now: datetime) -> None:
        """Let go of what is older than the trash, more than anyone undoes, or damaged, which is set aside.

        A log is not worth an error.
        """
        first_look, self._looked = not self._looked, True
        if size <= LARGEST and not first_look:
            return
        oldest = now - timedelta(days=KEPT_DAYS)
        with suppress(OSError):
            raw = read_file(self._path)[0]
            steps = _steps(raw)
            before = {step.file for step in steps}
            damaged = len(steps) < sum(not _was_cut(line) for line in raw.split(b"\n"))
            if damaged:
                write_durably(self._aside(), raw)
            if damaged or size > LARGEST or not steps or steps[0].at < oldest:
                steps = [step for step in steps if step.at >= oldest][-KEPT:]
                if size > LARGEST:
                    steps[:-1] = map(_shortened, steps[:-1])
                lines = [_encoded(step) + b"\n" for step in steps]
                while len(lines) > 1 and sum(map(len, lines)) > LARGEST * 3 // 4:
                    del lines[: len(lines) // 4 + 1]
                steps = steps[len(steps) - len(lines) :]
                write_durably(self._path, b"".join(lines))
            self._tidy(before, {step.file for step in steps})

    def _tidy(self, before: set[str], named: set[str]) -> None:
        """Remove the files of steps that are gone, and what a killed companion left half-written."""
        for name in os.listdir(self._folder):
            ours = name in before or name.startswith((f"{self._stem}@", f".{self._stem}@"))
            if ours and name not in named:
                os.unlink(os.path.join(self._folder, name))


def _read(path: str, most: int = files.LARGEST) -> list[UndoStep]:
    """The steps of a log, or those that are whole in its last `most` bytes."""
    try:
        return _steps(read_file(path)[0][-most:])
    except OSError:
        return []


def this_machine() -> str:
    """The name this machine has on its network; empty where it has none."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _was_cut(line: bytes) -> bool:
    """Whether a line is empty, or was never finished as the power went."""
    return not line or (line.startswith(b'{"at":') and not line.endswith(b"}"))


def _bare(change: Change) -> Change:
    entries = tuple(
        msgspec.structs.replace(entry, after=None if entry.after is None else {}) for entry in change.entries
    )
    return msgspec.structs.replace(change, entries=entries)


def _shortened(step: UndoStep) -> UndoStep:
    """A step that is not the newest: what it left is in the backups."""
    return msgspec.structs.replace(step, change=_bare(step.change), whole=False)


def _encoded(value: UndoStep | Change) -> bytes:
    try:
        return msgspec.json.encode(value)
    except (OverflowError, UnicodeEncodeError):  # what other programs may put into a file, and Python reads
        return json.dumps(msgspec.to_builtins(value)).encode()


def _steps(raw: bytes) -> list[UndoStep]:
    steps: list[UndoStep] = []
    for line in filter(None, raw.split(b"\n")):
        with suppress(ValueError, RecursionError):
            steps.append(_decoded(line, UndoStep))
    return steps


def _decoded(data: bytes, struct: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=struct)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(data), struct)
