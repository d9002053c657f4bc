"""Two and five machines that share a folder through a sync program, in any order of events.

The sync program is a small honest one: it knows for each file which versions it was made from (as
Syncthing does), delivers late, twice and out of order, and of two versions that know nothing of each
other it keeps one and calls the other a conflict copy. Whatever happens, once all have heard of all
they show the same, and every text that was acknowledged and not knowingly replaced is in the pages of
every machine. `HYPOTHESIS_PROFILE=thorough` runs thousands of histories.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import files
from companion.model.change import Edit
from companion.model.wins import Win
from companion.store.store import Store

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=timezone(timedelta(hours=1)))
EXAMPLES = 2000 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 25
Vector = tuple[int, ...]


class Machine:
    """A folder, a store on it, a clock of its own, and what the sync program knows of each file there."""

    def __init__(self, world: World, number: int, device: str, hours: int) -> None:
        self.world, self.number = world, number
        self.folder = Path(tempfile.mkdtemp())
        self.skew = timedelta(hours=hours)
        self.vectors: dict[str, Vector] = {}
        self.seen: dict[str, bytes | None] = {}
        self.store = Store(self.folder, device=device, now=self.now)

    def now(self) -> datetime:
        self.world.ticks += 1
        return NOON + self.skew + timedelta(seconds=self.world.ticks)

    def wins(self) -> list[Win]:
        return self.store.oldest(Win, 1000, -1)

    def files(self) -> dict[str, bytes | None]:
        """What the sync program finds; what has changed since it last looked is a version of its own."""
        there = {path.name: path.read_bytes() for path in self.folder.glob("*.json")}
        found: dict[str, bytes | None] = {name: there.get(name) for name in self.seen.keys() | there.keys()}
        for name, data in found.items():
            if self.seen.get(name) != data:
                vector = list(self.vectors.get(name, (0,) * self.world.count))
                vector[self.number] += 1
                self.vectors[name], self.seen[name] = tuple(vector), data
        return found

    def receive(self, name: str, data: bytes | None, vector: Vector) -> None:
        self.files()
        known = self.vectors.get(name, (0,) * self.world.count)
        if dominates(known, vector):
            return
        mine = self.seen.get(name)
        self.vectors[name] = tuple(map(max, known, vector))
        if dominates(vector, known) or mine is None or mine == data:
            self.put(name, data if data is not None or dominates(vector, known) else mine)
        elif data is not None:
            self.world.conflicts += 1
            stem = name.removesuffix(".json")
            copy = f"{stem}.sync-conflict-20261117-{self.world.conflicts:06}-ABCDEF{self.number}.json"
            self.put(copy, data)
            self.vectors[copy] = tuple(int(n == self.number) for n in range(self.world.count))

    def put(self, name: str, data: bytes | None) -> None:
        self.seen[name] = data
        self.vectors.setdefault(name, (0,) * self.world.count)
        path = self.folder / name
        if data is None:
            path.unlink(missing_ok=True)
            return
        temporary = self.folder / ".syncthing.tmp"
        temporary.write_bytes(data)
        temporary.replace(path)


def dominates(one: Vector, other: Vector) -> bool:
    return all(a >= b for a, b in zip(one, other, strict=True))


class World:
    """The machines, the mail between them, and what was acknowledged."""

    def __init__(self, count: int, named: bool | str, skews: list[int]) -> None:
        self.count, self.ticks, self.conflicts, self.texts = count, 0, 0, 0
        self.machines = [
            Machine(self, n, named if isinstance(named, str) else f"m{n}" * named, skew)
            for n, skew in enumerate(skews[:count])
        ]
        self.mail: list[tuple[str, bytes | None, Vector]] = []
        self.kept: set[str] = set()

    def text(self) -> str:
        self.texts += 1
        self.kept.add(said := f"text{self.texts:04}.")
        return said

    def do(self, what: str, who: int, pick: int) -> None:
        machine = self.machines[who % self.count]
        if what == "add":
            at = machine.now() - timedelta(days=20 * (pick % 2))
            machine.store.apply([Edit.add(Win(at=at, day=at.date(), text=self.text()))])
        elif what == "send":
            for name, data in machine.files().items():
                self.mail.append((name, data, machine.vectors[name]))
        elif what == "receive" and self.mail:
            for step in range(3):
                machine.receive(*self.mail[(pick * 7 + step * 5) % len(self.mail)])
        elif what == "hear":
            other = self.machines[pick % self.count]
            for name, data in other.files().items():
                machine.receive(name, data, other.vectors[name])
        elif what == "tidy":
            machine.store.tidy()
        elif what in ("edit", "delete") and (wins := machine.wins()):
            win = wins[pick % len(wins)]
            self.kept.discard(win.text)
            edit = Edit.patch(win, text=self.text()) if what == "edit" else Edit.delete(win)
            machine.store.apply([edit])

    def share(self, records: int) -> None:
        """Begin with a few records that all know."""
        for n in range(records):
            self.do("add", n, 0)
            for who in range(self.count):
                self.do("hear", who, n)

    def settle(self) -> None:
        """All hear of all, and put copies away, until nothing moves any more."""
        for _ in range(12):
            before = [machine.files() for machine in self.machines]
            for source, target in product(self.machines, self.machines):
                for name, data in source.files().items():
                    target.receive(name, data, source.vectors[name])
            for machine in self.machines:
                machine.store.tidy()
            if before == [machine.files() for machine in self.machines]:
                return
        raise AssertionError("it never comes to rest")

    def close(self) -> None:
        for machine in self.machines:
            shutil.rmtree(machine.folder)


@pytest.fixture(autouse=True, scope="module")
def no_syncing() -> Iterator[None]:
    """Power cuts are another test's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "sync_file", lambda fd: None)
        yield


whats = st.sampled_from(
    ["add", "edit", "edit", "edit", "delete", "send", "receive", "receive", "hear", "hear", "tidy"]
)
steps = st.lists(st.tuples(whats, st.integers(0, 4), st.integers(0, 50)), min_size=4, max_size=30)
skews = st.lists(st.integers(-30, 30), min_size=5, max_size=5)


@pytest.mark.parametrize("named", [True, False, "desk"], ids=["each its own name", "no names", "one name"])
@pytest.mark.parametrize("count", [2, 5])
@given(steps=steps, skews=skews)
@settings(max_examples=EXAMPLES, deadline=None)
def test_all_come_to_show_the_same_and_nothing_acknowledged_is_gone(
    count: int, named: bool | str, steps: list[tuple[str, int, int]], skews: list[int]
) -> None:
    world = World(count, named, skews)
    try:
        world.share(2)
        for step in steps:
            world.do(*step)
        world.settle()
        shown = [machine.store.database.everything() for machine in world.machines]
        assert all(each == shown[0] for each in shown)
        for machine in world.machines:
            pages = b"".join(data or b"" for data in machine.files().values()).decode()
            assert [text for text in sorted(world.kept) if text not in pages] == []
            assert machine.store.sync_status().copies == ()
            fresh = Store(machine.folder)
            assert fresh.database.everything() == shown[0] and fresh.notices() == []
    finally:
        world.close()


@given(steps=steps, skews=skews, stale=st.lists(st.integers(0, 999), max_size=8))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_program_that_delivers_old_versions_over_new_ones_does_no_lasting_harm(
    steps: list[tuple[str, int, int]], skews: list[int], stale: list[int]
) -> None:
    """Only a machine itself writes its pages, so the last word on them is its own, whatever was delivered."""
    world = World(3, True, skews)
    try:
        world.share(2)
        for number, step in enumerate(steps):
            world.do(*step)
            if world.mail and number < len(stale):
                name, data, _ = world.mail[stale[number] % len(world.mail)]
                for machine in world.machines:
                    if data and f".m{machine.number}." not in name:
                        machine.files()
                        machine.put(name, data)
        for machine, other in product(world.machines, world.machines):
            for name, data in other.files().items():
                if f".m{other.number}." in name:
                    machine.put(name, data)
        shown = [machine.store.database.everything() for machine in world.machines]
        assert all(each == shown[0] for each in shown)
        pages = b"".join(data or b"" for data in world.machines[0].files().values()).decode()
        assert [text for text in sorted(world.kept) if text not in pages] == []
    finally:
        world.close()
