"""The book: every day in words, and every word as it was typed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.companion import Companion
from companion.content import load
from companion.export.as_markdown import Names, book, plain
from companion.export.selection import Filters, select
from companion.model.change import Edit
from companion.model.checkins import CheckIn
from companion.model.journal import JournalEntry
from companion.model.text import visible
from companion.model.wins import Win
from companion.store.store import Store

from .conftest import NOW, one_of_each

NAMES = Names(
    categories={"connection": "Connection"},
    rituals={"good_cup": "The good cup"},
    routines={"morning": "Morning"},
    techniques={"box": "Box breathing"},
)


def test_a_book_of_two_days(companion: Companion, clock: Any) -> None:
    companion.wins.add("slept *well* @2025-03-02")
    companion.routine.toggle("item:up", "done")
    companion.routine.toggle("item:make-the-bed", "resting", "a cold")
    companion.routine.add_task("ring the dentist")
    win = companion.wins.add("called Mum #connection").entries[0].id
    companion.wins.note(win, "it was easier\n# than I thought")
    companion.wins.keep(win)
    companion.celebrations.keep("wins", win, "good_cup", 90)
    written = book(select(companion.store, Filters()), NAMES).decode()
    assert written == (
        "# A book of days\n\n"
        "## 2025\n\n"
        "### Sunday 2 March 2025\n\n"
        "**Wins**\n\n"
        "- 8:42 slept \\*well\\*\n\n"
        "## 2026\n\n"
        "### Tuesday 17 November 2026\n\n"
        "**Morning**\n\n"
        "- Up · done 8:42\n"
        "- Make the bed · resting · a cold\n\n"
        "**Just today**\n\n"
        "- ring the dentist\n\n"
        "**Wins**\n\n"
        "- 8:42 called Mum · Connection · for a grey day\n\n"
        "  > it was easier\n"
        "  > \\# than I thought\n\n"
        "**Celebrated**\n\n"
        "- 8:42 The good cup · called Mum · 1 min 30 s\n"
    )


def test_check_ins_and_journal_entries_of_a_day(store_of: Any) -> None:
    day = NOW.date()
    told: Any = {"at": NOW, "day": day, "pleasantness": -1, "energy": 0}
    entry = JournalEntry(
        at=NOW,
        day=day,
        title="Called @mum.",
        text="# Twice\n\nIt *was*  \neasier \x1b[2J",
        prompt="What helped today?",
        tags=("mum", "easy_going"),
        favourite=True,
    )
    records = [
        CheckIn(**told, words=("tired", "so-so"), triggers=("poor_sleep", "a *walk*"), note="slept\nlate"),
        CheckIn(at=NOW, day=day),
        entry,
        JournalEntry(at=NOW, day=day, prompt="What can wait?"),
    ]
    names = Names(check_ins=load.check_in_words())
    written = book(select(store_of(records), Filters()), names).decode()
    assert written.partition("2026\n\n**")[2] == (
        "Check-ins**\n\n"
        "- 8:42 unpleasant, energy in between, tired, so-so · around: Poor sleep and a \\*walk\\*\n\n"
        "  > slept\n"
        "  > late\n"
        "- 8:42\n\n"
        "**Journal**\n\n"
        "- 8:42 Called @mum. · What helped today? · \\#mum · \\#easy_going · kept close\n\n"
        "  > # Twice\n"
        "  >\n"
        "  > It *was*  \n"
        "  > easier ␛[2J\n"
        "- 8:42 What can wait?\n"
    )


@pytest.mark.parametrize(
    "kind", [kind for kind, _ in one_of_each() if kind.acts], ids=lambda kind: kind.table
)
def test_every_kind_of_act_is_in_the_book(store_of: Any, kind: Any) -> None:
    record = next(record for each, record in one_of_each() if each is kind)
    written = book(select(store_of([record]), Filters()), Names()).decode()
    assert "### Tuesday 17 November 2026" in written
    assert len(re.findall(r"(?m)^- ", written)) == 1


def test_a_record_of_a_newer_version_stands_as_it_is(store_of: Any) -> None:
    doc = {"at": NOW.isoformat(), "day": "2026-11-17", "mood": 2}
    written = book({"moods": {7: doc}, "wins": {8: {**doc, "text": 5}}}, Names()).decode()
    assert "**Moods**" in written and "mood: 2" in written and "text: 5" in written


@pytest.fixture
def store_of(tmp_path: Any) -> Any:
    """A store with these records."""

    def make(records: list[Any]) -> Store:
        store = Store(tmp_path / "data", now=lambda: NOW)
        store.apply([Edit.add(record) for record in records])
        return store

    return make


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_markdown_would_act_on_is_escaped_and_nothing_else_changes(text: str) -> None:
    shown = plain(text)
    assert re.sub(r"\\([\\`*_\[\]<>~|&#+.)-])", r"\1", shown).replace("\\", "") == visible(text).replace(
        "\\", ""
    )
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*\[\]<]", shown)
    assert not re.match(r"\s*([#+-]|\d+[.)])", shown) or re.match(r"\s*\d+\\", shown)


def test_the_days_stand_in_their_order(store_of: Any) -> None:
    days = [NOW - timedelta(days=n * 40) for n in (3, 1, 2)]
    written = book(select(store_of([Win(at=at, day=at.date(), text="x") for at in days]), Filters()), Names())
    assert re.findall(rb"(?m)^### .*$", written) == [
        b"### Monday 20 July 2026",
        b"### Saturday 29 August 2026",
        b"### Thursday 8 October 2026",
    ]
