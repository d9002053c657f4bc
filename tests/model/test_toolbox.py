"""What fits a check-in: what helped this person comes first, what was worse comes later."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.content.skills import skills
from companion.model.checkins import CheckIn
from companion.model.skill_uses import After
from companion.model.toolbox import (
    SkillLine,
    Tried,
    Trying,
    as_line,
    fields_of,
    fitting,
    written,
)

DAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 8, 42, tzinfo=timezone(timedelta(hours=1)))
AFTERS: list[After] = ["", "better", "same", "worse"]
AFTER = st.sampled_from(AFTERS)
TIMES = st.lists(AFTER.map(lambda after: Tried(DAY, "", after)), max_size=5).map(tuple)
FEELING = st.none() | st.integers(-2, 2)
CHECKINS = st.none() | st.builds(
    lambda pleasant, energy: CheckIn(at=NOW, day=DAY, pleasantness=pleasant, energy=energy), FEELING, FEELING
)
TURN = st.integers(0, 400)


@st.composite
def toolboxes(draw: st.DrawFn) -> list[SkillLine]:
    """The skills that ship, tried now and then, some kept close and some hidden."""
    return [
        SkillLine(skill=skill, tried=draw(TIMES), close=draw(st.booleans()), hidden=draw(st.booleans()))
        for skill in skills()[: draw(st.integers(0, 25))]
    ]


@given(lines=toolboxes(), checkin=CHECKINS, turn=TURN)
def test_up_to_three_are_offered_none_hidden_none_too_much_after_a_very_low_one(
    lines: list[SkillLine], checkin: CheckIn | None, turn: int
) -> None:
    offered = fitting(lines, checkin, turn)
    low = checkin is not None and checkin.pleasantness == -2
    usable = [line for line in lines if not line.hidden and (line.skill.after_low or not low)]
    assert len(offered) == min(3, len(usable))
    assert len({line.skill.id for line in offered}) == len(offered)
    assert all(line in usable for line in offered)


@given(lines=toolboxes(), checkin=CHECKINS, turn=TURN, data=st.data())
def test_what_was_worse_is_offered_no_sooner_and_what_was_better_no_later(
    lines: list[SkillLine], checkin: CheckIn | None, turn: int, data: st.DataObject
) -> None:
    if not lines:
        return
    at = data.draw(st.integers(0, len(lines) - 1))

    def place(after: str) -> int:
        now = [*lines]
        now[at] = replace(now[at], tried=(*now[at].tried, Tried(DAY, "", after)))  # type: ignore[arg-type]
        ids = [line.skill.id for line in fitting(now, checkin, turn)]
        return ids.index(lines[at].skill.id) if lines[at].skill.id in ids else 99

    assert place("better") <= place("") <= place("worse")


@given(checkin=CHECKINS, turn=TURN)
def test_before_anything_was_tried_all_that_is_offered_fits(checkin: CheckIn | None, turn: int) -> None:
    fields = fields_of(checkin)
    for line in fitting([SkillLine(skill=skill) for skill in skills()], checkin, turn):
        assert not fields or fields & {*line.skill.fits} or line.skill.fits == ("any",)


def test_in_a_month_every_day_offers_others() -> None:
    low = CheckIn(at=NOW, day=DAY, pleasantness=-1, energy=-1)
    lines = [SkillLine(skill=skill) for skill in skills()]
    seen = {line.skill.id for turn in range(30) for line in fitting(lines, low, turn)}
    assert len(seen) > 8


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1),
    st.text(st.characters(categories=["L"])),
    st.sampled_from([0, 0.5, 1, 5, 12.5, 90]),
)
def test_a_skill_of_ones_own_is_written_as_it_is_shown(label: str, how: str, minutes: float) -> None:
    assert written(as_line(label, how, minutes)) == (label, how, minutes)


def test_trying_ends_when_one_says_so_and_is_told_once() -> None:
    trying = Trying(skill=skills()[0], first=True)
    assert not trying.was_tried(0) and not trying.can_be_a_win
    going = trying.begin(100)
    assert (going.left(160), going.left(1000)) == (120, 0)
    assert not going.was_tried(110) and going.was_tried(140)
    told = going.tell("worse", 160)
    assert (told.took, told.can_be_a_win) == (60, False)
    assert told.tell("better", 200) is told and told.begin(200) is told and told.done(200) is told
    assert trying.tell("same", 5).can_be_a_win, "also what needs no time"
