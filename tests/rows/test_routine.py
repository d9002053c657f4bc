"""The routine as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from companion import words
from companion.model.routine import RoutineRow, RoutineView
from companion.rows import routine
from companion.rows.marks import UNICODE

DAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 8, 42, tzinfo=UTC)


def test_an_open_item_has_its_aside_and_a_done_one_when_that_was() -> None:
    tea = RoutineRow(key="item:tea", label="Tea", aside="2 min")
    walk = RoutineRow(key="item:walk", label="Walk", aside="10 min", state="done", marked=AT)
    found = routine.rows(RoutineView(day=DAY, routine="morning", rows=(tea, walk)), UNICODE)
    assert [(row.key, row.mark, row.text, row.aside, row.word, row.muted) for row in found] == [
        ("item:tea", "◦", "Tea", "2 min", words.routine.state_word("open", None), False),
        ("item:walk", "✓", "Walk", words.common.clock(AT), words.routine.state_word("done", AT), True),
    ]


def test_steps_reason_and_note_stand_under_their_item() -> None:
    item = RoutineRow(
        key="item:tea", label="Tea", steps=(("boil", True), ("pour", False)), reason="tired", note="green"
    )
    _, *under = routine.rows(RoutineView(day=DAY, routine="morning", rows=(item,)), UNICODE)
    assert [(row.text, row.mark, row.heading) for row in under] == [
        ("boil", "✓", False),
        ("pour", "◦", False),
        (words.routine.REASON.format(reason="tired"), "", True),
        ("green", "", True),
    ]
    assert {row.under for row in under} == {"item:tea"}


def test_between_windows_there_is_today_and_what_comes() -> None:
    view = RoutineView(day=DAY, upcoming=("Evening", time(19)))
    comes = words.routine.UPCOMING.format(name="Evening", time=words.common.clock(time(19)))
    texts = [row.text for row in routine.rows(view, UNICODE)]
    assert texts == [words.common.JUST_TODAY, words.routine.TASK_HINT, "", comes]


def test_tasks_come_below_the_routine() -> None:
    task = RoutineRow(key="task:1", label="Post the letter")
    view = RoutineView(day=DAY, routine="morning", tasks=(task,))
    texts = [row.text for row in routine.rows(view, UNICODE)]
    assert texts == [words.routine.NO_ITEMS, "", words.common.JUST_TODAY, "Post the letter"]


def test_title_and_figure() -> None:
    done = RoutineRow(key="item:tea", label="Tea", state="done", marked=AT)
    view = RoutineView(day=DAY, routine="morning", title="Morning", rows=(done,), looking=True)
    assert routine.title(view) == words.routine.LOOKING.format(name="Morning")
    assert routine.title(None) == words.routine.TITLE
    assert routine.figure(view) == words.routine.FIGURE_DONE.format(n=1)
    assert routine.figure(RoutineView(day=DAY)) == routine.figure(None) == ""
