"""The rotation of prompts, by the rules of content/reflection.yaml; and what a journal entry is called."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.journal import JournalEntry, first_words, tags_after, tags_in, words_in
from companion.model.prompts import REST, WEEK, in_turn, remembered

PROMPTS = load.prompts()
IDS = [each.id for each in PROMPTS]
TODAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 20, 58)
SHOWN = st.dictionaries(st.sampled_from(IDS), st.integers(0, 40).map(lambda n: TODAY - timedelta(days=n)))


@given(shown=SHOWN, gentle=st.booleans(), hour=st.integers(0, 23), day=st.integers(0, 400))
def test_the_rules_of_the_rotation(shown: dict[str, date], gentle: bool, hour: int, day: int) -> None:
    today = TODAY + timedelta(days=day)
    shown = {id: when + timedelta(days=day) for id, when in shown.items()}
    free, resting = in_turn(PROMPTS, AT.replace(hour=hour), today, gentle=gentle, shown=shown)
    assert not {each.id for each in free} & {each.id for each in resting}
    assert not any(each.id in shown and today - shown[each.id] < REST for each in free)
    assert not gentle or all(each.gentle for each in (*free, *resting))
    other = {"morning", "daytime", "evening"} - {"morning" if 4 <= hour < 12 else ""}
    assert not 4 <= hour < 12 or not {each.when for each in free} & other
    weekly = [id for id, when in shown.items() if id in {p.id for p in PROMPTS if p.when == "weekly"}]
    lately = any(today - shown[id] < WEEK for id in weekly)
    assert sum(each.when == "weekly" for each in free) <= (not lately)
    assert [shown[each.id] for each in resting] == sorted(shown[each.id] for each in resting)


@given(seen=st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 5)), max_size=60))
def test_what_is_remembered_is_what_the_rules_ask_for(seen: list[tuple[str, int]]) -> None:
    shown: dict[str, date] = {}
    today = TODAY
    for prompt_id, days in seen:
        today += timedelta(days=days)
        shown = remembered(shown, prompt_id, today)
        assert shown[prompt_id] == today
        assert all(today - day < REST for day in shown.values())


def test_for_two_weeks_no_prompt_comes_twice() -> None:
    shown: dict[str, date] = {}
    came = []
    for day in range(14):
        free, _ = in_turn(PROMPTS, AT, TODAY + timedelta(days=day), gentle=False, shown=shown)
        came.append(free[0].id)
        shown = remembered(shown, free[0].id, TODAY + timedelta(days=day))
    assert len(set(came)) == 14


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("at #home, with #Ana-Maria.", ("home", "Ana-Maria")),
        ("# a heading and #1 or #sleep:7", ()),
        ("a#b ##c #_d #日記", ("日記",)),
        ("#home #home", ("home",)),
    ],
)
def test_tags(text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(text) == tags


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("", "The tax letter can wait. So can the boxes", "The tax letter can wait"),
        ("", "\n\n## Rain all day #garden #soup\nand more", "Rain all day"),
        ("The sea", "calm", "The sea"),
        ("", "- a list? yes", "a list?"),
        ("", "#garden", "#garden"),
        ("", " \n", ""),
    ],
)
def test_an_entry_is_called_by_its_first_words(title: str, text: str, words: str) -> None:
    entry = JournalEntry(at=AT, day=TODAY, title=title, text=text, prompt="What can wait?")
    assert first_words(entry) == words


def test_words_are_counted_and_tags_from_elsewhere_stay() -> None:
    assert words_in("It is — well, *so*. #home") == 4
    entry = JournalEntry(at=AT, day=TODAY, text="a #b", tags=("b", "imported"))
    assert tags_after(entry, "a #c") == ("c", "imported")
