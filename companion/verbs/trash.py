"""The trash: what was deleted lately, what was replaced from elsewhere, and bringing it back."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from companion import words
from companion.config.errors import ConfigError
from companion.model.change import Change, ConfigEntry, Document, Entry
from companion.model.kinds import BY_TABLE
from companion.model.routine import Removed
from companion.model.trash import PLAN_ITEMS, Thrown, TrashRow
from companion.verbs.home import Gone, Home


class TrashVerbs:
    """What a person does with what is gone."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def rows(self) -> tuple[TrashRow, ...]:
        """All that can be brought back, newest first."""
        return tuple(self._row(thrown) for thrown in self._thrown())

    def bring_back(self, keys: Sequence[str]) -> Change:
        """Bring these back, as one change: the same records again, their history with them.

        A version that was replaced takes the place of the one there is, which goes to the trash. An item of
        the plan goes back to its place in its routine. Raises Gone when one is not in the trash any more,
        ConfigError when the config file cannot take one; then nothing is brought back.
        """
        home = self._home
        with home.store.writing():
            there = {thrown.key: thrown for thrown in self._thrown()}
            if not all(key in there for key in keys):
                raise Gone(words.ROW_GONE)
            chosen = [there[key] for key in dict.fromkeys(keys)]
            items = [_removed(thrown) for thrown in chosen if thrown.entry.table == PLAN_ITEMS]
            entries: list[Entry] = []
            for replaced in (False, True):
                wanted = [each.entry for each in chosen if each.entry.table != PLAN_ITEMS]
                if wanted := [thrown.entry for thrown in chosen if thrown.replaced is replaced]:
                    entries += home.store.revert(wanted, over=replaced)
            said = words.these([words.quoted(self._row(thrown).text) for thrown in chosen])
            label, answer = words.BRING_BACK.format(text=said), words.BROUGHT_BACK_ONE.format(text=said)
            change = Change(label, tuple(entries), words=answer)
            home.history.did(change)
        return change

    def _row(self, thrown: Thrown) -> TrashRow:
        table, doc = thrown.entry.table, thrown.entry.before or {}
        return TrashRow(
            key=thrown.key,
            kind=words.KINDS.get(table, table),
            text=self._called(table, doc),
            note=str(doc.get("note", "")),
            at=thrown.at,
            replaced=thrown.replaced,
        )

    def _called(self, table: str, doc: Document) -> str:
        if table == "checkins":
            return _check_in(doc)
        if table == "journal":
            return str(doc.get("title") or str(doc.get("text", "")).partition("\n")[0])
        called = str(doc.get(BY_TABLE[table].called, ""))
        if table == "sessions":
            technique = self._home.technique(called)
            seconds = doc.get("seconds")
            length = words.length(seconds) if isinstance(seconds, int | float) else ""
            return ", ".join(part for part in (technique.name if technique else called, length) if part)
        return called


def _check_in(doc: Document) -> str:
    """What was said in a check-in, but for its note."""
    from companion.content.load import check_in_words

    feeling = check_in_words().feeling(doc.get("pleasantness"), doc.get("energy"))
    return ", ".join(part for part in (feeling, *map(str, doc.get("words", ()))) if part)
