"""Each figure of the views, by hand: what was done is counted, and nothing is said of what was not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from companion.model.breathing.technique import Session
from companion.model.checkins import CheckIn
from companion.model.progress import feelings, forms, sleep, wins
from companion.model.progress.breathing import by_technique
from companion.model.progress.practices import done, easiest, practices
from companion.model.progress.times import Usual
from companion.model.routine import Item, Tick
from companion.model.tallies import counted
from companion.model.wins import Category

ZONE = timezone(timedelta(hours=1))
TUESDAY = date(2026, 11, 17)
FOUR = time(4)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(hours=hour, minutes=minute)


def tick(item: str, ago: int, hour: int = 8, minute: int = 0, **fields: Any) -> Tick:
    day = TUESDAY - timedelta(days=ago)
    marked = fields.pop("marked", at(day, hour, minute))
    return Tick(
        id=fields.pop("id", 0),
        rev=fields.pop("rev", 0),
        at=at(day, hour),
        day=day,
        item=item,
        routine="morning",
        label=fields.pop("label", item.capitalize()),
        marked=marked,
        **fields,
    )


def checkin(pleasant: int | None, energy: int | None, *triggers: str, **fields: Any) -> CheckIn:
    return CheckIn(
        at=at(TUESDAY, 12), day=TUESDAY, pleasantness=pleasant, energy=energy, triggers=triggers, **fields
    )


# -- practices


def test_practices_by_hand() -> None:
    plan = [Item(id="bed", label="Make the bed"), Item(id="walk", label="Walk")]
    found = practices(
        done(
            [
                *(tick("bed", ago, 8, 10 * ago) for ago in range(4)),
                tick("bed", 4, state="partly"),
                tick("bed", 5, state="resting"),
                tick("bed", 6, state="open"),
                tick(
                    "bed", 7, marked=at(TUESDAY, 20)
                ),  # marked a week later: the day counts, the time does not
                tick("old", 2, label="Walk to the river"),
                tick("old", 3, label="Walk"),
            ]
        ),
        plan,
        FOUR,
    )
    bed, old = found
    assert (bed.label, bed.days, bed.partly) == ("Make the bed", 6, 1)
    assert bed.usual == Usual(480, 490, 500)  # 8:00 8:10 8:20 8:30 and once more 8:00
    assert (old.label, old.days, old.usual) == ("Walk to the river", 2, None)  # as it was called last


def test_the_newest_of_two_machines_counts_for_a_day() -> None:
    both = [tick("bed", 0, id=1, rev=1), tick("bed", 0, id=2, rev=2, state="resting")]
    assert done(both) == done(both[::-1]) == []


def test_easiest_weekdays_by_hand() -> None:
    days = [TUESDAY - timedelta(days=n) for n in range(28)]
    tuesdays, saturdays = days[::7], days[3::7]
    assert easiest([*tuesdays, *saturdays]) == (1, 5)
    assert easiest([*tuesdays, *tuesdays]) == (1,)
    assert easiest(days) == ()  # none stands out
    assert easiest(tuesdays) == ()  # too few to tell


# -- waking and bedtime


def test_nights_by_hand() -> None:
    # Today, the 18th, has no mark yet, and the 15th has none: neither is a line.
    beds = [datetime(2026, 11, 15, 23, 20), datetime(2026, 11, 17, 0, 30), datetime(2026, 11, 17, 1, 0)]
    ups = [datetime(2026, 11, 16, 7, 5), datetime(2026, 11, 14, 7, 0), datetime(2026, 11, 14, 9, 0)]
    found = sleep.nights(beds, ups, sleep.NOON, date(2026, 11, 18), up=430)
    assert [(night.day.day, night.bed, night.up) for night in found] == [
        (17, 60, None),  # the last bedtime of two
        (16, 23 * 60 + 20, 425),
        (14, None, 420),  # the first waking of two
    ]


def test_who_sleeps_by_day_has_whole_nights_too() -> None:
    bed, up = Usual(470, 480, 490), Usual(890, 900, 910)  # in bed at 8:00, up at 15:00
    turn = sleep.turn_of(bed, up)
    assert turn == 23 * 60 + 30  # halfway from 15:00 on to 8:00
    day = datetime(2026, 11, 16)
    (night,) = sleep.nights([day.replace(hour=8)], [day.replace(hour=15)], turn, date(2026, 11, 16), up=900)
    assert (night.day, night.bed, night.up) == (date(2026, 11, 16), 480, 900)
    assert sleep.turn_of(None, up) == sleep.NOON


@given(st.integers(0, 1439), st.integers(60, 900))
def test_going_to_bed_and_getting_up_are_one_night_whenever_that_is(bed: int, minutes: int) -> None:
    start = datetime(2026, 11, 10) + timedelta(minutes=bed)
    end = start + timedelta(minutes=minutes)
    up = end.hour * 60 + end.minute
    turn = sleep.turn_of(Usual(bed, bed, bed), Usual(up, up, up))
    (night,) = sleep.nights([start], [end], turn, end.date(), up)
    assert (night.day, night.bed, night.up) == (end.date(), bed, up)


# -- breathing


def test_techniques_are_counted_by_days_in_their_own_order() -> None:
    sessions = [
        Session(at=at(TUESDAY, 8), day=TUESDAY - timedelta(days=ago), technique=name)
        for name, ago in (("box", 0), ("box", 0), ("box", 1), ("gone", 1), ("sigh", 2))
    ]
    names = {"sigh": "Sigh", "box": "Box breathing", "other": "Another"}
    assert by_technique(sessions, names) == (("Sigh", 1), ("Box breathing", 2), ("gone", 1))


# -- feelings


def test_the_field_by_hand() -> None:
    found = feelings.field(
        [checkin(-2, 2), checkin(2, -2), checkin(2, -2), checkin(0, None), checkin(None, 1)]
    )
    assert found == ((1, 0, 0, 0, 0), (0,) * 5, (0,) * 5, (0,) * 5, (0, 0, 0, 0, 2))
    assert feelings.step_edges(found) == (2, 3)
    assert feelings.step_edges(((9,), (1,))) == (3, 6)
    assert feelings.step_edges(((10,),)) == (4, 7)


def test_what_was_around_by_hand() -> None:
    low = [checkin(-1, -1, "poor_sleep"), checkin(0, -1, "poor_sleep"), checkin(1, -2, "poor_sleep", "noise")]
    other = [checkin(1, 1, "noise"), checkin(-1, -1, "family"), checkin(2, 0, "not sure")]
    assert feelings.around([*low, *other], ["not sure"]) == (5, ())  # too few to tell
    more = [checkin(2, 1, "noise") for _ in range(5)]
    tagged, found = feelings.around([*low, *other, *more], ["not sure"])
    assert tagged == 10
    # Noise most often, in all 7 pleasant ones; then poor sleep, in 3 of the 4 with low energy.
    assert [(each.trigger, each.side, each.times, each.n) for each in found] == [
        ("noise", "pleasant", 7, 7),
        ("poor_sleep", "low_energy", 3, 4),
    ]


def test_it_is_never_said_that_it_was_mostly_unpleasant() -> None:
    hard = [checkin(-2, 0) for _ in range(20)]
    assert feelings.mostly(hard) == ""
    assert feelings.mostly([*hard, *(checkin(-2, -1) for _ in range(21))]) == "low_energy"
    assert feelings.mostly([checkin(1, 0), checkin(1, 0), checkin(-1, 0)]) == "pleasant"


def test_words_and_numbers_by_hand() -> None:
    said = [
        checkin(0, 0, words=("okay", "calm")),
        checkin(0, 0, words=("okay",)),
        checkin(0, 0, words=("sad",)),
    ]
    unsaid = checkin(0, 0, words=(feelings.UNSAID,), numbers={"sleep": 7.0})
    assert feelings.word_counts([*said, unsaid], ["okay"]) == (("calm", 1), ("sad", 1), ("okay", 2))
    assert feelings.own_numbers([unsaid, checkin(0, 0, numbers={"sleep": 5.0})]) == {"sleep": (7.0, 5.0)}


# -- wins and the forms of progress

DAYS = {
    date(2026, 9, 2): {"wins": 2, "wins:home": 1, "wins:": 1, "sessions": 1},
    date(2026, 9, 30): {"wins": 1, "wins:gone": 1, "words:sad": 2, "words:okay": 1, "triggers:noise": 1},
    date(2026, 11, 17): {"wins": 1, "wins:home": 1, "wins:self_care": 1, "tasks:boundary": 2},
}


SUMS = {key: sum(numbers.get(key, 0) for numbers in DAYS.values()) for day in DAYS.values() for key in day}


def test_wins_by_hand() -> None:
    order = [Category(id="other", label="Other"), Category(id="home", label="At home")]
    assert wins.by_category(SUMS, order) == (("At home", 2), ("gone", 1), ("self_care", 1), ("", 1))
    texts = ["Rang Mum, and Mum rang.", "rang José", "Cooked for Jose (2 pots)", "MUM!", "the pots, José"]
    assert wins.words_used(texts, {"the", "and", "for"}) == (
        ("José", 3),
        ("rang", 3),
        ("Mum", 2),
        ("pots", 2),
    )


@given(st.integers(0, 10**6))
def test_an_old_win_is_old_and_the_same_for_the_same_chance(seed: int) -> None:
    days = wins.old_days(DAYS, TUESDAY)
    assert days == [date(2026, 9, 2), date(2026, 9, 30)]
    assert wins.by_chance(days, Random(seed)) == wins.by_chance(days, Random(seed)) in days
    assert wins.old_days({TUESDAY: {"wins": 1}}, TUESDAY) == []


def test_forms_by_hand() -> None:
    found = forms.forms(DAYS, SUMS, 3, ["okay"])
    assert {what: n for what, n in found.items() if n} == {
        "boundary": 2,
        "gone_to": 3,
        "care": 2,  # a day with a session, and one with a win of that category
        "named": 2,
        "words": 1,
        "around": 1,
    }
    assert {what for of in forms.FORMS.values() for what in of} | {"words"} == found.keys()


def test_what_is_kept_of_an_appointment_and_a_boundary_have_keys_of_their_own() -> None:
    kept = {"text": "To ask.", "prompt": "Group: what would you like to keep from it?"}
    assert ("journal:kept_of", 1) in counted("journal", kept)
    assert ("journal:kept_of", 1) not in counted("journal", {**kept, "prompt_id": "p01"})
    assert ("journal:kept_of", 1) not in counted("journal", {**kept, "kind": "closing"})
    assert ("tasks:boundary", 1) in counted("tasks", {"text": "No", "of": "boundary"})
