"""Tables for a spreadsheet: what was written is in them, and nothing of it is a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from companion.export.as_csv import ACTS, MARK, encode, tables

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


def back(cell: str) -> str:
    """What was written, of a cell of text."""
    return cell[1:] if ACTS.match(cell) else cell


def test_a_formula_is_made_a_text() -> None:
    typed = ["=1+1", "+1", "-1", "@a", "\ta", "\n=1", "＝1", "'=1", "''@", "a=1", "'tis", "'"]
    docs = {n: {**DOC, "text": text} for n, text in enumerate(typed)}
    found = [row["text"] for row in rows(encode("wins", docs))]
    assert found == [*(f"'{text}" for text in typed[:9]), *typed[9:]]
    assert [back(cell) for cell in found] == typed


def test_numbers_stay_numbers_and_lists_cannot_act() -> None:
    doc = {**DOC, "pleasantness": -2, "words": ["=1+1", "meh"]}
    (row,) = rows(encode("checkins", {1: doc}))
    assert (row["pleasantness"], row["energy"], row["words"]) == ("-2", "", "'=1+1; meh")


def test_a_cell_with_another_programs_separator_stays_one_cell() -> None:
    docs = {n: {**DOC, "text": text} for n, text in enumerate(["a;=1+1", "a\t=1+1", "a; b", " a"])}
    lines = encode("wins", docs).decode().split("\r\n")[1:-1]
    assert [line.partition(",08:42:07,")[2].partition('"')[2].partition('"')[0] for line in lines] == [
        *("a;=1+1", "a\t=1+1", "a; b", " a")
    ]


def test_names_of_a_newer_version_neither_act_nor_lead_elsewhere() -> None:
    files = tables({"../moods": {7: {**DOC, "=mood": 1}}})
    assert [*files] == ["%2E%2E%2Fmoods.csv"]
    assert "'=mood" in rows(files["%2E%2E%2Fmoods.csv"].removeprefix(MARK))[0]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))), st.lists(st.text("=+-@\t\r ab;\"'\n,")))
def test_what_was_written_is_in_it_to_the_last_character(texts: list[str], odd: list[str]) -> None:
    docs: dict[int, dict[str, Any]] = {n: {**DOC, "text": text} for n, text in enumerate(texts + odd)}
    found = [row["text"] for row in rows(encode("wins", docs))]
    assert not any(text[:1] in set("=+-@\t\r\n") for text in found)
    assert [back(cell) for cell in found] == texts + odd
