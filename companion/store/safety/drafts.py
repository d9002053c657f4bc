"""What is being typed, kept in one private file for each running companion."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec

from companion.files import make_folder, read_file, try_lock, write_durably
from companion.store.database.file_names import UNNAMED, made_of
from companion.store.errors import StoreError

TEXTS = dict[str, str]
GONE = 30 * 86400  # seconds; what another machine typed before that is nobody's: it may have another name now
LENT = "+"  # stands between the name of the drafts and the field, in the name of a file that an editor has
UNREADABLE = "drafts/{name}.json cannot be read; the draft in it was left as it is"


class Draft(msgspec.Struct, frozen=True):
    """A text that is being typed, and what there was when that began; None: nothing is being changed."""

    text: str
    was: str | None = None


DRAFTS = dict[str, Draft]


class Drafts:
    """Texts by the name of their field. `folder` is the data folder, `name` is in the file's name.

    Nothing is on the disk before `flush`. A kernel lock on `<name>.lock` says that its owner lives. Only
    its own machine sees that: with a `machine`, which its names begin with, what others type is left to them.
    `tell` takes a sentence for the person.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        name: str,
        machine: str = "",
        tell: Callable[[str], None] = lambda notice: None,
    ) -> None:
        self._machine = machine
        self._tell = tell
        self._folder = os.path.join(os.path.expanduser(os.fspath(folder)), "drafts")
        self._name = name
        self._drafts: DRAFTS = {}
        self._dirty = False
        self._lock: int | None = None

    def keep(self, key: str, text: str, was: str | None = None) -> None:
        """Keep a field's text, and what it is to replace; one without a word is forgotten."""
        if text != self.get(key):
            self._drafts[key] = Draft(text, was)
            self._dirty = True
            if not text.strip():
                del self._drafts[key]

    def get(self, key: str) -> str:
        return self._drafts[key].text if key in self._drafts else ""

    def was(self, key: str) -> str | None:
        """What a field's text is to replace, as it stood when the typing began; None: unknown."""
        return self._drafts[key].was if key in self._drafts else None

    def texts(self) -> TEXTS:
        return {key: draft.text for key, draft in self._drafts.items()}

    def take(self, key: str) -> str:
        """A field's text, which is then forgotten: it was saved."""
        text = self.get(key)
        self.keep(key, "")
        return text

    def flush(self) -> None:
        """Write what is kept, if that has changed. Raises StoreError when the disk refuses."""
        if not self._dirty:
            return
        self._dirty = False  # before it is written: what is kept meanwhile is for the next time
        try:
            self._live()
            write_durably(self._path(self._name), _encoded(self._drafts))
        except (OSError, UnicodeEncodeError) as error:
            self._dirty = True
            reason = getattr(error, "strerror", None) or str(error)
            raise StoreError(f"Your draft could not be saved: {reason}. It is still in the field.") from error

    def adopt(self, prefix: str = "") -> TEXTS:
        """The texts of companions that are gone, of keys that begin so; they are ours from now on.

        Of a field that is taken, here or by a later one, the text stays where it is for another time.
        Raises StoreError when the disk refuses; then they are where they were.
        """
        adopted: TEXTS = {}
        held: list[tuple[str, int]] = []
        left: dict[str, DRAFTS] = {}
        lent: list[str] = []
        try:
            for name in self._others():
                lock = _lock_of(self._path(name, "lock"))
                if lock is None:
                    continue
                held.append((name, lock))
                try:
                    drafts = self._drafts_of(name)
                except (OSError, ValueError):
                    self._tell(UNREADABLE.format(name=name))
                    continue
                wanted = [key for key in drafts if key.startswith(prefix) and not self.get(key)]
                if drafts and not wanted:
                    continue
                left[name] = {key: draft for key, draft in drafts.items() if key not in wanted}
                for key in wanted:
                    adopted[key] = drafts[key].text
                    self.keep(key, drafts[key].text, drafts[key].was)
                    lent.append(self._lent(name, key))
            self.flush()
            for path in lent:
                with suppress(OSError):
                    os.unlink(path)
            with suppress(OSError):
                for name, drafts in left.items():
                    if drafts:
                        write_durably(self._path(name), _encoded(drafts))
                    else:
                        self._remove(name)
        finally:
            for _, lock in held:
                os.close(lock)
        return {key: text for key, text in adopted.items() if text}

    def lend(self, key: str, text: str) -> tuple[str, int]:
        """Write a field's text to a file of its own, for an editor; return its path and our lock.

        An editor that holds the lock, too, has its file to itself as long as it lives, whoever else is gone.
        Raises OSError when the disk refuses.
        """
        self._live()
        assert self._lock is not None
        path = self._lent(self._name, key)
        write_durably(path, text.encode("utf-8", "surrogateescape"))
        return path, self._lock

    def take_back(self, key: str) -> str:
        """Take what an editor has left as the text of a field; its file goes once that is on the disk.

        Raises OSError and StoreError; then the file is still there.
        """
        path = self._lent(self._name, key)
        self.keep(key, text := _read_lent(path), self.was(key))
        self.flush()
        os.unlink(path)
        return text

    def close(self) -> None:
        """Write what is left, or remove the file when nothing is. Raises StoreError as `flush` does."""
        self.flush()
        if self._lock is not None:
            if not self._drafts:
                self._remove(self._name)
            os.close(self._lock)
            self._lock = None

    def _path(self, name: str, ending: str = "json") -> str:
        return os.path.join(self._folder, f"{name}.{ending}")

    def _live(self) -> None:
        """Take the lock that says we live, under a name that nobody has."""
        make_folder(self._folder)
        name, number = self._name, 1
        while self._lock is None:
            if not os.path.exists(self._path(name)):
                self._lock = try_lock(self._path(name, "lock"))
            if self._lock is None:
                number += 1
                name = f"{self._name}.{number}"
        self._name = name

    def _lent(self, name: str, key: str) -> str:
        """The file that an editor has while it edits a field's text."""
        field = re.sub(r"[^a-z0-9_.-]", lambda sign: f"%{ord(sign[0]):x};", key)
        return self._path(f"{name}{LENT}{field}", "md")

    def _drafts_of(self, name: str) -> DRAFTS:
        """The drafts of a companion that is gone; of what an editor had, what stands in its file."""
        path = self._path(name)
        drafts = read_drafts(path) if os.path.lexists(path) else {}
        for file in sorted(os.listdir(self._folder)):
            of, _, rest = file.partition(LENT)
            if of == name and rest.endswith(".md"):
                key = re.sub(r"%([0-9a-f]+);", lambda sign: chr(int(sign[1], 16)), rest[:-3])
                was = drafts[key].was if key in drafts else None
                drafts[key] = Draft(_read_lent(os.path.join(self._folder, file)), was)
        return drafts

    def _others(self) -> list[str]:
        """The names of the other drafts, the one written last first."""
        with suppress(OSError):
            files = [
                (e.name.partition(LENT)[0].removesuffix(".json"), e.stat(follow_symlinks=False))
                for e in os.scandir(self._folder)
                if e.name[0] != "."
                and (e.name.endswith(".json") or (LENT in e.name and e.name[-3:] == ".md"))
            ]
            files.sort(key=lambda file: file[1].st_mtime_ns, reverse=True)
            return list(dict.fromkeys(name for name, at in files if self._is_for_us(name, at.st_mtime)))
        return []

    def _is_for_us(self, name: str, changed: float) -> bool:
        if made_of(f"{name}.json")[1] or (name == self._name and self._lock is not None):
            return False
        ours = "|".join(map(re.escape, {self._machine, UNNAMED}))
        is_elsewhere = self._machine and not re.fullmatch(rf"(?:{ours})-\d+(?:\.\d+)?", name)
        return not is_elsewhere or time.time() - changed > GONE

    def _remove(self, name: str) -> None:
        for ending in ("json", "lock"):
            with suppress(OSError):
                os.unlink(self._path(name, ending))


def is_typing(folder: str | os.PathLike[str]) -> bool:
    """Whether a companion that is open on this machine keeps drafts."""
    drafts = os.path.join(folder, "drafts")
    with suppress(OSError):
        for name in os.listdir(drafts):
            if name.endswith(".lock"):
                if (lock := try_lock(os.path.join(drafts, name))) is None:
                    return True
                os.close(lock)
    return False


def _read_lent(path: str) -> str:
    """What an editor has left in a file, without the end of line that it put at the end."""
    data = read_file(path)[0]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").removesuffix("\n")


def _lock_of(path: str) -> int | None:
    with suppress(OSError):
        return try_lock(path)
    return None


def _encoded(drafts: DRAFTS) -> bytes:
    """A text by itself where it replaces nothing."""
    return msgspec.json.encode(
        {key: draft.text if draft.was is None else draft for key, draft in drafts.items()}
    )


def read_drafts(path: str) -> DRAFTS:
    """The drafts of a file. Raises OSError and ValueError when it cannot be read, and must be left alone."""
    try:
        found = msgspec.json.decode(read_file(path)[0], type=dict[str, str | Draft])
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return {key: Draft(draft) if isinstance(draft, str) else draft for key, draft in found.items()}
