"""Affirmations: the lines, what a person made of them, and which one comes next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

import msgspec

from companion.model.record import Record

Answer = Literal["true enough", "partly", "not today"]
TimeOfDay = Literal["morning", "daytime", "evening"]


class Affirmation(msgspec.Struct, frozen=True, kw_only=True):
    """One line to read. `strength` 1 is a permission or plain fact, 3 a strong claim; own lines are `own`.

    A line that is not `opening` opens no day; a `retired` one comes only for whoever keeps it close.
    """

    id: str
    text: str
    theme: str = "own"
    tod: Literal["any", "morning", "daytime", "evening"] = "any"
    strength: int = 1
    own: bool = False
    opening: bool = True
    retired: bool = False


class OwnAffirmation(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A line the person wrote in the app; its line id is `own:<record id>`."""

    text: str


class AffirmationMark(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What the person made of a line: one record a line, kept with what is needed every day."""

    line: str
    favourite: bool = False
    hidden: bool = False


class AffirmationAnswer(Record, frozen=True, kw_only=True, omit_defaults=True):
    """An answer given to a line on a day."""

    line: str
    answer: Answer


class AffirmationState(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded state: the line on show, since when, and the lines shown lately (newest last, at most 120)."""

    current: str = ""
    since: datetime | None = None
    opened: date | None = None  # the day whose first line has been picked
    recent: tuple[str, ...] = ()


class AffirmationView(msgspec.Struct, frozen=True, kw_only=True):
    """What the pane of the affirmation shows; `line` is None when the pool is empty."""

    line: Affirmation | None = None
    theme: str = ""  # its label in words
    favourite: bool = False
    answer: Answer | None = None  # given today
    pool: int = 0  # how many lines could come
    since: datetime | None = None
    offer: Literal["", "small_pool", "hide_or_soften"] = ""


class Softening(msgspec.Struct, frozen=True, rename={"pattern": "from"}):
    """A way to soften a line: `X` in `pattern` is the rest of the line and returns in each of `to`.

    It does not apply where X begins with one of `unless`: such a line is a soft one already. `one_word`
    are ways that read well only where X is a single word.
    """

    pattern: str
    to: tuple[str, ...]
    unless: tuple[str, ...] = ()
    one_word: tuple[str, ...] = ()


class Chance(Protocol):
    """A source of randomness: `random.Random` is one."""

    def random(self) -> float:
        """A number from 0 up to, but not including, 1."""
        ...


# The rules below are those of content/affirmations.yaml (`rotation`, `strength_rule`).
REST = 60  # a line rests until half the pool was shown, at most this many others
FAVOURITE = 2.0
OWN_TIME = 2.0  # a line made for this time of day
OPENS = 3.0  # and that much more where it opens the day
FOCUS = 2.0
SAME_THEME = 0.3


def time_of_day(at: datetime) -> TimeOfDay:
    """Morning from 04:00, daytime from 12:00, evening from 18:00, as the greeting has it."""
    if 4 <= at.hour < 12:
        return "morning"
    return "daytime" if 12 <= at.hour < 18 else "evening"


def allowed_strength(pleasantness: int | None) -> int:
    """The strongest line that suits a mood (-2 to 2; None: no check-in): the lower, the milder."""
    return {-2: 1, -1: 2}.get(pleasantness if pleasantness is not None else 0, 3)


def pool(
    lines: Iterable[Affirmation],
    at: datetime,
    hidden: Collection[str] = (),
    themes_off: Collection[str] = (),
    strength: int = 3,
    *,
    opens: bool = False,
) -> list[Affirmation]:
    """The lines that could come at this time. A person's own lines are never held back by strength.

    `opens`: it is the first of a day, so those that are not fit to open one stay out while there are others.
    """
    now = time_of_day(at)
    found = [
        line
        for line in lines
        if line.id not in hidden
        and line.theme not in themes_off
        and line.tod in ("any", now)
        and (line.own or line.strength <= strength)
    ]
    return (opens and [line for line in found if line.opening]) or found


def no_repeat(pool: Sequence[Affirmation], recent: Sequence[str], previous: str = "") -> list[Affirmation]:
    """The pool without the previous line and the last min(60, half the pool) of `recent` (newest last)."""
    resting = min(REST, len(pool) // 2)
    out = {*(recent[-resting:] if resting else ()), previous}
    return [line for line in pool if line.id not in out]


def weights(
    lines: Sequence[Affirmation],
    favourites: Collection[str] = (),
    previous_theme: str = "",
    focus: Collection[str] = (),
    *,
    opens: bool = False,
) -> list[float]:
    """How likely each line is, in proportion. Favourites never weigh more than all the others together."""
    own_time = OWN_TIME * (OPENS if opens else 1.0)
    found = [
        (FAVOURITE if line.id in favourites else 1.0)
        * (own_time if line.tod != "any" else 1.0)
        * (FOCUS if line.theme in focus else 1.0)
        * (SAME_THEME if line.theme == previous_theme else 1.0)
        for line in lines
    ]
    liked = sum(weight for line, weight in zip(lines, found, strict=True) if line.id in favourites)
    others = sum(found) - liked
    if not 0 < others < liked:
        return found
    return [
        weight * others / liked if line.id in favourites else weight
        for line, weight in zip(lines, found, strict=True)
    ]


def pick(
    pool: Sequence[Affirmation],
    recent: Sequence[str],
    favourites: Collection[str],
    previous: Affirmation | None,
    random: Chance,
    focus: Collection[str] = (),
    *,
    opens: bool = False,
) -> Affirmation | None:
    """The next line, by weighted chance; None when no other than the previous one could come.

    `recent` are the ids shown lately, newest last, kept across restarts; `focus` are chosen themes; `opens`
    tells that it is the first of a day.
    """
    last = previous.id if previous else ""
    able = no_repeat(pool, recent, last) or [line for line in pool if line.id != last]
    if not able:
        return None
    weigh = weights(able, favourites, previous.theme if previous else "", focus, opens=opens)
    left = random.random() * sum(weigh)
    for line, weight in zip(able, weigh, strict=True):
        left -= weight
        if left < 0:
            return line
    return able[-1]


def due(since: datetime | None, now: datetime, rotate_every: float) -> bool:
    """Whether the line on show since `since` makes room; `rotate_every` in seconds, 0: never.

    A `since` in the future means that the clock was put back: the line makes room then, too.
    """
    if not rotate_every:
        return False
    return since is None or not timedelta(0) <= now - since < timedelta(seconds=rotate_every)


def softening(text: str, templates: Sequence[Softening]) -> list[str]:
    """Milder ways to say a line, to be offered and never forced; none where no template fits."""
    said = " ".join(text.replace("’", "'").split())
    said = re.sub(r"(?i)^i'm\b", "I am", said)
    said = re.sub(r"(?i)^i'll\b", "I will", said)
    for each in templates:
        head, tail = each.pattern.split("X", 1)
        fits = re.fullmatch(rf"(?i){re.escape(head)}(.+?){re.escape(tail)}([.]?)", said)
        if fits and fits[1].split()[0].lower() not in each.unless:
            ways = each.to if " " in fits[1] else (*each.to, *each.one_word)
            return [to.replace("X", fits[1]) + fits[2] for to in ways]
    return []
