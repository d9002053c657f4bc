"""Counts by day: right after anything that can happen to the files, whatever is in the cache."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.breathing.technique import Session
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.kinds import BY_TABLE
from companion.model.routine import Tick
from companion.model.tallies import counted
from companion.model.wins import Win
from companion.store.database.documents import to_document
from companion.store.store import Store
from companion.store.tallies import Tallies
from companion.verbs.context import Gone

from ..conftest import ZONE, HeldClock

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=ZONE)
moments = st.integers(0, 4).map(lambda n: NOON - timedelta(days=17 * n))
some = st.integers(0, 99)
categories = st.sampled_from(["", "people", "rest"])
CACHE = st.sampled_from([b"", b"{", b'{"rules":"x","months":{}}', b'{"rules":5}'])


def from_the_records(folder: Path) -> dict[date, dict[str, int]]:
    """Every count, made by reading all there is with a store that knows nothing yet."""
    found: defaultdict[date, dict[str, int]] = defaultdict(dict)
    store = Store(folder, device="reader", now=lambda: NOON)
    for place in store.places():
        for table, docs in store.documents(place).items():
            if table in BY_TABLE and BY_TABLE[table].acts:
                for doc in docs.values():
                    here = found[date.fromisoformat(doc["day"])]
                    for key, n in counted(table, doc):
                        here[key] = here.get(key, 0) + n
    return dict(found)


class Counting(RuleBasedStateMachine):
    """A companion, another machine on the same folder, and a cache that anything may happen to."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.data = self.folder / "data"
        self.caches: list[bytes] = []
        self.away: list[tuple[str, bytes]] = []
        self.companion = self._open()
        self.other = Store(self.data, device="phone", now=lambda: NOON)

    def _open(self) -> Companion:
        config = self.folder / "config.yaml"
        return Companion(self.data, Settings(), config=config, clock=HeldClock(NOON))

    @property
    def cache(self) -> Path:
        return self.data / "cache" / "tallies.json"

    def _theirs(self) -> list[Path]:
        return sorted(self.data.glob("*.phone.json"))

    @rule(at=moments, category=categories, seconds=st.integers(0, 400), on_phone=st.booleans())
    def add(self, at: datetime, category: str, seconds: int, on_phone: bool) -> None:
        day = at.date()
        edits = [
            Edit.add(Win(at=at, day=day, text="x", category=category)),
            Edit.add(Session(at=at, day=day, technique="box", seconds=seconds)),
            Edit.add(Tick(at=at, day=day, item="bed", routine="morning", label="Bed", state="partly")),
            Edit.add(CheckIn(at=at, day=day, words=("calm",))),
        ]
        if on_phone:
            self.other.apply(edits)
        else:
            self.companion.context.write("add", edits)

    @rule(pick=some, category=categories, gone=st.booleans(), on_phone=st.booleans())
    def change(self, pick: int, category: str, gone: bool, on_phone: bool) -> None:
        store = self.other if on_phone else self.companion.store
        if wins := store.newest(Win, 100):
            win = wins[pick % len(wins)]
            edit = Edit.delete(win) if gone else Edit.patch(win, category=category)
            if on_phone:
                store.apply([edit])
            else:
                self.companion.context.write("change", [edit])

    @rule(pick=some, at=moments)
    def move_to_another_day(self, pick: int, at: datetime) -> None:
        if wins := self.companion.store.newest(Win, 100):
            edit = Edit.patch(wins[pick % len(wins)], at=at, day=at.date())
            self.companion.context.write("move", [edit])

    @rule(again=st.booleans())
    def take_back(self, again: bool) -> None:
        with suppress(Gone):
            _ = self.companion.redo() if again else self.companion.undo()

    @rule(at=moments, n=some)
    def bring_in(self, at: datetime, n: int) -> None:
        store = self.companion.store
        id = (int(at.timestamp() * 1000) << 22) + n
        with store.writing():
            batch = store.batch({("wins", id): to_document(Win(at=at, day=at.date(), text="in"))}, news=False)
            for _ in batch.write():
                pass

    @rule(at=moments)
    def forget(self, at: datetime) -> None:
        self.companion.forgetting.forget(at.date())

    @rule()
    def the_other_machine_leaves(self) -> None:
        for page in self._theirs():
            self.away.append((page.name, page.read_bytes()))
            page.unlink()

    @precondition(lambda self: bool(getattr(self, "away", [])))
    @rule(pick=some)
    def one_of_its_pages_arrives(self, pick: int) -> None:
        name, data = self.away[pick % len(self.away)]
        (self.data / name).write_bytes(data)

    @rule(pick=some)
    def a_page_is_written_twice_within_one_tick(self, pick: int) -> None:
        """In place, as long as before, and with the time that it had when it was counted."""
        if pages := self._theirs():
            page = pages[pick % len(pages)]
            tick = int(time.time()) * 10**9
            os.utime(page, ns=(tick, tick))
            self.counts_are_right()
            before = page.read_bytes()
            page.write_bytes(before.replace(b'"partly"', b'"PARTLY"').replace(b'"people"', b'"PEOPLE"'))
            os.utime(page, ns=(tick, tick))

    @rule()
    def restart(self) -> None:
        self.companion.close()
        if self.cache.exists():
            self.caches.append(self.cache.read_bytes())
        self.companion = self._open()

    @rule(text=CACHE, pick=some, old=st.booleans())
    def the_cache_is_spoilt_or_old(self, text: bytes, pick: int, old: bool) -> None:
        self.companion.close()
        if self.cache.parent.is_dir():
            self.cache.write_bytes(self.caches[pick % len(self.caches)] if old and self.caches else text)
        self.companion = self._open()

    @invariant()
    def counts_are_right(self) -> None:
        if not hasattr(self, "companion"):
            return
        tallies = self.companion.progress.tallies
        while not tallies.step(2):
            pass
        assert tallies.by_day() == from_the_records(self.data)

    def teardown(self) -> None:
        if hasattr(self, "companion"):
            self.companion.close()
            self.other.close()
            shutil.rmtree(self.folder)


EXAMPLES = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 10
Counting.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=12, deadline=None)
TestCounting = Counting.TestCase


def test_the_counts_of_a_day_by_hand(store: Store) -> None:
    """Two wins, one of them of people; 90.4 and 60 s of breathing make 150 s; one tick, partly."""
    day = NOON.date()
    store.apply(
        [
            Edit.add(Win(at=NOON, day=day, text="a", category="people")),
            Edit.add(Win(at=NOON, day=day, text="b")),
            Edit.add(Session(at=NOON, day=day, technique="box", seconds=90.4)),
            Edit.add(Session(at=NOON, day=day, technique="box", seconds=60)),
            Edit.add(Tick(at=NOON, day=day, item="bed", routine="m", label="Bed", state="partly")),
        ]
    )
    tallies = Tallies(store.database.page_folder)
    assert tallies.step(99)
    assert tallies.by_day() == {
        day: {
            "acts": 5,
            "wins": 2,
            "wins:people": 1,
            "wins:": 1,
            "sessions": 2,
            "sessions:box": 2,
            "seconds": 150,
            "ticks": 1,
            "ticks:bed:partly": 1,
        }
    }


def test_what_is_kept_is_read_again_without_reading_a_month(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply([Edit.add(Win(at=NOON, day=NOON.date(), text="a"))])
    for page in data.glob("*.json"):
        os.utime(page, (NOON.timestamp(), NOON.timestamp() + 0.5))
    kept = Tallies(store.database.page_folder)
    assert kept.step(99)
    monkeypatch.setattr(store.database.page_folder, "month", lambda *_, **__: pytest.fail("a month was read"))
    again = Tallies(store.database.page_folder)
    assert again.step(1) and again.by_day() == kept.by_day()
