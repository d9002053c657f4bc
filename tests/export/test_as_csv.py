"""Tables for a spreadsheet: what was written is in them, and nothing of it is a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from companion.export.as_csv import MARK, encode, tables

DOC = {"at": "2026-11-17T08:42:07.123000+01:00", "day": "2026-11-17"}


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_table_as_a_spreadsheet_reads_it() -> None:
    text = 'called "Mum",\nthen slept'
    docs = {
        7: {**DOC, "text": text, "keep": True, "rev": 9, "base": 7, "later": {"a": [1]}},
        8: {**DOC, "text": "b"},
    }
    files = tables({"wins": docs, "ticks": {}, "moods": {9: {**DOC, "mood": 2}}})  # type: ignore[dict-item]
    assert set(files) == {"wins.csv", "moods.csv"}
    data = files["wins.csv"]
    assert data.startswith(MARK) and data.endswith(b"\r\n")
    first, second = rows(data.removeprefix(MARK))
    assert list(first)[:3] == ["day", "time", "text"] and list(first)[-2:] == ["at", "id"]
    assert first["text"] == text
    assert (first["time"], first["keep"], first["note"], first["id"]) == ("08:42:07", "TRUE", "", "7")
    assert first["later"] == '{"a":[1]}'
    assert (second["later"], second["keep"]) == ("", "FALSE")
    assert not {"rev", "base"} & first.keys()
    assert rows(files["moods.csv"].removeprefix(MARK))[0]["mood"] == "2"


def test_lists_and_defaults_are_in_words() -> None:
    (row,) = rows(encode("ticks", {1: {**DOC, "item": "up", "label": "Up", "steps": ["one", "two"]}}))
    assert (row["steps"], row["state"], row["marked"]) == ("one; two", "done", "")


def test_a_formula_is_made_a_text() -> None:
    docs = {
        n: {**DOC, "text": text} for n, text in enumerate(("=1+1", "+1", "-1", "@a", "\ta", "a=1", "'=1"))
    }
    assert [row["text"] for row in rows(encode("wins", docs))] == [  # type: ignore[arg-type]
        *("'=1+1", "'+1", "'-1", "'@a", "'\ta", "a=1", "'=1")
    ]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)))), st.lists(st.text("=+-@\t\r ab;\"'\n,")))
def test_what_was_written_is_in_it(texts: list[str], odd: list[str]) -> None:
    docs: dict[int, dict[str, Any]] = {n: {**DOC, "text": text} for n, text in enumerate(texts + odd)}
    found = [row["text"] for row in rows(encode("wins", docs))]
    assert [text[:1] not in "=+-@\t\r" or not text for text in found] == [True] * len(docs)
    for text, cell in zip(texts + odd, found, strict=True):
        assert cell in (text, f"'{text}")
