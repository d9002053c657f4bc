"""Undo and redo: one mechanism for everything a verb does, records and config alike.

There is one history a machine: what was done in another tab or in the shell is undone here as well,
and after a restart. A step is on the disk once its change is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Literal

import msgspec

from companion import words
from companion.config.errors import ConfigChanged, ConfigError
from companion.model.change import Change, Entry
from companion.store.errors import Stale, StoreError
from companion.store.pages import revision
from companion.store.store import Store
from companion.store.undo import Step
from companion.verbs.planning import Planning

What = Literal["did", "undid", "redid", "refused", "refused_again"]


class Steps:
    """What can be undone and done again, newest last, as the steps taken leave it."""

    def __init__(self, steps: list[Step], whole: Callable[[Step], Change | None]) -> None:
        """`whole` reads the change of a step that is kept elsewhere."""
        self._whole = whole
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._now: dict[tuple[str, int, int], int] = {}  # table, id, revision -> revision it has now
        for step in steps:
            self._take(step)

    def _take(self, step: Step) -> None:
        if step.what == "did":
            self.done.append(step)
            self.undone.clear()  # what had been undone before can no longer be done again
            return
        came_from = self.done if step.what in ("undid", "refused") else self.undone
        was = came_from.pop() if came_from else None
        if step.what == "undid":
            self.undone.append(step)
        elif step.what == "redid":
            self.done.append(step)
        if was is not None:
            self._note(self._whole(was), self._whole(step))

    def _note(self, was: Change | None, change: Change | None) -> None:
        """A state that is back has a new revision; the changes that led to it know it by the old one."""
        if was is None or change is None:
            return
        written = {(entry.table, entry.id): entry.revision for entry in change.entries}
        for entry in was.entries:
            if entry.before is not None and (now := written.get((entry.table, entry.id))):
                self._now[entry.table, entry.id, revision(entry.id, entry.before)] = now

    def as_stored(self, entry: Entry) -> Entry:
        """An entry with the revision that its document has by now."""
        revision = entry.revision
        while (now := self._now.get((entry.table, entry.id, revision))) is not None:
            revision = now
        return msgspec.structs.replace(entry, revision=revision)


class History:
    """What was done and what was undone. Undo is refused where a record has moved on."""

    def __init__(self, store: Store, planning: Planning, now: Callable[[], datetime]) -> None:
        self._store = store
        self._planning = planning
        self._time = now
        self._unkept: list[Step] = []  # those the disk refused: known until we leave

    def did(self, change: Change) -> None:
        """Remember a change. To be called within `store.writing()`, so that the order is that of the disk."""
        if change.entries or change.files:
            self._keep("did", change)

    def done(self) -> list[tuple[datetime, str]]:
        """When what was done that can be undone, newest first."""
        return [(step.at, step.change.label) for step in reversed(self._steps().done)]

    def undo(self) -> Change:
        """Take back the newest change made on this machine.

        Raises StoreError or ConfigError when the disk refuses; the change stays undoable.
        """
        if not self._steps().done:
            return Change("", words=words.NOTHING_TO_UNDO)
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.done, "undid", "refused", words.UNDONE)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        if not self._steps().undone:
            return Change("", words=words.NOTHING_TO_REDO)
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.undone, "redid", "refused_again", words.REDONE)

    def _turn(self, steps: Steps, among: list[Step], turned: What, refused: What, said: str) -> Change:
        """Reverse the newest of these steps, and remember that."""
        step = among[-1]
        label = step.change.label
        change = self._store.undo_log.whole(step)
        reverse = self._reverse(steps, change) if change else None
        if reverse is None:
            self._keep(refused, Change(label))
            return Change(label, words=words.MOVED_ON)
        self._keep(turned, reverse)
        return msgspec.structs.replace(reverse, words=said.format(label=label))

    def _reverse(self, steps: Steps, change: Change) -> Change | None:
        """The inverse of a change, written; None when something has moved on since."""
        files = [entry.turned for entry in change.files]
        try:
            self._planning.put(files)
        except ConfigChanged:
            return None
        try:
            known = [steps.as_stored(entry) for entry in change.entries]
            entries = self._store.revert(known) if known else ()
        except StoreError as error:
            with suppress(ConfigError):
                self._planning.put([entry.turned for entry in reversed(files)])
            if isinstance(error, Stale):
                return None
            raise
        config = change.config.turned if change.config else None
        return Change(change.label, entries, config, beside=tuple(entry.turned for entry in change.beside))

    def _steps(self) -> Steps:
        log = self._store.undo_log
        return Steps([*log.read(), *self._unkept], log.whole)

    def _keep(self, what: What, change: Change) -> None:
        self._unkept.append(Step(self._time(), what, change))
        try:
            with self._store.writing():
                self._store.undo_log.append(self._unkept)
        except (StoreError, OSError):
            return  # what was done is saved; that it can be undone is known here at least
        self._unkept = []
