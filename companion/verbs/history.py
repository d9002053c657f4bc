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
from typing import TYPE_CHECKING

import msgspec

from companion import words
from companion.config.errors import ConfigChanged, ConfigError
from companion.model.change import Change
from companion.store.database.file_names import read_name
from companion.store.errors import Stale, StoreError, refused
from companion.store.store import Store
from companion.store.undo import UndoStep, What
from companion.verbs.config_edits import ConfigEdits
from companion.verbs.undo_steps import Steps

if TYPE_CHECKING:
    from companion.store.batch import Batch


class Way(msgspec.Struct, frozen=True):
    """Undo or redo: what its steps are called in the log, and what is said."""

    begun: What
    done: What
    dropped: What
    stays: What
    said: str
    already: str


_said = words.changes
UNDO = Way("undoing", "undid", "refused", "stays", _said.UNDONE, _said.NOT_THERE)
REDO = Way("redoing", "redid", "refused_again", "stays_undone", _said.REDONE, _said.THERE)
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
        """Remember a change of many writes, before the first of them: `batch.write` is to follow.

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
            self._carry_out(GIVE_UP, *self._reversal(steps, steps.done[-1], Change("", change.entries)))

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
            return Change("", answer=self.nothing_to_undo())
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.done, UNDO)

    def redo(self) -> Change:
        """Do again what was undone last. Else as `undo`."""
        if not self._steps().undone:
            return Change("", answer=words.changes.NOTHING_TO_REDO)
        with self._store.writing():
            steps = self._steps()
            return self._turn(steps, steps.undone, REDO)

    def _turn(self, steps: Steps, among: list[UndoStep], way: Way) -> Change:
        """Reverse the newest of these steps that can be, and remember that: as begun, done, or staying."""
        for past, step in enumerate(reversed(among)):
            label = step.change.label
            self._be_sure_of(step)
            try:
                batch, reverse = self._reversal(steps, step, self._store.undo_log.whole(step))
                if reverse.entries or reverse.files:
                    self._carry_out(way, batch, reverse, past)
                    return msgspec.structs.replace(reverse, answer=way.said.format(label=label))
            except (StoreError, ConfigError) as error:
                if steps.stayed(step):
                    continue
                if not isinstance(error, Stale | ConfigChanged):
                    raise  # the disk's refusal says nothing about the step: it is tried again
                self._keep(UndoStep(self._time(), way.stays, Change(label), past=past), tell=False)
                if isinstance(error, ConfigChanged):
                    return Change(label, answer=words.changes.EDITED_SINCE.format(file=error.file))
                return Change(label, answer=words.changes.MOVED_ON)
            self._keep(UndoStep(self._time(), way.dropped, Change(label), past=past))
            return Change("", answer=way.already.format(label=label))
        return Change("", answer=self.nothing_to_undo() if way is UNDO else words.changes.NOTHING_TO_REDO)

    def _be_sure_of(self, step: UndoStep) -> None:
        """Raise StoreError where the log cannot be written: what others did since may be missing in it."""
        if any(step is each for each in self._unkept):  # done here, whatever the log says
            return
        try:
            self._store.undo_log.check()
        except OSError as error:
            why = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
            raise StoreError(words.changes.UNDO_NOT_SURE.format(why=why)) from error

    def _reversal(self, steps: Steps, step: UndoStep, change: Change | None) -> tuple[Batch, Change]:
        """The inverse of what a step did. Raises Stale or ConfigChanged when that has moved on since."""
        if change is None:  # the file that it was in is gone
            raise Stale
        begun = steps.begun(step)
        known = {(entry.table, entry.id): entry for entry in begun.entries} if begun else {}
        batch = self._store.reversal(change.entries, steps.as_stored, known)
        turned = [entry.turned for entry in change.files]
        files = self._config_edits.rebased(turned, begun.files if begun else ())
        config = next((each for each in files if not each.file), None)
        beside = tuple(each for each in files if each.file)
        return batch, Change(step.change.label, batch.entries, config, beside=beside)

    def _carry_out(self, way: Way, batch: Batch, reverse: Change, past: int = 0) -> None:
        """Write an inverse and remember it: before, where that takes more than one write.

        The records come first, once it is sure that none of their pages refuses them.
        """
        files = reverse.files
        step = UndoStep(self._time(), way.done, reverse, past=past)
        if not batch.entries:
            self._config_edits.apply(files)
        elif batch.check() and not files:
            batch.write_at_once()
        else:
            step = self._announce(msgspec.structs.replace(step, what=way.begun))
            for _ in batch.write():
                pass
            self._config_edits.apply(files)
            step = msgspec.structs.replace(step, what=way.done)
        self._keep(step)

    def _steps(self) -> Steps:
        log = self._store.undo_log
        return Steps([*log.read(), *self._unkept], log.whole)

    def _announce(self, step: UndoStep) -> UndoStep:
        """Remember a step. Raises StoreError when the disk refuses."""
        try:
            with self._store.writing():
                kept = self._store.undo_log.append([*self._unkept, step], ahead=True)
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
