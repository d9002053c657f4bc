"""A page and its text: rules that hold for whatever is in it."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.store.database import merging as pages
from companion.store.database.merging import Loser, Tables, bury, decode, encode, merge, salvage

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.text(max_size=8)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
documents = st.dictionaries(st.text(max_size=5), values, max_size=3)
revised = st.builds(lambda doc, rev: {**doc, "rev": rev}, documents, st.integers(1, 4))
ids = st.integers(1, 5).map(str)
tables = st.dictionaries(
    st.sampled_from(["wins", "ticks", "_deleted_wins"]), st.dictionaries(ids, revised, max_size=4), max_size=3
)


@given(tables)
@settings(max_examples=60, deadline=None)
def test_what_is_encoded_decodes_the_same_one_record_a_line(page: Tables) -> None:
    text = encode(page)
    assert decode(text) == page
    assert text.count(b'\n"') == len(page) + sum(map(len, page.values()))
    assert json.loads(text) == page


@given(tables)
@settings(max_examples=60, deadline=None)
def test_salvage_of_a_whole_page_is_the_page(page: Tables) -> None:
    assert salvage(encode(page)) == {name: rows for name, rows in page.items() if rows}


@given(tables, st.data())
@settings(max_examples=60, deadline=None)
def test_salvage_of_a_cut_page_has_only_what_was_there_under_its_own_name(
    page: Tables, data: st.DataObject
) -> None:
    text = encode(page)
    cut = text[: data.draw(st.integers(0, len(text)))]
    for name, rows in salvage(cut).items():
        assert rows.items() <= page[name].items()


def test_salvage_under_a_header_that_cannot_be_read_guesses_no_table() -> None:
    raw = encode({"ticks": {"1": {"a": 1}}, "wins": {"2": {"b": 2}}}).replace(b'"wins":{', b'"w\x00\xffns:{')
    assert salvage(raw) == {"ticks": {"1": {"a": 1}}, "_salvaged": {"2": {"b": 2}}}


@given(tables, tables, tables)
@settings(max_examples=100, deadline=None)
def test_a_merge_does_not_ask_who_comes_first(one: Tables, two: Tables, three: Tables) -> None:
    before = deepcopy((one, two, three))
    left = merge(merge(merge({}, one), two), three)
    assert left == merge(merge(merge({}, three), one), two)
    assert left == merge(merge({}, left), two)
    assert (one, two, three) == before


@given(tables, tables)
@settings(max_examples=100, deadline=None)
def test_of_two_versions_one_is_living_and_the_other_kept_unless_it_led_to_it(
    one: Tables, two: Tables
) -> None:
    losers: list[Loser] = []
    living = bury(merge(merge({}, one, losers), two, losers), losers)
    for page in (one, two):
        for i, doc in page.get("wins", {}).items():
            assert living.get("wins", {}).get(i) == doc or ("wins", i, doc) in losers


def test_a_version_the_winner_was_made_from_is_no_loser() -> None:
    losers: list[Loser] = []
    merge({"wins": {"7": {"rev": 9, "base": 7}}}, {"wins": {"7": {"text": "before"}}}, losers)
    assert losers == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        bytes(4),
        b"[" * 100_000,
        b"\xff\xfe",
        b"[]",
        b'{"wins": 3}',
        b'{"wins": {"1": 3}}',
        b'{"w": {"a": {}}}',
    ],
)
def test_what_is_no_page_is_said_to_be_none(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        decode(raw)


def test_what_tinydb_reads_is_read_byte_order_mark_and_all() -> None:
    assert (
        decode(b'\xef\xbb\xbf{"wins": {"1": {"text": "\\udc80", "n": NaN}}}')["wins"]["1"]["text"] == "\udc80"
    )


def test_an_older_schema_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SCHEMA", 3)
    steps = {1: lambda t: {**t, "one": {}}, 2: lambda t: {**t, "two": {"1": {"after": "one" in t}}}}
    monkeypatch.setattr(pages, "MIGRATIONS", steps)
    assert decode(b'{"wins":{}}')["two"] == {"1": {"after": True}}
    assert "one" not in decode(b'{"_meta":{"1":{"schema":2}}}')
