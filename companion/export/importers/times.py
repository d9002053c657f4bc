"""Days and times of day as other programs and people write them, and the instants they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time

from companion.export.importers.calendar_words import month_in, names_weekday
from companion.export.importers.reading import House
from companion.model.days import day_of

FIRST_YEAR, LAST_YEAR = 1971, 2100
NOON, MIDNIGHT = time(12), time()
CENTURY = 2000  # a spreadsheet's 26 is 2026

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/._])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")
_WRITTEN = (
    _ISO,
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]?"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?,?\s+(?:(?:of|de|d[ei]l)\s+)?(?P<month>[^\W\d_]{3,})\.?,?"
        r"\s+(?:(?:de|del)\s+)?(?P<y>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<!\w)(?P<month>[^\W\d_]{3,})\.?\s+(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>\d{4})\.?\s+(?P<month>[^\W\d_]{3,})\s+(?P<d>\d{1,2})\.?(?!\d)"),
)
_SHAPED = re.compile(
    r"(?<!\d)\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)|(?<!\d)\d{1,2}\.?\s+[^\W\d_]{3,}\.?,?\s+\d{4}(?!\d)"
    r"|(?<!\w)[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s*\d{4}(?!\d)|\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]"
)
_WITHOUT_YEAR = re.compile(
    r"(?:(?P<week>[^\W\d_]{2,})[.,]*\s+)?(?:(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?P<month>[^\W\d_]{3,})"
    r"|(?P<before>[^\W\d_]{3,})\.?\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)[.,:]*"
)
_IN_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?(?:[ T]+\d{1,2}:\d\d(?::\d\d)?)?")
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:[:.h時时시点](?P<m>\d{2})?(?:[:.](?P<s>\d{2}))?)?[분分]?(?P<uhr>uhr|h)?"
)
_BEFORE_NOON = {
    *("am", "a", "vorm", "vormittags", "morgens", "πμ", "오전", "上午", "午前", "早上", "清晨", "凌晨"),
    *("ص", "पूर्वाह्न", "öö", "dop", "de", "fm", "ap", "sa", "дп", "проб"),
}
_AFTER_NOON = {
    *("pm", "p", "nachm", "nachmittags", "abends", "μμ", "오후", "下午", "午後", "晚上", "傍晚", "م"),
    *("अपराह्न", "ös", "odp", "du", "em", "ip", "ch", "пп", "слоб"),
}
_AT_NOON = {"中午"}


def day_in(text: str) -> date:
    """The day a text is. Raises ValueError with what one looks like."""
    said = text.strip()
    if not said:
        raise ValueError("the date is blank; write it like 2026-11-03")
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    found = _ISO.fullmatch(said)
    day = _date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    if day is None:
        raise ValueError(f"“{text}” is not a day such as 2026-11-03")
    return day


def day_written(text: str) -> date | None:
    """The first day that stands in a text: 2026-11-03, 3. Dezember 2025, le 3 décembre 2025."""
    for form in _WRITTEN:
        for found in form.finditer(text):
            parts = found.groupdict()
            month = month_in(parts["month"]) if "month" in parts else int(parts["m"])
            if month and (day := _date(int(parts["y"]), month, int(parts["d"]))):
                return day
    return None


def without_day(text: str) -> str:
    """A text without the day in it and without a day of the week beside that."""
    for form in _WRITTEN:
        for found in form.finditer(text):
            parts = found.groupdict()
            if "month" in parts and not month_in(parts["month"]):
                continue
            left, right = text[: found.start()].split(), text[found.end() :].split()
            alone = len(left) + len(right) == 1
            if left and names_weekday(left[-1], alone=alone):
                del left[-1]
            elif right and names_weekday(right[0], alone=alone):
                del right[0]
            return " ".join((*left, *right)).strip(" *_:,.()[]#–—-")
    return text


def leading_day(text: str) -> tuple[date | None, str]:
    """The day that a text begins with, and what stands behind it and a sign: 3 November 2026: walked.

    Raises ValueError where it begins with numbers that could be more than one day.
    """
    for form in _WRITTEN[1:]:
        found = form.match(text)
        if found and (day := day_written(found[0])):
            rest = re.match(r"\s*(?:[:,|–—-]\s+|$)", text[found.end() :])
            return (day, text[found.end() + rest.end() :]) if rest else (None, text)
    shaped = re.match(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d\d)(?=[\s:,]|$)", text)
    if shaped:
        raise ValueError(f"“{shaped[0]}” could be more than one day; write it like 2026-11-03")
    return None, text


def begins_with_day(text: str) -> bool:
    """Whether a text begins with a day: 3. Dezember 2025."""
    return any((found := form.match(text)) and day_written(found[0]) for form in _WRITTEN)


def is_day_alone(text: str) -> bool:
    """Whether a text is a day and nothing else: 2026-11-03, as “Tuesday 3 November 2026:” is one."""
    return day_written(text) is not None and not without_day(text)


def is_shaped_like_a_day(text: str) -> bool:
    """Whether a text looks like a day, be it understood or not: 03/12/2025, 3. foo 2025."""
    if _SHAPED.search(text):
        return True
    found = _WITHOUT_YEAR.fullmatch(text.strip())
    return bool(found and month_in(found["month"] or found["before"]))


def days_of_a_column(texts: Iterable[str]) -> Callable[[str], date]:
    """How to read the days of a column. A spreadsheet writes them as its country does: 16.11.2026, 11/16/26.

    The whole column tells which number is the day; where it does not, the reader raises ValueError.
    """
    found = [match for text in texts if (match := _IN_NUMBERS.fullmatch(text.strip()))]
    country = [match for match in found if len(match[1]) < 4 and match[2] != "."]
    day_first = any(int(match[1]) > 12 for match in country)
    month_first = any(int(match[3]) > 12 for match in country)

    def read(text: str) -> date:
        match = _IN_NUMBERS.fullmatch(text.strip())
        if match is None or len(match[1]) == 4:
            return day_in(text.strip().partition(" ")[0])
        if match[2] != "." and day_first == month_first:
            raise ValueError(f"“{text}” could be more than one day; write it like 2026-11-03")
        day, month = (match[1], match[3]) if match[2] == "." or day_first else (match[3], match[1])
        year = int(match[4]) + (CENTURY if len(match[4]) == 2 else 0)
        if (read := _date(year, int(month), int(day))) is None:
            raise ValueError(f"“{text}” is not a day such as 2026-11-03")
        return read

    return read


def clock_in(text: str) -> time:
    """The time of day a text is: 18:30, 8:05, 6:30 pm, 오후 6:30. Raises ValueError with what one is like."""
    said = "".join(text.casefold().split())
    found, wrong = _CLOCK.search(said), ValueError(f"“{text}” is not a time of day such as 18:30")
    if not found:
        raise wrong
    mark = said.replace(found[0], "", 1).replace(".", "")
    hour, minute, second = (int(found[part] or 0) for part in ("h", "m", "s"))
    if mark:
        if mark not in _BEFORE_NOON | _AFTER_NOON | _AT_NOON or hour > 12:
            raise wrong
        hour = hour % 12 + 12 * (mark in _AFTER_NOON or (mark in _AT_NOON and hour != 11))
    elif not (found["m"] or found["uhr"]):
        raise wrong
    try:
        return time(hour, minute, second)
    except ValueError:
        raise wrong from None


def instant(house: House, wall: datetime) -> datetime:
    """The aware instant of a local time, or of one that has its offset; one in UTC gets the offset of here.

    Raises ValueError, with a sentence, for one that cannot be kept.
    """
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise ValueError(f"{wall.year:04} is out of range; dates can be from {FIRST_YEAR} to now")
    at = house.local(wall) if wall.tzinfo in (None, UTC) else wall
    if at > house.now:
        raise ValueError(f"{wall:%Y-%m-%d %H:%M} is in the future")
    return at


def noon(house: House, day: date) -> datetime:
    """The instant for what has a day and no time: its noon, today not later than now. Raises as `instant`."""
    if day == house.now.date():
        return min(house.local(datetime.combine(day, NOON)), house.now)
    return instant(house, datetime.combine(day, NOON))


def moment(house: House, wall: datetime) -> tuple[datetime, date]:
    """The instant of a time in a file, and its day. Midnight to the second is a day that somebody chose."""
    if wall.tzinfo is None and wall.time() == MIDNIGHT:
        return noon(house, wall.date()), wall.date()
    at = instant(house, wall)
    return at, day_of(at, house.starts_at)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
