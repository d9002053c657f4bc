"""What a search finds, and the excerpt that tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.model.kinds import BY_TABLE, KINDS, Kind
from companion.model.search import excerpt, having, told, wrote
from companion.model.text import comparable

NOW, DAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC), date(2026, 11, 22)
WINS = BY_TABLE["wins"]


def has(needle: str, also: str = "", kind: Kind = WINS, **doc: Any) -> bool:
    """Tell whether a search for this finds a record with these fields."""
    each = wrote(kind, 1, doc, DAY, "", also)
    return bool(each and having([each], needle))


def test_accents_count_only_where_they_are_sought() -> None:
    for text in ("Café Łódź Ἀθῆναι ёж", "Cafe\u0301 Łódz\u0301 Ἀθῆναι ёж"):
        for needle in ("cafe", "CAFE\u0301", "café lodz", "łódź", "αθηναι", "еж"):
            assert has(needle, text=text), (text, needle)
        for needle in ("cafè", "cafe łodz", "łòdz"):
            assert not has(needle, text=text), (text, needle)
    assert has("cafe", text="cafe") and not has("café", text="cafe") and not has("cafe\u0301", text="cafe")
    assert not has("かっ", text="がっこう")  # another letter, not an accent


def test_text_note_and_category_are_looked_at_together() -> None:
    win: Any = {"text": "Called Mum, STRASSE", "note": "she laughed", "category": "connection"}
    for needle in ("mum", "MUM called", "straße", "laugh", "connected", "mum laughed feeling"):
        assert has(needle, "Feeling connected", **win), needle
    for needle in ("dad", "mum dad"):
        assert not has(needle, "Feeling connected", **win), needle


def test_a_shipped_word_is_found_as_it_is_read_and_a_tick_by_what_was_typed_alone() -> None:
    assert has("poor sleep", kind=BY_TABLE["checkins"], triggers=["poor_sleep"])
    tick = {"label": "Up", "note": "Mum rang"}
    assert has("rang", kind=BY_TABLE["ticks"], **tick) and not has("up", kind=BY_TABLE["ticks"], **tick)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.searched], ids=lambda kind: kind.table)
@given(data=st.data())
def test_what_is_typed_in_any_field_of_any_kind_is_found(kind: Kind, data: st.DataObject) -> None:
    field, text = data.draw(st.sampled_from(kind.searched)), data.draw(st.text(max_size=40))
    assume(text.strip())
    for word in (*text.split(), text, text.upper()):
        assert has(word, kind=kind, **{field: text}), word


@given(st.text(alphabet="ab é\nß ", max_size=60), st.text(alphabet="abéß", min_size=1, max_size=3))
def test_an_excerpt_has_the_word_in_it_or_there_is_none(text: str, word: str) -> None:
    cut = excerpt(text, word)
    if cut is None:
        assert not any(
            comparable(word, word) in comparable(token, word) for token in text.split() if word in token
        )
    else:
        assert comparable(word, word) in comparable(cut, word) and "\n" not in cut


def test_an_excerpt_begins_a_little_before_the_word() -> None:
    text = "Another day.\nThis morning I sat for an hour with Mum in the garden"
    assert excerpt(text, "mum") == "… an hour with Mum in the garden"
    assert excerpt("called Mum", "mum") == "called Mum"
    each = wrote(WINS, 1, {"text": "Called", "note": "Mum rang"}, DAY, "Called")
    assert each and (told(each, "mum rang").field, told(each, "mum").text) == ("note", "Mum rang")
    assert told(each, "connected").text == "Called"
