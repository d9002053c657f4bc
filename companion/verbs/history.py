"""Undo and redo: one mechanism for everything a verb does, records and config alike.

There is one history a machine: what was done in another tab or in the shell is undone here as well,
and after a restart. A step of one write is on the disk once its change is. One of many writes (an import,
a restore, the undoing of one) is on the disk before the first of them, so that it is one step also where
it was cut off: undo leaves out what never arrived, and an undo that was cut off goes on when it is asked
for again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import msgspec

from companion import words
from companion.config.errors import ConfigChanged
from companion.model.change import Change, Entry
from companion.store.errors import Stale, StoreError, refused
from companion.store.pages import revision
from companion.store.store import Store
from companion.store.undo import Step, What
from companion.verbs.planning import Planning


class Steps:
    """What can be undone and done again, newest last, as the steps taken leave it."""

    def __init__(self, steps: list[Step], whole: Callable[[Step], Change | None]) -> None:
        """`whole` reads the change of a step that is kept elsewhere."""
        self._whole = whole
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._begun: tuple[Step, Step] | None = None  # what was being undone, and the step that was cut off
        self._half: tuple[Step, Step] | None = None  # the same for a redo, which stands among `done`
        self._turned: list[tuple[Step, Step]] = []  # what was reversed, and the step that did it
        self._same: list[tuple[Step, Step]] = []  # a step, and one that led to what it had led to
        self._now: dict[tuple[str, int, int], int] = {}  # table, id, revision -> revision it has now
        for step in steps:
            self._take(step)

    def begun(self, step: Step) -> Change | None:
        """The reversal of a step that was begun and cut off."""
        found = [begun for begun in (self._begun, self._half) if begun and begun[0] is step]
        return self._whole(found[0][1]) if found else None

    def _take(self, step: Step) -> None:
        if step.what == "did":
            self.done.append(step)
            self.undone.clear()  # what had been undone before can no longer be done again
            return
        came_from = self.done if step.what in ("undoing", "undid", "refused") else self.undone
        if step.what in ("redoing", "redid") and self._half and self._half[1] in self.done[-1:]:
            self.done.pop()  # this one goes on with it
        if step.what == "undoing":
            self._begun = (came_from[-1], step) if came_from else None
        elif step.what == "redoing":
            self._half = (came_from[-1], step) if came_from else None
            self.done.append(step)  # what of it arrived can be undone
        else:
            self._reversed(came_from.pop() if came_from else None, step)

    def _reversed(self, was: Step | None, step: Step) -> None:
        half = self._half if self._half and self._half[1] is was else None
        if step.what == "redid":
            self.done.append(step)
        elif step.what == "undid" and half and half[0] in self.undone[-1:]:
            self._same.append((half[0], step))  # a redo that was cut off: all of it can be done again
        elif step.what == "undid":
            self.undone.append(step)
        if was is not None:
            self._turned.append((was, step))

    def as_stored(self, entry: Entry) -> Entry:
        """An entry with the revision that its document has by now."""
        for was, step in self._turned:
            self._note(self._whole(was), self._whole(step))
        for one, other in self._same:
            self._note(self._whole(one), self._whole(other), same=True)
        self._turned, self._same = [], []
        revision = entry.revision
        while (now := self._now.get((entry.table, entry.id, revision))) is not None:
            revision = now
        return msgspec.structs.replace(entry, revision=revision)

    def _note(self, was: Change | None, change: Change | None, *, same: bool = False) -> None:
        """A state that is back has a new revision; the changes that led to it know it by the old one.

        The state is the one before `was` or, with `same`, the one after it.
        """
        if was is None or change is None:
            return
        written = {(entry.table, entry.id): entry.revision for entry in change.entries}
        for entry in was.entries:
            if (now := written.get((entry.table, entry.id))) is None:
                continue
            if same:
                self._now[entry.table, entry.id, entry.revision] = now
            elif entry.before is not None:
                self._now[entry.table, entry.id, revision(entry.id, entry.before)] = now


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

    def announce(self, change: Change) -> None:
        """Remember a change of many writes, before the first of them: `store.put` is to follow.

        Raises StoreError when the disk refuses; then it is not to be begun.
        """
        if change.entries or change.files:
            self._announce("did", change)

    def give_up(self, change: Change) -> None:
        """Take back what there is of the records of a change just announced; its files are as they were.

        What the disk refuses of that is left to undo.
        """
        with suppress(StoreError), self._store.writing():
            steps = self._steps()
            reverse = self._reversal(steps, steps.done[-1], Change(change.label, change.entries))
            self._carry_out("undoing", "refused", reverse)

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
            return self._turn(steps, steps.done, ("undoing", "undid", "refused"), words.UNDONE)

    def redo(self) -> Change:
        """Do again what was undone last. Raises as `undo` does."""
        if not self._steps().undone:
            return Change("", words=words.NOTHING_TO_REDO)
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.undone, ("redoing", "redid", "refused_again"), words.REDONE)

    def _turn(self, steps: Steps, among: list[Step], called: tuple[What, What, What], said: str) -> Change:
        """Reverse the newest of these steps, and remember that: as begun, done, or refused."""
        step, (begun, turned, refused) = among[-1], called
        label, change = step.change.label, self._store.undo_log.whole(step)
        try:
            reverse = self._reversal(steps, step, change) if change else None
            if reverse and (reverse.entries or reverse.files):
                self._carry_out(begun, turned, reverse)
                return msgspec.structs.replace(reverse, words=said.format(label=label))
        except (Stale, ConfigChanged):
            reverse = None
        self._keep(refused, Change(label))
        if reverse is None:
            return Change(label, words=words.MOVED_ON)
        return Change("", words=words.NEVER_ARRIVED.format(label=label))

    def _reversal(self, steps: Steps, step: Step, change: Change) -> Change:
        """The inverse of a change. Raises Stale when a record has moved on since."""
        begun = steps.begun(step)
        known = {(entry.table, entry.id): entry for entry in begun.entries} if begun else {}
        entries = self._store.reversal(change.entries, steps.as_stored, known)
        config = change.config.turned if change.config else None
        return Change(change.label, entries, config, beside=tuple(entry.turned for entry in change.beside))

    def _carry_out(self, begun: What, turned: What, reverse: Change) -> None:
        """Write an inverse and remember it: before, where that takes more than one write.

        Raises ConfigChanged when a file has moved on since.
        """
        if not reverse.entries:
            self._planning.put(reverse.files)
        elif reverse.files or not self._store.put_at_once(reverse.entries):
            step = self._announce(begun, reverse)
            self._planning.put(reverse.files)
            for _ in self._store.put(reverse.entries, moves=True):
                pass
            self._unkept.append(msgspec.structs.replace(step, what=turned))
            self._keep_all()
            return
        self._keep(turned, reverse)

    def _steps(self) -> Steps:
        log = self._store.undo_log
        return Steps([*log.read(), *self._unkept], log.whole)

    def _announce(self, what: What, change: Change) -> Step:
        """Remember a step. Raises StoreError when the disk refuses."""
        step = Step(self._time(), what, change)
        try:
            with self._store.writing():
                kept = self._store.undo_log.append([*self._unkept, step])
        except OSError as error:
            raise refused(error) from error
        self._unkept = []
        return kept[-1]

    def _keep(self, what: What, change: Change) -> None:
        self._unkept.append(Step(self._time(), what, change))
        self._keep_all()

    def _keep_all(self) -> None:
        try:
            with self._store.writing():
                self._store.undo_log.append(self._unkept)
        except (StoreError, OSError):  # what was done is saved; that it can be undone is known here at least
            self._store.tell(words.UNDO_NOT_KEPT)
            return
        self._unkept = []
