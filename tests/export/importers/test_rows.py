"""The rows of a CSV file, whatever is in their cells, and however many quotes are left open."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.export.importers.reading import Reading, rows_of

CELLS = st.text(st.sampled_from('a ";,\n\r\té😀'), max_size=8)
PLAIN = st.text(st.sampled_from("a é😀"), min_size=1, max_size=8).map(lambda cell: f"x{cell}x")
A_DAY = re.compile(r"2026-11-\d\d,").match


def written(rows: list[list[str]]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


@settings(max_examples=100)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6))
def test_rows_are_those_of_the_file_each_with_the_line_it_begins_on(rows: list[list[str]]) -> None:
    text = written(rows)
    reader, starts, expected = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True), [1], []
    for row in reader:
        if any(map(str.strip, row)):
            expected.append((starts[-1], row))
        starts.append(reader.line_num + 1)
    reading = Reading("x", "x")
    assert list(rows_of(text, "x.csv", begins=A_DAY, reading=reading)) == expected
    assert reading.problems == []


@settings(max_examples=60)
@given(st.lists(st.tuples(PLAIN, st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_an_open_quote_costs_no_other_row(rows: list[tuple[str, bool, bool]]) -> None:
    def line(number: int, cell: str, unclosed: bool, quoted: bool) -> str:
        before, after = '"' * (unclosed or quoted), '"' * (quoted and not unclosed)
        return f"2026-11-{number:02},{before}{cell}{after}"

    lines = [line(number, *row) for number, row in enumerate(rows, 1)]
    reading = Reading("x", "x")
    found = list(rows_of("\n".join(lines), "x.csv", begins=A_DAY, reading=reading))
    assert [(start, row[1].strip()) for start, row in found] == [
        (number, cell) for number, (cell, *_) in enumerate(rows, 1)
    ]
    told = [problem.partition(": ")[0] for problem in reading.problems]
    assert told == [f"x.csv:{number}" for number, (_, unclosed, _) in enumerate(rows, 1) if unclosed]
