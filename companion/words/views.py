"""What the views of Progress say: practices, sleep, breathing, feelings, wins, forms of progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from companion.model.progress.feelings import WasAround
from companion.model.progress.practices import PracticeLately
from companion.model.progress.times import ROUND, Usual, rounded
from companion.words.common import MONTHS, WEEKDAYS, clock, counted, length, these

SPAN = "{n} weeks"
LATELY = "28 days"
EMPTY = {
    "practices": "What you tick off is counted here, in words.",
    "sleep": "When you mark getting up and going to bed, the times are drawn here.",
    "breathing": "Your breathing is drawn here, week by week.",
    "feelings": "Your check-ins are drawn here.",
    "forms": "What you do, in many small ways, is counted here.",
}

# Practices
ON = "on {days}"
ON_PARTLY = "on {days}, {n} partly"
ON_AROUND = "on {days}, around {time}"
PRACTICE = "{label}: on {days}."
PRACTICE_AROUND = "{label}: on {days}, most often around {time}."
PRACTICE_TEXT = "{label}: on {days}, usually between {first} and {last}."
PARTLY = "Partly on {days}."
EASIEST = "easiest on"
EASIEST_ON = "Easiest on {weekdays}."


def days(n: int) -> str:
    """1 day, 18 days."""
    return counted(n, "day")


def at(minutes: int) -> str:
    """A time of day in minutes from midnight: 7:05."""
    return clock(time(*divmod(minutes % ROUND, 60)))


def times(usual: Usual) -> dict[str, str]:
    """A usual time and its window as they are said: in whole ten minutes, the window around all of it."""
    first = usual.first // 10 * 10
    wide = ((usual.last - first) % ROUND + 9) // 10 * 10
    return {"time": at(rounded(usual.middle)), "first": at(first), "last": at(first + max(wide, 10))}


def weekdays(which: Sequence[int]) -> str:
    """Tuesdays and Saturdays."""
    return these([f"{WEEKDAYS[each]}s" for each in which])


def practice(of: PracticeLately, *, text: bool) -> str:
    """A practice in sentences: how often, when, how often in part, on which weekdays most easily."""
    said = (PRACTICE_TEXT if text else PRACTICE_AROUND) if of.usual else PRACTICE
    sentences = [said.format(label=of.label, days=days(of.days), **(times(of.usual) if of.usual else {}))]
    sentences += [PARTLY.format(days=days(of.partly))] if of.partly else []
    sentences += [EASIEST_ON.format(weekdays=weekdays(of.easiest))] if of.easiest else []
    return " ".join(sentences)


def beside(of: PracticeLately) -> str:
    """How often, beside a practice: on 24 days, around 7:10; on 18 days, 3 partly."""
    if of.timed and of.usual:
        return ON_AROUND.format(days=days(of.days), **times(of.usual))
    return (ON_PARTLY if of.partly else ON).format(days=days(of.days), n=of.partly)


# Waking and bedtime
UP_NEAR = "Up within 20 minutes of {time} on {days}."
UP_BETWEEN = "Up between {first} and {last}."
BED_BETWEEN = "In bed between {first} and {last}."
LEGEND = "{in_bed} in bed   {up} up"
LEGEND_USUAL = "{in_bed} in bed  {up} up  {window} usual window"
NIGHT = {
    (True, True): "{day}: in bed {bed}, up {up}.",
    (True, False): "{day}: in bed {bed}.",
    (False, True): "{day}: up {up}.",
}


def day(when: date) -> str:
    """17 Nov."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def night(when: date, bed: int | None, up: int | None) -> str:
    """A night in words."""
    said = NIGHT[bed is not None, up is not None]
    return said.format(day=day(when), bed=at(bed or 0), up=at(up or 0))


# Breathing
LIGHTER = "{name}: lighter after {lighter} of {n}."
THIS_WEEK = "Breathing: {length} this week, on {days}."
A_WEEK = "Week of {day}: {length}, on {days}."
TECHNIQUE = "{name}: on {days}."


def minutes(minutes: float) -> str:
    """A length to the minute, 12 min; under one in seconds."""
    return length(round(minutes) * 60 if minutes >= 1 else minutes * 60)


# Feelings
ENERGY = ("very high", "", "in between", "", "very low")
"""The words beside the rows of the field, from the top."""
AXIS = "unpleasant → pleasant"
AROUND = {
    "low_energy": "{what} was around in {times} of {n} low-energy check-ins.",
    "high_energy": "{what} was around in {times} of {n} high-energy check-ins.",
    "unpleasant": "{what} was around in {times} of {n} unpleasant check-ins.",
    "pleasant": "{what} was around in {times} of {n} pleasant check-ins.",
}
CHANCE = "This may be chance."
SO_FAR = "What was around: {n} of {enough} so far."
NUMBERS = "Your numbers, newest last"
NUMBER = "{name}: {values}."
WORDS = "Words: {words}."
MOSTLY = {
    "low_energy": "mostly low energy",
    "high_energy": "mostly high energy",
    "pleasant": "mostly pleasant",
}
FEELINGS = "Feelings: {range}; {checkins}."
SOME = "some {word}"
MIXED = "here and there"


def around(what: str, found: WasAround) -> str:
    """What was around, with how often."""
    return AROUND[found.side].format(what=what, times=found.times, n=found.n)


def feelings(mostly: str, word: str, n: int) -> str:
    """The range of the check-ins: Feelings: mostly low energy, some calm; 34 check-ins."""
    said = [*filter(None, [MOSTLY.get(mostly), SOME.format(word=word) if word else ""])]
    return FEELINGS.format(range=", ".join(said or [MIXED]), checkins=counted(n, "check-in"))


def in_one(found: Sequence[tuple[str, int]]) -> str:
    """Words with their numbers: tired 11 · calm 9."""
    return " · ".join(f"{word} {n}" for word, n in found)


# Wins
OLD = "One from {day}"
USED = "Words you use most"
NO_CATEGORY = "Without a category"
COUNT = "{what}: {n}"
IN_ALL = "Wins: {n} kept."
QUOTE = "{day}: “{text}”"


def wins(n: int) -> str:
    """412 wins."""
    return counted(n, "win")


# Forms of progress
FORMS = {
    "therapy": "Therapy and support",
    "care": "Steady self-care",
    "feelings": "Knowing your feelings",
    "people": "People",
}
DONE = {
    "kept_of": ("Kept from appointments", "{n}"),
    "gone_to": ("Appointments and groups", "{n}"),
    "boundary": ("Prepared boundaries", "{n}"),
    "shifted": ("Something shifted", "{times}"),
    "care": ("Self-care", "on {days}"),
    "named": ("Feelings named", "{times}, {words}"),
    "around": ("Noticed around you", "{times}"),
    "with_people": ("Wins with people", "{n}"),
    "reached": ("Reached out", "{times}"),
}


def done(what: str, counts: Mapping[str, int]) -> tuple[str, str]:
    """What was done, and how often: Feelings named, 34 times, 12 words."""
    (label, said), n = DONE[what], counts[what]
    times = "once" if n == 1 else f"{n} times"
    return label, said.format(n=n, times=times, days=days(n), words=counted(counts["words"], "word"))
