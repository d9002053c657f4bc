"""What the log of undo comes to: what can be undone, and what can be done again."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from companion.model.change import Change, Entry
from companion.store.database.merging import revision
from companion.store.undo import UndoStep


class Steps:
    """What can be undone and done again, newest last, as the steps taken leave it."""

    def __init__(self, steps: list[UndoStep], whole: Callable[[UndoStep], Change | None]) -> None:
        """`whole` reads the change of a step that is kept elsewhere."""
        self._whole = whole
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []
        self._begun: tuple[UndoStep, UndoStep] | None = None  # what was being undone, and where it ended
        self._half: tuple[UndoStep, UndoStep] | None = None  # the same for a redo, which stands among `done`
        self._stayed: list[UndoStep | None] = []  # what could not be reversed when that was tried
        self._turned: list[tuple[UndoStep, UndoStep]] = []  # what was reversed, and the step that did it
        self._same: list[tuple[UndoStep, UndoStep]] = []  # a step, and one that led to what it had led to
        self._now: dict[tuple[str, int, int], int] = {}  # table, id, revision -> revision it has now
        for step in steps:
            self._take(step)

    def begun(self, step: UndoStep) -> Change | None:
        """The reversal of a step that was begun and cut off."""
        found = [begun for begun in (self._begun, self._half) if begun and begun[0] is step]
        return self._whole(found[0][1]) if found else None

    def stayed(self, step: UndoStep) -> bool:
        """Whether it could not be undone, or done again, when that was tried."""
        return any(each is step for each in self._stayed)

    def _take(self, step: UndoStep) -> None:
        if step.what == "did":
            self.done.append(step)
            self.undone.clear()  # what had been undone before can no longer be done again
            return
        came_from = self.done if step.what in ("undoing", "undid", "refused", "stays") else self.undone
        was = came_from[-1 - step.past] if step.past < len(came_from) else None  # the log may be shortened
        if step.what in ("redoing", "redid") and self._half and self._half[0] is was:
            _leave(self.done, self._half[1])  # this one goes on with it
        if step.what in ("stays", "stays_undone"):
            self._stayed.append(was)
        elif step.what == "undoing":
            self._begun = (was, step) if was else None
        elif step.what == "redoing":
            self._half = (was, step) if was else None
            self.done.append(step)  # what of it arrived can be undone
        else:
            _leave(came_from, was)
            self._reversed(was, step)

    def _reversed(self, was: UndoStep | None, step: UndoStep) -> None:
        half = self._half if self._half and self._half[1] is was else None
        if step.what == "redid":
            self.done.append(step)
        elif step.what == "undid" and half and any(each is half[0] for each in self.undone):
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
            stood = entry.stood if entry.before is None else revision(entry.id, entry.before)
            if known := entry.revision if same else stood:
                self._now[entry.table, entry.id, known] = now


def _leave(steps: list[UndoStep], step: UndoStep | None) -> None:
    steps[:] = [each for each in steps if each is not step]
