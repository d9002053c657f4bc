"""The trash: what was deleted lately, what was replaced from elsewhere, and bringing it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from companion import words
from companion.config.errors import ConfigError
from companion.model.change import Change, ConfigEntry, Entry
from companion.model.days import written_day
from companion.model.kinds import BY_TABLE
from companion.model.routine import RemovedItem
from companion.model.trash import PLAN_ITEMS, Thrown, TrashRow
from companion.verbs.called import called
from companion.verbs.context import Context, Gone

if TYPE_CHECKING:
    from companion.config.edit import ConfigFile


MANY = 20
"""From so many on, things that were deleted in one go, in one millisecond that is, are one row."""


class TrashVerbs:
    """What a person does with what is gone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self) -> tuple[TrashRow, ...]:
        """All that can be brought back, newest first. What went in one go (an undone import) is one row."""
        return tuple(map(self._row, self._together()))

    def bring_back(self, keys: Sequence[str]) -> Change:
        """Bring these back, as one change: the same records again, their history with them.

        A version that was replaced takes the place of the one there is, which goes to the trash. An item of
        the plan goes back to its place in its routine. Raises Gone when one is not in the trash any more,
        ConfigError when the config file cannot take one; then nothing is brought back.
        """
        context = self._context
        with context.store.writing():
            there = {each[0].key: each for each in self._together()}
            if not all(key in there for key in keys):
                raise Gone(words.changes.ROW_GONE)
            rows = [there[key] for key in dict.fromkeys(keys)]
            chosen = [thrown for row in rows for thrown in row]
            items = [thrown for thrown in chosen if thrown.entry.table == PLAN_ITEMS]
            entries: list[Entry] = []
            for replaced in (False, True):
                records = [each for each in chosen if each not in items and each.replaced is replaced]
                if records:
                    entries += context.store.revert([each.entry for each in records], over=replaced)
            try:
                config, elsewhere = self._into_the_plan([_removed(thrown) for thrown in items])
            except ConfigError:
                context.store.revert(entries)
                raise
            said = words.common.these([self._in_short(self._row(row)) for row in rows])
            answer = [words.changes.BROUGHT_BACK_ONE.format(text=said)]
            if elsewhere:
                names = words.common.these([words.common.quoted(item.label) for item in elsewhere])
                answer.append(
                    words.trash.AT_THE_END.format(text=names, **words.common.agreeing(len(elsewhere)))
                )
            change = Change(
                words.changes.BRING_BACK.format(text=said), tuple(entries), config, answer=" ".join(answer)
            )
            context.history.did(change)
        return change

    def _together(self) -> list[list[Thrown]]:
        """What there is to bring back, a list for each row."""
        found = self._thrown()
        sizes = Counter(thrown.at for thrown in found if not thrown.replaced)
        whole = {(thrown.at, thrown.entry.id): thrown for thrown in found if not thrown.replaced}
        rows: dict[str | datetime, list[Thrown]] = {}
        for thrown in found:
            in_one_go = not thrown.replaced and sizes[thrown.at] >= MANY
            of = thrown if thrown.replaced else whole.get((thrown.at, _part_of(thrown)), thrown)
            row = rows.setdefault(thrown.at if in_one_go else of.key, [])
            row.insert(0 if of is thrown and not in_one_go else len(row), thrown)
        return list(rows.values())

    def _thrown(self) -> list[Thrown]:
        """What there is to bring back. An item that stands in the plan is there already; one that was removed
        more than once is there once, as it was removed last.
        """
        found: list[Thrown] = []
        there = {item.id for routine in self._context.settings.routines for item in routine.items}
        for thrown in self._context.store.trash():
            if thrown.entry.table == PLAN_ITEMS:
                try:
                    removed = _removed(thrown)
                except msgspec.ValidationError:  # of another version
                    continue
                if removed.item in there:
                    continue
                there.add(removed.item)
            found.append(thrown)
        return found

    def _into_the_plan(self, items: Sequence[RemovedItem]) -> tuple[ConfigEntry | None, list[RemovedItem]]:
        """Put items back into the config file: the edit, and the items that are not at their old place."""
        if not items:
            return None, []
        placed: list[bool] = []

        def step(file: ConfigFile) -> tuple[str | None, str | None]:
            texts, found = file.restore_items(items)
            placed.extend(found)
            return texts

        entry = self._context.config_edits.edit(step)
        return entry, [item for item, at_its_place in zip(items, placed, strict=True) if not at_its_place]

    @staticmethod
    def _in_short(row: TrashRow) -> str:
        return words.trash.and_more(words.common.quoted(row.text), row.more)

    def _row(self, together: Sequence[Thrown]) -> TrashRow:
        thrown = together[0]
        table, doc = thrown.entry.table, thrown.entry.before or {}
        name = words.kinds.named(table)
        return TrashRow(
            key=thrown.key,
            kind=name.short or name.one,
            text=called(self._context, table, doc),
            note=str(doc.get("note") or doc.get("reason") or ""),
            at=self._context.clock.local(thrown.at),
            replaced=thrown.replaced,
            more=len(together) - 1,
            day=written_day(doc.get("day")) if table in BY_TABLE else None,
        )


def _part_of(thrown: Thrown) -> int:
    """The id of the record that this one belongs to."""
    kind = BY_TABLE.get(thrown.entry.table)
    of = (thrown.entry.before or {}).get(kind.part_of) if kind and kind.part_of else None
    id = str(of).rpartition(":")[2]
    return int(id) if id.isdecimal() else 0


def _removed(thrown: Thrown) -> RemovedItem:
    """The item of the plan that this is about. Fields it has besides are those of the trash."""
    return msgspec.convert(thrown.entry.before, RemovedItem)
