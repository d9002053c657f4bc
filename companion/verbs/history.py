"""Undo and redo: one mechanism for everything a verb does, records and config alike."""

from __future__ import annotations

from collections import deque

import msgspec

from companion import words
from companion.config.errors import ConfigChanged
from companion.model.change import Change, Entry
from companion.store.errors import Stale
from companion.store.pages import revision
from companion.store.store import Store
from companion.verbs.planning import Planning

KEPT = 500  # changes that can be undone


class History:
    """What was done and what was undone, newest last. Undo is refused where a record has moved on."""

    def __init__(self, store: Store, planning: Planning) -> None:
        self._store = store
        self._planning = planning
        self._done: deque[Change] = deque(maxlen=KEPT)
        self._undone: list[Change] = []
        self._restored: dict[tuple[str, int, int], int] = {}  # table, id, revision -> revision it has now

    def did(self, change: Change) -> None:
        """Remember a change; what had been undone before can no longer be done again."""
        if change.entries or change.config:
            self._done.append(change)
            self._undone.clear()

    def undo(self) -> Change:
        """Take back the last change. Raises StoreError when the disk refuses; the change stays undoable."""
        if not self._done:
            return Change("", words=words.NOTHING_TO_UNDO)
        change = self._done[-1]
        taken_back = self._reverse(change)
        self._done.pop()
        if taken_back is None:
            return Change(change.label, words=words.MOVED_ON)
        self._undone.append(taken_back)
        return _saying(taken_back, words.UNDONE)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        if not self._undone:
            return Change("", words=words.NOTHING_TO_REDO)
        change = self._undone[-1]
        done_again = self._reverse(change)
        self._undone.pop()
        if done_again is None:
            return Change(change.label, words=words.MOVED_ON)
        self._done.append(done_again)
        return _saying(done_again, words.REDONE)

    def _reverse(self, change: Change) -> Change | None:
        """The inverse of a change, written; None when something has moved on since."""
        try:
            config = self._planning.put_back(change.config) if change.config else None
            known = [self._as_stored(entry) for entry in change.entries]
            entries = self._store.revert(known) if known else ()
        except (Stale, ConfigChanged):
            return None
        # A state that is back has a new revision; the changes that led to it know it by the old one.
        written = {(entry.table, entry.id): entry.revision for entry in entries}
        for was in change.entries:
            if was.before is not None:
                old = revision(str(was.id), was.before)
                self._restored[was.table, was.id, old] = written[was.table, was.id]
        return Change(change.label, entries, config)

    def _as_stored(self, entry: Entry) -> Entry:
        revision = entry.revision
        while (now := self._restored.get((entry.table, entry.id, revision))) is not None:
            revision = now
        return msgspec.structs.replace(entry, revision=revision)


def _saying(change: Change, sentence: str) -> Change:
    return msgspec.structs.replace(change, words=sentence.format(label=change.label))
