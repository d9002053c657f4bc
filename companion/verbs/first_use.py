"""First use: which of the panes have been used once. Bounded state, and no part of undo."""

from __future__ import annotations

from companion.model.change import Edit
from companion.model.first_use import FirstUse
from companion.model.kinds import KINDS
from companion.store.errors import StoreError
from companion.verbs.context import Context


class FirstUseVerbs:
    """What was used once stays so, on every machine that shares the folder."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._unsaved: frozenset[str] = frozenset()  # where the disk refuses

    def used(self) -> frozenset[str]:
        """The names of what has been used, and the tables that tell of it."""
        kept = (name for each in self._records() for name in each.used)
        told = (kind.table for kind in KINDS if self._context.store.count(kind.struct))
        return self._unsaved.union(kept, told)

    def did(self, name: str) -> frozenset[str]:
        """Remember that something has been used; what has been by now."""
        records, context = self._records(), self._context
        stored = max(records, key=lambda each: each.rev, default=None)
        names = tuple(sorted({name}.union(*(each.used for each in records))))
        new = FirstUse(at=context.now(), day=context.today(), used=names)
        try:
            context.store.apply([Edit.patch(stored, used=names) if stored else Edit.add(new)])
        except StoreError:  # a line of help is no reason to trouble anyone about the disk
            self._unsaved |= {name}
        return self.used()

    def _records(self) -> list[FirstUse]:
        return self._context.store.core(FirstUse)
