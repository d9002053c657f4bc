"""What goes out as JSON or TinyDB comes in as it was: every kind, every field, known or not."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from companion.export import as_json, as_tinydb
from companion.export.arriving import plan
from companion.export.importers import read
from companion.export.selection import Filters, select
from companion.model.change import Edit
from companion.store.store import Store

from .conftest import NOW, any_records, one_of_each

UNKNOWN = {
    "1234567890123456789": {
        "at": "2025-01-01T00:00:00+00:00",
        "day": "2025-01-01",
        "mood": [1, {"a": None}],
    }
}
notes = st.text(max_size=8)
new_records = st.lists(any_records(), min_size=1, max_size=6)


def here(folder: Path) -> Store:
    return Store(folder, now=lambda: NOW)


def out_and_in(store: Store, folder: Path, house: Any, form: str) -> Store:
    """What a second, empty store holds after the first one's export was brought in."""
    selection = select(store, Filters())
    encoded = as_json.encode(selection, Filters(), NOW) if form == "json" else as_tinydb.encode(selection)
    (folder / "all.json").write_bytes(encoded)
    other = here(folder / "there")
    planned = plan(other, read(folder / "all.json", house))
    assert not planned.reading.problems
    with other.writing():
        batch = other.batch(planned.new)
    assert sum(map(len, batch.write())) == len(planned.new)
    again = plan(other, read(folder / "all.json", house))
    assert (again.new, again.known) == ({}, len(planned.new))
    return here(folder / "there")


FAST = [Phase.explicit, Phase.reuse, Phase.generate]  # each try writes to the disk; smaller ones take minutes


@settings(max_examples=15, deadline=None, phases=FAST)
@given(new=new_records, note=notes, form=st.sampled_from(["json", "tinydb"]))
def test_a_second_store_is_the_same(house: Any, new: list[Any], note: str, form: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = here(Path(name) / "here")
        entries = store.apply([Edit.add(record) for record in new])
        for number, (record, entry) in enumerate(zip(new, entries, strict=True)):
            stored = store.get(type(record), entry.id)
            assert stored
            if number % 3 == 1 and hasattr(record, "note"):
                store.apply([Edit.patch(stored, note=note)])
            elif number % 3 == 2:
                store.apply([Edit.delete(stored)])
        other = out_and_in(store, Path(name), house, form)
        assert other.database.everything() == store.database.everything()


@pytest.mark.parametrize("form", ["json", "tinydb"])
def test_fields_and_tables_of_a_newer_version_go_along(tmp_path: Path, house: Any, form: str) -> None:
    store = here(tmp_path / "here")
    store.apply([Edit.add(record) for _, record in one_of_each()])
    page = tmp_path / "here" / "2026-11.json"
    tables = json.loads(page.read_text())
    for rows in (tables["wins"], tables["ticks"]):
        for doc in rows.values():
            doc["colour"] = {"of": ["the sky", 3.5]}
    page.write_text(json.dumps({**tables, "moods": UNKNOWN}))
    store = here(tmp_path / "here")

    everything = out_and_in(store, tmp_path, house, form).database.everything()

    assert everything == store.database.everything()
    assert everything["moods"] == UNKNOWN


def test_a_file_that_is_cut_off_gives_what_is_whole(tmp_path: Path, house: Any) -> None:
    store = here(tmp_path / "here")
    store.apply([Edit.add(record) for _, record in one_of_each()])
    whole = as_json.encode(select(store, Filters()), Filters(), NOW)
    for end in range(len(whole) - 2, 150, -97):
        (tmp_path / "cut.json").write_bytes(whole[:end])
        reading = read(tmp_path / "cut.json", house)
        assert reading.problems and "cut.json" in reading.problems[0]
        lines = [line for line in whole[:end].split(b"\n")[:-1] if line.startswith(b'{"')]
        assert len(reading.kin) in (len(lines), len(lines) + 1)  # the last line may be whole without its end


def test_a_newer_format_is_refused_and_said(tmp_path: Path, house: Any) -> None:
    path = tmp_path / "new.json"
    for text in (
        '{"format": "companion", "version": 2, "schema": 1, "records": {}}',
        '{"format": "companion", "version": 1, "schema": 99, "records": {}}',
        '{"_meta": {"1": {"schema": 99}}, "wins": {}}',
    ):
        path.write_text(text)
        with pytest.raises(ValueError, match="newer companion"):
            read(path, house)
    path.write_text('{"format": "companion", "records": {}}')
    with pytest.raises(ValueError, match="which version"):
        read(path, house)


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ('{"id":"7","at":"2026-11-03T08:00:00+01:00","day":"2026-11-03"}', "new.json:4: wins 7: .*`text`"),
        (
            '{"id":"7","at":"2026-11-03T08:00:00","day":"2026-11-03","text":"a"}',
            "wins 7: .*no offset",
        ),
        ('{"id":"7","at":"someday","day":"2026-11-03","text":"a"}', "new.json:4: wins 7: .*at`"),
        ('{"id":"99999999999999999999","text":"a"}', "out of range"),
        ('{"text":"a"}', "new.json, wins 1: .*its id is not a whole number"),
        ('"words"', "new.json, wins 1: .*its id is not a whole number"),
    ],
)
def test_a_record_that_cannot_be_is_told_with_its_place_and_the_rest_goes_in(
    arriving: Any, record: str, what: str
) -> None:
    good = '{"id":"8","at":"2026-11-03T08:00:00+01:00","day":"2026-11-03","text":"called Mum"}'
    head = '{"format":"companion","version":1,"schema":1,\n"exported":"x",\n"records":{"wins":[\n'
    reading = arriving("new.json", f"{head}{record},\n{good}\n]}}}}\n")
    assert [doc["text"] for doc in reading.kin.values()] == ["called Mum"]
    (problem,) = reading.problems
    assert re.search(what, problem), problem
