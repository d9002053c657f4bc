"""The river of a day as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from companion import words
from companion.model.river import RoutineView, Stretch
from companion.model.routine import RoutineRow, State
from companion.rows import routine
from companion.rows.marks import UNICODE

DAY = date(2026, 11, 17)
AT = datetime(2026, 11, 17, 8, 42, tzinfo=UTC)


def stretch(*rows: RoutineRow, name: str = "Morning", **fields: Any) -> Stretch:
    return Stretch(id=name.lower(), name=name, starts=time(4), rows=rows, **fields)


def river(*routines: Stretch, **fields: Any) -> RoutineView:
    return RoutineView(day=DAY, routines=routines, now=routines[0].id if routines else "", **fields)


def marked(key: str, state: State = "done", minute: int = 0) -> RoutineRow:
    at = None if state == "open" else AT + timedelta(minutes=minute)
    return RoutineRow(key=key, label=key.title(), state=state, marked=at)


def texts(view: RoutineView) -> list[str]:
    return [row.text for row in routine.rows(view, UNICODE)]


def test_an_open_item_has_its_aside_and_a_done_one_when_that_was() -> None:
    tea = RoutineRow(key="item:tea", label="Tea", aside="2 min")
    walk = RoutineRow(key="item:walk", label="Walk", aside="10 min", state="done", marked=AT)
    _, *found = routine.rows(river(stretch(tea, walk)), UNICODE)
    assert [(row.key, row.mark, row.text, row.aside, row.word, row.muted) for row in found] == [
        ("item:tea", "◦", "Tea", "2 min", words.routine.state_word("open", None), False),
        ("item:walk", "✓", "Walk", words.common.clock(AT), words.routine.state_word("done", AT), True),
    ]


def test_steps_reason_and_note_stand_under_their_item() -> None:
    item = RoutineRow(
        key="item:tea", label="Tea", steps=(("boil", True), ("pour", False)), reason="tired", note="green"
    )
    _, _, *under = routine.rows(river(stretch(item)), UNICODE)
    assert [(row.text, row.mark, row.heading) for row in under] == [
        ("boil", "✓", False),
        ("pour", "◦", False),
        (words.routine.REASON.format(reason="tired"), "", True),
        ("green", "", True),
    ]
    assert {row.under for row in under} == {"item:tea"}


def test_the_river_in_its_order() -> None:
    done = stretch(marked("up"), marked("bed", minute=30), stands="folded")
    lunch = stretch(marked("soup", "open"), name="Lunch")
    evening = replace(stretch(marked("lamp", "open"), name="Evening", stands="coming"), starts=time(20))
    view = river(done, lunch, evening, tasks=(RoutineRow(key="task:1", label="Post the letter"),), tasks_at=2)
    assert texts(view) == [
        "Morning · both",
        *("", "Lunch", "Soup"),
        *("", words.common.JUST_TODAY, "Post the letter"),
        *("", words.routine.UPCOMING.format(name="Evening", time="20:00")),
    ]
    lines = [row for row in routine.rows(view, UNICODE) if row.flush]
    assert [(row.key, row.aside, row.muted) for row in lines] == [
        ("routine:morning", "9:12", True),
        ("routine:evening", "", True),
    ]
    assert [name for name, _ in routine.told(view)] == [
        "Morning",
        "Lunch",
        words.common.JUST_TODAY,
        "Evening",
    ]
    opened = replace(view, routines=(replace(done, opened=True), lunch, evening))
    assert texts(opened)[:3] == ["Morning · both", "Up", "Bed"]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["done"] * 5, "Morning · all five"),
        (["done"] * 13, "Morning · all 13"),
        (["done"], "Morning · done"),
        (["done", "done", "done", "partly", "open"], "Morning · 3 done"),
        (["partly", "open"], "Morning · 1 partly"),
        (["resting", "resting"], "Morning · resting"),
        (["resting", "open"], "Morning"),
        (["open"], "Morning"),
    ],
)
def test_a_folded_routine_counts_what_it_names(states: list[State], said: str) -> None:
    rows = [marked(str(n), state) for n, state in enumerate(states)]
    assert texts(river(stretch(*rows, stands="folded"))) == [said]


def test_rows_beside_each_other_stand_under_their_group() -> None:
    groups = ["", "Kitchen", "Kitchen", "Body", ""]
    rows = [replace(marked(f"r{n}", "open"), group=group) for n, group in enumerate(groups)]
    view = river(stretch(*rows))
    assert texts(view) == ["Morning", "R0", "   Kitchen", "R1", "R2", "   Body", "R3", "", "R4"]
    assert all(row.heading for row in routine.rows(view, UNICODE) if row.text.strip() in ("Kitchen", "Body"))
    assert texts(replace(view, today=DAY + timedelta(days=1))) == ["Morning", "R0", "R1", "R2", "R3", "R4"]


def test_never_empty() -> None:
    assert texts(RoutineView(day=DAY)) == [words.routine.TASK_HINT]
    assert texts(river(stretch())) == ["Morning", words.routine.NO_ITEMS]


def test_another_day_is_muted_and_has_its_name() -> None:
    then = river(stretch(marked("up"), marked("bed", "open")), today=DAY + timedelta(days=1))
    assert all(row.muted for row in routine.rows(then, UNICODE) if not row.heading)
    assert routine.title(then) == words.routine.YESTERDAY
    assert routine.title(replace(then, today=DAY + timedelta(days=2))) == "Tuesday 17 November"
    assert routine.title(None) == routine.title(RoutineView(day=DAY)) == words.routine.TITLE


def test_figure_and_summary() -> None:
    view = river(stretch(marked("up"), marked("bed", "partly"), stands="folded"))
    assert routine.figure(view) == routine.summary(view) == words.routine.FIGURE_DONE.format(n=1)
    assert routine.figure(RoutineView(day=DAY)) == routine.figure(None) == routine.summary(None) == ""
    assert routine.summary(river(stretch(marked("up", "open")))) == "Morning"


def test_where_the_cursor_begins_and_goes_on() -> None:
    morning = stretch(marked("up"), marked("bed", "open"))
    evening = stretch(marked("lamp", "open"), name="Evening", stands="coming")
    view = river(morning, evening, tasks=(marked("task:1", "open"),), tasks_at=1)
    assert routine.begins(view) == routine.goes_on(None, view, "") == "bed"
    assert routine.begins(None) == ""

    folded = replace(view, routines=(stretch(marked("up"), marked("bed"), stands="folded"), evening))
    assert routine.begins(folded) == "task:1"
    assert routine.goes_on(view, folded, "bed") == "routine:morning"  # with its last answer
    assert routine.goes_on(folded, view, "routine:morning") == "bed"  # undone
    assert routine.goes_on(view, folded, "task:1") == ""

    later = replace(
        view, routines=(replace(morning, stands="folded"), replace(evening, stands="full")), now="evening"
    )
    assert routine.goes_on(view, later, "bed") == "lamp"
    assert routine.goes_on(view, later, "task:1") == ""  # still in hand, and open
    then = replace(view, day=DAY - timedelta(days=1), today=DAY)
    assert routine.goes_on(view, then, "task:1") == "bed"
