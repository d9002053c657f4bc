"""Times of day go round: what is usual is the same wherever midnight lies, and by the clock on the wall."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from companion.model.progress.times import ENOUGH, ROUND, Usual, minute, near, offset, rounded, usual


def test_the_usual_window_by_hand_right_over_midnight() -> None:
    # 23:50 0:00 0:10 0:20 0:50. The one with the smallest sum of distances is 0:10 (20 + 10 + 10 + 40 = 80).
    # Offsets -20 -10 0 10 40: quartiles at the places 1, 2 and 3, so -10, 0 and 10.
    times = [50, 1430, 20, 0, 10]
    assert usual(times) == Usual(0, 10, 20)
    # With 1:30 as a sixth the places are 1.25, 2.5 and 3.75: 0:00 + 2.5, 0:10 + 5 and 0:20 + 22.5 minutes.
    assert usual([*times, 90]) == Usual(3, 15, 43)
    assert usual(times[: ENOUGH - 1]) is None


def test_near_by_hand() -> None:
    # 23:50 to 0:30 are near 0:10; 23:49 and 0:31 are not.
    assert near([1430, 0, 30, 1429, 31], 10) == 3
    assert (offset(10, 1430), offset(1430, 10), rounded(428), rounded(1436)) == (20, -20, 430, 0)


spread = st.lists(st.integers(0, 300), min_size=ENOUGH, max_size=40)


@given(spread, st.integers(0, ROUND - 1), st.randoms())
def test_what_is_usual_turns_with_the_clock_and_knows_no_order(
    times: list[int], by: int, chance: object
) -> None:
    found = usual(times)
    assert found is not None and found.first <= found.middle <= found.last
    assert min(times) <= found.first and found.last <= max(times)
    turned = [(time + by) % ROUND for time in times]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert usual(turned) == Usual(*((each + by) % ROUND for each in (found.first, found.middle, found.last)))


def test_summer_and_winter_and_a_flight_are_read_off_the_wall() -> None:
    berlin, lima = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Lima")
    walls = [datetime(2026, 10, day, 7, 10, tzinfo=berlin) for day in (23, 24, 25, 26)]
    walls.append(datetime(2026, 10, 27, 7, 10, tzinfo=lima))
    assert len({wall.utcoffset() for wall in walls}) == 3
    assert usual([minute(wall) for wall in walls]) == Usual(430, 430, 430)
