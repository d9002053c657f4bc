"""The wins as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

from companion import words
from companion.model.wins import Win, WinsView
from companion.rows import wins
from companion.rows.marks import UNICODE
from companion.rows.row import Row

TODAY = date(2026, 11, 17)


def win(number: int, text: str, day: date = TODAY, **fields: object) -> Win:
    at = datetime(day.year, day.month, day.day, 8, 42, tzinfo=UTC)
    return Win(id=number, rev=number, at=at, day=day, text=text, **fields)  # type: ignore[arg-type]


def test_each_day_but_today_has_a_heading() -> None:
    view = WinsView(wins=(win(2, "two"), win(1, "one", date(2026, 11, 15))), day=TODAY)
    heading = words.wins.day_heading(date(2026, 11, 15), TODAY)
    assert [(row.key, row.text, row.heading) for row in wins.rows(view, UNICODE)] == [
        ("win:2", "two", False),
        ("gap:2026-11-15", "", True),
        ("day:2026-11-15", heading, True),
        ("win:1", "one", False),
    ]


def test_marks_stand_in_words_too_and_a_note_stands_under_its_win() -> None:
    kept = win(1, "called Mum", category="connection", keep=True, note="an hour")
    labels = {"connection": "Feeling connected"}
    view = WinsView(wins=(kept,), day=TODAY, labels=labels, celebrated=frozenset({1}))
    row, note = wins.rows(view, UNICODE)
    assert (row.mark, row.aside) == (words.common.clock(kept.at), "❖ ✦ Feeling connected")
    assert row.word.split("  ") == [
        f"❖\u00a0{words.wins.KEPT_MARK}",
        f"✦\u00a0{words.wins.CELEBRATED_MARK}",
        "Feeling connected",
    ]
    assert note == Row("win:1/note", "an hour", muted=True, heading=True, under="win:1")


def test_an_empty_list_says_why() -> None:
    def texts(view: WinsView) -> list[str]:
        return [row.text for row in wins.rows(view, UNICODE)]

    assert texts(WinsView()) == [words.wins.NO_WINS]
    assert texts(WinsView(kept=True)) == [words.grey.NOTHING_KEPT]


def test_title_and_figure() -> None:
    view = WinsView(today=3)
    assert (wins.title(), wins.figure(view)) == (words.wins.TITLE, words.today.FIGURE_TODAY.format(n=3))
    assert wins.figure(None) == wins.figure(WinsView()) == ""


def test_a_key_names_its_win() -> None:
    assert wins.id_in(wins.key_of(7)) == 7
    assert wins.id_in("day:2026-11-15") == wins.id_in("") == 0
