"""Ten years of honest data, the same every time: `python tests/bench/ten_years.py FOLDER`.

Over twenty records a day: nine ticks, five wins, now and then a task, a session, an answer to a
line and a celebration, check-ins and most days a page of the journal.
Written straight as pages, without the durability a person's words get.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from companion.model.affirmations import AffirmationAnswer, AffirmationMark, AffirmationState, Answer
from companion.model.breathing.technique import Feeling, Session
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.kinds import kind_of
from companion.model.record import Record
from companion.model.routine import State, Task, Tick
from companion.model.wins import Celebration, Win
from companion.store.database.documents import to_document
from companion.store.database.ids import BITS, key_of, month_of
from companion.store.database.merging import SCHEMA, Document, Tables, encode
from companion.store.database.writing import FULL

RECORDS = 83_000
UNTIL = date(2026, 11, 17)
ZONE = timezone(timedelta(hours=1))
MORNING = ("up", "water", "bed", "breathe", "read-one-line")
EVENING = ("lights", "phone", "close-the-day", "lights-out")
DEEDS = [
    "called",
    "wrote to",
    "walked with",
    "said no to",
    "thanked",
    "asked",
    "listened to",
    "cooked for",
    "sat with",
]
WHOM = [
    "Mum",
    "the neighbour",
    "an old friend",
    "the landlord",
    "my sister",
    "the dentist",
    "nobody, and that was fine",
]
WHY = [
    "",
    "",
    "",
    " before breakfast",
    " though it was late",
    " for the first time in weeks",
    " and it took two minutes",
]
CATEGORIES = ("", "", "people", "body", "home", "boundaries", "rest")
FELT = ("tired", "calm", "anxious", "sad", "hopeful", "content")
STEPS: tuple[Feeling, ...] = (-2, -1, 0, 1, 2)
STATES: tuple[State, ...] = ("done",) * 8 + ("partly", "resting")
ANSWERS: tuple[Answer, ...] = ("true enough", "partly", "not today")
TECHNIQUES = ("extended_exhale", "box", "coherent")


def a_day(day: date, chance: Random) -> Iterator[Record]:
    """The records of one day, about twenty."""

    def at(hour: float) -> datetime:
        moment = datetime.combine(day, time(), ZONE) + timedelta(hours=hour)
        return moment + timedelta(milliseconds=chance.randrange(3_000_000))

    for routine, hour, items in (("morning", 7, MORNING), ("evening", 21, EVENING)):
        for item in items:
            marked = at(hour)
            state = chance.choice(STATES)
            label = item.replace("-", " ").capitalize()
            yield Tick(
                at=marked, day=day, item=item, routine=routine, label=label, state=state, marked=marked
            )
    for _ in range(chance.randint(3, 7)):
        text = f"{chance.choice(DEEDS)} {chance.choice(WHOM)}{chance.choice(WHY)}"
        note = "It was easier than I had thought it would be." if chance.random() < 0.1 else ""
        kept = chance.random() < 0.05
        yield Win(
            at=at(chance.uniform(8, 20)),
            day=day,
            text=text,
            category=chance.choice(CATEGORIES),
            note=note,
            keep=kept,
        )
    for _ in range(chance.randint(1, 3)):
        yield Task(at=at(9), day=day, text=f"Ring {chance.choice(WHOM)}", state="done", marked=at(15))
    for _ in range(chance.randint(1, 2)):
        spent = chance.uniform(40, 300)
        technique = chance.choice(TECHNIQUES)
        yield Session(
            at=at(8), day=day, technique=technique, seconds=spent, planned=180, finished=spent > 180
        )
    for _ in range(chance.randint(1, 2)):
        answer = chance.choice(ANSWERS)
        yield AffirmationAnswer(at=at(12), day=day, line=f"line_{chance.randrange(60):02}", answer=answer)
    if chance.random() < 0.5:
        yield Celebration(at=at(18), day=day, of=chance.getrandbits(62), ritual="good_cup", seconds=60)
    yield from a_day_in_words(day, at, Random(day.toordinal()))


def a_day_in_words(day: date, at: Callable[[float], datetime], chance: Random) -> Iterator[Record]:
    """Check-ins, most days a page of the journal, once a month a thing to keep."""
    for _ in range(chance.randint(1, 2)):
        yield CheckIn(
            at=at(14),
            day=day,
            pleasantness=chance.choice(STEPS),
            energy=chance.choice(STEPS),
            words=tuple(chance.sample(FELT, 2)),
        )
    sentences = (f"I {chance.choice(DEEDS)} {chance.choice(WHOM)}{chance.choice(WHY)}." for _ in range(12))
    if chance.random() < 0.8:
        prompt = f"p{chance.randrange(1, 21):02}"
        text = f"{' '.join(sentences)}\n\n#{chance.choice(('home', 'garden', 'work'))}"
        tags = (text.rpartition("#")[2],)
        yield JournalEntry(at=at(20), day=day, text=text, prompt="A prompt?", prompt_id=prompt, tags=tags)
    if day.day == 1:
        yield JournalEntry(at=at(21), day=day, text="The sea, early", kind="keep")


def history(records: int, until: date, seed: int) -> Iterator[Record]:
    """So many records, newest day first, and what is kept in core."""
    chance = Random(seed)
    noon = datetime.combine(until, time(12), ZONE)
    lines = [f"line_{n:02}" for n in range(12)]
    yield AffirmationState(
        at=noon, day=until, current=lines[0], since=noon, opened=until, recent=tuple(lines)
    )
    for line in lines:
        yield AffirmationMark(at=noon, day=until, line=line, favourite=True)
    left = records - 1 - len(lines)
    day = until
    while left > 0:
        for record in list(a_day(day, chance))[:left]:
            yield record
            left -= 1
        day -= timedelta(days=1)


def generate(folder: Path, records: int = RECORDS, until: date = UNTIL, seed: int = 1) -> int:
    """Fill an empty folder; how many records. The last day is `until`."""
    chance = Random(seed)
    months: dict[str, list[tuple[str, int, Document]]] = {}
    for record in history(records, until, seed):
        table = kind_of(type(record)).table
        id = int(record.at.timestamp() * 1000) << BITS | chance.getrandbits(BITS)
        months.setdefault(key_of(table, id), []).append((table, id, to_document(record)))
    folder.mkdir(0o700, parents=True, exist_ok=True)
    for key, rows in months.items():
        write(folder, key, rows)
    return sum(map(len, months.values()))


def write(folder: Path, key: str, rows: list[tuple[str, int, Document]]) -> None:
    """Write a month as the store would have: oldest first, on to another page when one is full."""
    rows.sort(key=lambda row: row[1])
    a_page = max(1, len(rows) * FULL // max(1, len(_page(rows))))
    for part, start in enumerate(range(0, len(rows), a_page), 1):
        path = folder / (f"{key}.json" if part == 1 else f"{key}.{part}.json")
        path.touch(0o600)
        path.write_bytes(_page(rows[start : start + a_page]))


def crowd(folder: Path, month: datetime, records: int, seed: int = 2) -> None:
    """Fill one month of an empty folder with so many records."""
    chance = Random(seed)
    folder.mkdir(0o700, parents=True, exist_ok=True)
    rows = list[tuple[str, int, dict[str, Any]]]()
    while len(rows) < records:
        for record in a_day(month.date(), chance):
            id = int(month.timestamp() * 1000 - len(rows) * 60_000) << BITS | chance.getrandbits(BITS)
            rows.append((kind_of(type(record)).table, id, to_document(record)))
    assert {month_of(id) for _, id, _ in rows} == {month_of(rows[0][1])}
    write(folder, month_of(rows[0][1]), rows[:records])


def _page(rows: list[tuple[str, int, Document]]) -> bytes:
    tables: Tables = {"_meta": {"1": {"schema": SCHEMA}}}
    for table, id, doc in rows:
        tables.setdefault(table, {})[str(id)] = doc
    return encode(tables)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--until", type=date.fromisoformat, default=date.today())
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(generate(given.folder, given.records, given.until, given.seed), "records in", given.folder)
