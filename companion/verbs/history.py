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
from companion.config.errors import ConfigChanged, ConfigError
from companion.model.change import Change, Entry
from companion.store.database.file_names import read_name
from companion.store.database.merging import revision
from companion.store.errors import Stale, StoreError, refused
from companion.store.store import Store
from companion.store.undo import UndoStep, What
from companion.verbs.config_edits import ConfigEdits


class Steps:
    """What can be undone and done again, newest last, as the steps taken leave it."""

    def __init__(self, steps: list[UndoStep], whole: Callable[[UndoStep], Change | None]) -> None:
        """`whole` reads the change of a step that is kept elsewhere."""
        self._whole = whole
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []
        self._begun: tuple[UndoStep, UndoStep] | None = (
            None  # what was being undone, and the step that was cut off
        )
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


class Way(msgspec.Struct, frozen=True):
    """Undo or redo: what its steps are called in the log, and what is said."""

    begun: What
    done: What
    dropped: What
    stays: What
    said: str
    already: str
    nothing: str


UNDO = Way(
    "undoing",
    "undid",
    "refused",
    "stays",
    words.changes.UNDONE,
    words.changes.NOT_THERE,
    words.changes.NOTHING_TO_UNDO,
)
REDO = Way(
    "redoing",
    "redid",
    "refused_again",
    "stays_undone",
    words.changes.REDONE,
    words.changes.THERE,
    words.changes.NOTHING_TO_REDO,
)
GIVE_UP = msgspec.structs.replace(UNDO, done="refused")


class History:
    """What was done and what was undone. Undo is refused where a record has moved on."""

    def __init__(self, store: Store, config_edits: ConfigEdits, now: Callable[[], datetime]) -> None:
        self._store = store
        self._config_edits = config_edits
        self._time = now
        self._unkept: list[UndoStep] = []  # those the disk refused: known until we leave

    def did(self, change: Change) -> None:
        """Remember a change. To be called within `store.writing()`, so that the order is that of the disk."""
        if change.entries or change.files:
            self._keep(UndoStep(self._time(), "did", change))

    def announce(self, change: Change) -> None:
        """Remember a change of many writes, before the first of them: `store.put` is to follow.

        Raises StoreError when the disk refuses; then it is not to be begun.
        """
        if change.entries or change.files:
            self._announce(UndoStep(self._time(), "did", change))

    def give_up(self, change: Change) -> None:
        """Take back what there is of the records of a change just announced; its files are as they were.

        What the disk refuses of that is left to undo.
        """
        with suppress(StoreError), self._store.writing():
            steps = self._steps()
            reverse = self._reversal(steps, steps.done[-1], Change(change.label, change.entries))
            self._carry_out(GIVE_UP, reverse)

    def done(self) -> list[tuple[datetime, str, bool]]:
        """When what was done that can be undone, newest first; and whether that could not be, so far."""
        steps = self._steps()
        return [(step.at, step.change.label, steps.stayed(step)) for step in reversed(steps.done)]

    def nothing_to_undo(self) -> str:
        """What is said when there is nothing; where other machines write here too, that it is of this one."""
        database = self._store.database
        machines = {page.device for name in database.page_folder.listing.names() if (page := read_name(name))}
        return (
            words.changes.NOTHING_TO_UNDO_HERE
            if machines - {database.device}
            else words.changes.NOTHING_TO_UNDO
        )

    def undo(self) -> Change:
        """Take back the newest change made on this machine.

        One that has moved on is told the first time and passed by from then on, but tried each time.
        Raises StoreError or ConfigError when the disk refuses; the change stays the next one to undo.
        """
        if not self._steps().done:
            return Change("", words=self.nothing_to_undo())
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.done, UNDO)

    def redo(self) -> Change:
        """Do again what was undone last. Else as `undo`."""
        if not self._steps().undone:
            return Change("", words=words.changes.NOTHING_TO_REDO)
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.undone, REDO)

    def _turn(self, steps: Steps, among: list[UndoStep], way: Way) -> Change:
        """Reverse the newest of these steps that can be, and remember that: as begun, done, or staying."""
        for past, step in enumerate(reversed(among)):
            label = step.change.label
            self._be_sure_of(step)
            try:
                reverse = self._reversal(steps, step, self._store.undo_log.whole(step))
                if reverse.entries or reverse.files:
                    self._carry_out(way, reverse, past)
                    return msgspec.structs.replace(reverse, words=way.said.format(label=label))
            except (StoreError, ConfigError) as error:
                if steps.stayed(step):
                    continue
                if not isinstance(error, Stale | ConfigChanged):
                    raise  # the disk's refusal says nothing about the step: it is tried again
                self._keep(UndoStep(self._time(), way.stays, Change(label), past=past), tell=False)
                if isinstance(error, ConfigChanged):
                    return Change(label, words=words.changes.EDITED_SINCE.format(file=error.file))
                return Change(label, words=words.changes.MOVED_ON)
            self._keep(UndoStep(self._time(), way.dropped, Change(label), past=past))
            return Change("", words=way.already.format(label=label))
        return Change("", words=self.nothing_to_undo() if way is UNDO else way.nothing)

    def _be_sure_of(self, step: UndoStep) -> None:
        """Raise StoreError where the log cannot be written: what others did since may be missing in it."""
        if any(step is each for each in self._unkept):  # done here, whatever the log says
            return
        try:
            self._store.undo_log.check()
        except OSError as error:
            why = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
            raise StoreError(words.changes.UNDO_NOT_SURE.format(why=why)) from error

    def _reversal(self, steps: Steps, step: UndoStep, change: Change | None) -> Change:
        """The inverse of what a step did. Raises Stale or ConfigChanged when that has moved on since."""
        if change is None:  # the file that it was in is gone
            raise Stale
        begun = steps.begun(step)
        known = {(entry.table, entry.id): entry for entry in begun.entries} if begun else {}
        entries = self._store.reversal(change.entries, steps.as_stored, known)
        files = self._config_edits.now([entry.turned for entry in change.files], begun.files if begun else ())
        config = next((each for each in files if not each.file), None)
        return Change(change.label, entries, config, beside=tuple(each for each in files if each.file))

    def _carry_out(self, way: Way, reverse: Change, past: int = 0) -> None:
        """Write an inverse and remember it: before, where that takes more than one write.

        The records come first, once it is sure that none of their pages refuses them.
        """
        entries, files = reverse.entries, reverse.files
        if not entries:
            self._config_edits.apply(files)
        elif files or not self._store.put_at_once(entries):
            self._store.check(entries)
            step = self._announce(UndoStep(self._time(), way.begun, reverse, past=past))
            for _ in self._store.put(entries, moves=True):
                pass
            self._config_edits.apply(files)
            self._keep(msgspec.structs.replace(step, what=way.done))
            return
        self._keep(UndoStep(self._time(), way.done, reverse, past=past))

    def _steps(self) -> Steps:
        log = self._store.undo_log
        return Steps([*log.read(), *self._unkept], log.whole)

    def _announce(self, step: UndoStep) -> UndoStep:
        """Remember a step. Raises StoreError when the disk refuses."""
        try:
            with self._store.writing():
                kept = self._store.undo_log.append([*self._unkept, step])
        except OSError as error:
            raise refused(error) from error
        self._unkept = []
        return kept[-1]

    def _keep(self, step: UndoStep, *, tell: bool = True) -> None:
        """Remember a step, here at least where the disk refuses; what was done is saved."""
        self._unkept.append(step)
        try:
            with self._store.writing():
                self._store.undo_log.append(self._unkept)
        except (StoreError, OSError):
            if tell:
                self._store.tell(words.changes.UNDO_NOT_KEPT)
            return
        self._unkept = []
