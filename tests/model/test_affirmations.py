"""Which line comes next: by its rules, with chance in the test's hand."""

import random
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from runpy import run_path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content import load
from companion.model.affirmations import (
    Affirmation,
    allowed_strength,
    due,
    no_repeat,
    pick,
    pool,
    softening,
    time_of_day,
    weights,
)

SHIPPED = load.affirmations()
NOON = datetime(2026, 11, 22, 12, 0)
OWN = Affirmation(id="own:1", text="I am the best", strength=3, own=True)


def lines(count: int, themes: int = 1) -> list[Affirmation]:
    return [Affirmation(id=f"l{i}", text=f"line {i}", theme=f"t{i % themes}") for i in range(count)]


@pytest.mark.parametrize(
    ("hour", "minute", "called"),
    [
        (3, 59, "evening"),
        (4, 0, "morning"),
        (11, 59, "morning"),
        (12, 0, "daytime"),
        (17, 59, "daytime"),
        (18, 0, "evening"),
        (0, 0, "evening"),
    ],
)
def test_the_parts_of_a_day(hour: int, minute: int, called: str) -> None:
    assert time_of_day(datetime(2026, 11, 22, hour, minute)) == called


def test_the_pool_is_what_fits_the_hour() -> None:
    themes = {hour: {line.theme for line in pool(SHIPPED, NOON.replace(hour=hour))} for hour in (8, 13, 20)}
    assert "morning" in themes[8]
    assert "evening" not in themes[8]
    assert not {"morning", "evening"} & themes[13]
    assert "evening" in themes[20]
    assert "morning" not in themes[20]


def test_hidden_lines_and_themes_stay_out() -> None:
    gone = sum(line.theme in ("rest", "progress") for line in pool(SHIPPED, NOON))
    left = pool(SHIPPED, NOON, hidden={"ca1"}, themes_off={"rest", "progress"})
    assert len(left) == len(pool(SHIPPED, NOON)) - 1 - gone
    assert not [line for line in left if line.id == "ca1" or line.theme in ("rest", "progress")]


def test_a_hard_day_has_the_mildest_lines_and_all_own_ones() -> None:
    assert [allowed_strength(mood) for mood in (-2, -1, 0, 1, 2, None)] == [1, 2, 3, 3, 3, 3]
    left = pool([*SHIPPED, OWN], NOON, strength=allowed_strength(-2))
    assert {line.strength for line in left if not line.own} == {1}
    assert OWN in left


@given(st.integers(0, 160), st.lists(st.integers(0, 160), max_size=130), st.integers(0, 160))
def test_a_line_rests_before_it_comes_again(count: int, shown: list[int], previous: int) -> None:
    of = lines(count)
    recent = [f"l{i}" for i in shown]
    able = no_repeat(of, recent, f"l{previous}")
    resting = min(60, count // 2)
    out = {*recent[len(recent) - min(resting, len(recent)) :], f"l{previous}"}
    assert {line.id for line in of} - {line.id for line in able} == out & {line.id for line in of}


def test_a_pool_of_one_has_no_rest() -> None:
    assert no_repeat(lines(1), ["l0"], "another") == lines(1)
    assert pick(lines(1), ["l0"], (), lines(1)[0], random.Random(1)) is None


@given(
    st.integers(0, 20),
    st.lists(st.integers(0, 20), max_size=30),
    st.sets(st.integers(0, 20)),
    st.integers(0, 20),
    st.integers(0, 10**6),
)
def test_there_is_a_next_line_whenever_there_is_another(
    count: int, shown: list[int], liked: set[int], previous: int, seed: int
) -> None:
    of = lines(count, themes=3)
    last = Affirmation(id=f"l{previous}", text="", theme="t0")
    found = pick(of, [f"l{i}" for i in shown], {f"l{i}" for i in liked}, last, random.Random(seed))
    others = [line for line in of if line.id != last.id]
    assert found in others if others else found is None


@given(st.integers(2, 60), st.integers(0, 10**6))
def test_a_long_read_never_repeats_within_its_rest(count: int, seed: int) -> None:
    of, chance = lines(count, themes=4), random.Random(seed)
    recent: list[str] = []
    previous = None
    for _ in range(60):
        previous = pick(of, recent, {"l0", "l1"}, previous, chance)
        assert previous is not None
        assert previous.id not in recent[-max(1, min(60, count // 2)) :]
        recent.append(previous.id)


@given(st.integers(1, 40), st.sets(st.integers(0, 40)), st.integers(0, 3))
def test_favourites_are_likelier_and_never_more_than_half(count: int, liked: set[int], theme: int) -> None:
    of, close = lines(count, themes=3), {f"l{i}" for i in liked}
    found = dict(zip(of, weights(of, close, f"t{theme}"), strict=True))
    assert all(weight > 0 for weight in found.values())
    kept = sum(weight for line, weight in found.items() if line.id in close)
    rest = sum(weight for line, weight in found.items() if line.id not in close)
    if rest:
        assert kept <= rest + 1e-9


def test_the_weights_are_the_written_ones() -> None:
    of = lines(8, themes=2)
    assert weights(of, {"l0"}, "t1") == [2, 0.3, 1, 0.3, 1, 0.3, 1, 0.3]
    assert weights(of, {"l1"}, "t1", focus={"t1"}) == pytest.approx([1, 1.2, 1, 0.6, 1, 0.6, 1, 0.6])
    assert weights(of, {line.id for line in of}) == [2] * 8


def test_a_line_made_for_this_hour_weighs_more_and_more_yet_where_it_opens_the_day() -> None:
    of = [Affirmation(id="m", text="m", tod="morning"), Affirmation(id="a", text="a")]
    assert weights(of) == [2, 1]
    assert weights(of, opens=True) == [6, 1]


def test_the_first_line_of_a_day_is_fit_to_open_it_while_there_is_one() -> None:
    unfit = [Affirmation(id=f"u{n}", text="u", opening=False) for n in range(3)]
    fit = Affirmation(id="f", text="f")
    assert pool([*unfit, fit], NOON, opens=True) == [fit]
    assert pool(unfit, NOON, opens=True) == unfit
    assert not [line for line in pool(SHIPPED, NOON, opens=True) if not line.opening]


def test_the_lines_come_as_often_as_they_weigh() -> None:
    of, chance = lines(4), random.Random(20261122)
    drawn = Counter(pick(of, (), {"l0"}, None, chance).id for _ in range(5000))  # type: ignore[union-attr]
    assert drawn["l0"] == pytest.approx(2000, rel=0.08)
    for line in ("l1", "l2", "l3"):
        assert drawn[line] == pytest.approx(1000, rel=0.12)


@pytest.mark.parametrize("drawn", [0.0, 0.999999999999])
def test_either_end_of_chance_is_a_line(drawn: float) -> None:
    class Fixed:
        def random(self) -> float:
            return drawn

    of = lines(5)
    assert pick(of, (), (), None, Fixed()) == of[0 if drawn == 0 else 4]


def test_a_line_makes_room_in_its_time() -> None:
    since = NOON - timedelta(minutes=30)
    assert due(since, NOON, 1800)
    assert not due(since, NOON - timedelta(seconds=1), 1800)
    assert due(None, NOON, 1800)
    assert not due(None, NOON, 0)
    assert not due(since - timedelta(days=9), NOON, 0)
    assert due(NOON + timedelta(hours=1), NOON, 1800), "the clock was put back"


@pytest.mark.parametrize(
    ("said", "softer"),
    [
        (
            "I am brave",
            ["I am learning to be brave", "Part of me is brave", "I can act a little brave today"],
        ),
        (
            "i'm  brave.",
            ["I am learning to be brave.", "Part of me is brave.", "I can act a little brave today."],
        ),
        ("I always cope", ["I often cope", "I have been able to cope before"]),
        ("I’ll never shout", ["I am learning to shout less often", "When I shout, I can begin again"]),
        ("I must rest", ["I would like to rest", "It matters to me to rest"]),
    ],
)
def test_a_strong_line_can_be_softened(said: str, softer: list[str]) -> None:
    assert softening(said, load.softenings()) == softer


@pytest.mark.parametrize(
    "said",
    ["", "I am", "I am learning to rest", "I am allowed to rest", "I am not my worst day", "One breath."],
)
def test_a_soft_line_is_left_alone(said: str) -> None:
    assert softening(said, load.softenings()) == []


def test_what_is_offered_for_a_line_is_soft_itself() -> None:
    for said in ("I am brave", "I always cope", "I will never shout", "I must rest"):
        for softer in softening(said, load.softenings()):
            assert softening(softer, load.softenings()) == []


def test_in_a_year_no_line_comes_within_four_days_of_itself_and_no_day_opens_unfit() -> None:
    bench = run_path(str(Path(__file__).parents[1] / "bench" / "year_of_lines.py"))
    seen = bench["year"](2026)
    times = Counter(each.line.id for each in seen)
    assert len(times) == 150 and max(times.values()) <= 40
    assert bench["returns"](seen)[0] >= timedelta(days=4)
    assert all(each.line.opening for each in seen if each.opens)
