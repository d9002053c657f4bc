"""Any sequence of writes, undos and reopenings, by two stores on one folder, against a plain dict."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from companion.model.change import Edit, Entry
from companion.model.wins import Win
from companion.store.store import Stale, Store

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))
ago = st.integers(0, 4).map(lambda n: NOON - timedelta(days=13 * n))
which = st.integers(0, 1)
some = st.integers(0, 99)
Entries = tuple[Entry, ...]
Changed = Mapping[int, tuple[str, str, datetime] | None]
words = st.text(max_size=6)


class Writing(RuleBasedStateMachine):
    """`model` is what every store must show; `done` the changes, with the model before and after each."""

    @initialize(device=st.sampled_from(["", "desk"]))
    def begin(self, device: str) -> None:
        self.folder = tempfile.mkdtemp()
        self.devices = ["", device]
        self.stores = [self._open(0), self._open(1)]
        self.model: dict[int, tuple[str, str, datetime]] = {}
        self.done: list[tuple[Entries, Changed, Changed]] = []

    def _open(self, n: int) -> Store:
        return Store(self.folder, device=self.devices[n], now=lambda: NOON)

    def _did(self, entries: Entries, changed: Changed) -> None:
        self.done.append((entries, {e.id: self.model.get(e.id) for e in entries}, changed))
        self._become(changed)

    def _become(self, changed: Changed) -> None:
        for id, value in changed.items():
            self.model.pop(id, None)
            if value:
                self.model[id] = value

    def _pick(self, n: int, store: Store) -> Win | None:
        """A record as a store reads it."""
        return store.get(Win, sorted(self.model)[n % len(self.model)]) if self.model else None

    @rule(n=which, new=st.lists(st.tuples(words, ago), min_size=1, max_size=3))
    def add(self, n: int, new: list[tuple[str, datetime]]) -> None:
        edits = [Edit.add(Win(at=at, day=at.date(), text=text)) for text, at in new]
        entries = self.stores[n].apply(edits)
        assert len({e.id for e in entries} - self.model.keys()) == len(new)
        self._did(entries, {e.id: (text, "", at) for e, (text, at) in zip(entries, new, strict=True)})

    @rule(n=which, pick=some, note=words)
    def patch(self, n: int, pick: int, note: str) -> None:
        if record := self._pick(pick, self.stores[n]):
            entries = self.stores[n].apply([Edit.patch(record, note=note)])
            self._did(entries, {record.id: (record.text, note, record.at)})

    @rule(n=which, pick=some, at=ago)
    def move(self, n: int, pick: int, at: datetime) -> None:
        if record := self._pick(pick, self.stores[n]):
            entries = self.stores[n].apply([Edit.patch(record, at=at, day=at.date())])
            moved = {e.id: (record.text, record.note, at) if e.after else None for e in entries}
            self._did(entries, moved)

    @rule(n=which, picks=st.lists(some, min_size=1, max_size=2))
    def delete(self, n: int, picks: list[int]) -> None:
        records = {r.id: r for pick in picks if (r := self._pick(pick, self.stores[n]))}
        if records:
            entries = self.stores[n].apply([Edit.delete(record) for record in records.values()])
            self._did(entries, dict.fromkeys(records))

    @rule(n=which, back=st.integers(1, 4))
    def revert(self, n: int, back: int) -> None:
        """The last change can always be undone, an earlier one only if nothing was done to it since."""
        if len(self.done) < back:
            return
        entries, before, after = self.done[-back]
        touched = {id for _, _, changed in self.done[len(self.done) - back + 1 :] for id in changed}
        try:
            undone = self.stores[n].revert(entries)
        except Stale:
            assert touched & after.keys()
        else:
            assert not touched & after.keys()
            self._did(undone, before)

    @rule(n=which, pick=some)
    def use_a_record_read_too_early(self, n: int, pick: int) -> None:
        if record := self._pick(pick, self.stores[n]):
            entries = self.stores[1 - n].apply([Edit.patch(record, keep=True)])
            self._did(entries, {record.id: self.model[record.id]})
            for edit in (Edit.patch(record, note="lost"), Edit.delete(record)):
                try:
                    self.stores[n].apply([edit])
                except Stale:
                    continue
                raise AssertionError("a stale record was written")

    @rule(n=which)
    def reopen(self, n: int) -> None:
        self.stores[n].close()
        self.stores[n] = self._open(n)

    @invariant()
    def every_store_shows_the_model(self) -> None:
        for store in getattr(self, "stores", ()):
            found = store.newest(Win, 1000)
            assert {w.id: (w.text, w.note, w.at) for w in found} == self.model
            assert found[::-1] == store.oldest(Win, 1000, -1)
            assert len(store.on(Win, NOON.date())) == sum(at == NOON for _, _, at in self.model.values())
            assert store.notices() == []

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            while not self.stores[0].summarise(1):
                pass
            assert self.stores[0].count(Win) == len(self.model)
            assert self.stores[0].days() == {at.date() for _, _, at in self.model.values()}
            shutil.rmtree(self.folder)


EXAMPLES = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 25
Writing.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=15, deadline=None)
TestWriting = Writing.TestCase
