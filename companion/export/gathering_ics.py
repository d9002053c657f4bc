"""A gathering as a file for a calendar. The same record is the same bytes, on every machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from companion import words
from companion.export import target
from companion.model.gatherings import Gathering, GatheringInFull
from companion.model.text import harmless
from companion.store.database.ids import instant

if TYPE_CHECKING:
    from icalendar import Timezone

    from companion.companion import Companion

ALARM = timedelta(hours=-1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def save(companion: Companion, gathering: int, path: Path, *, force: bool = False) -> str:
    """Write the file, for the person alone; return where the gathering stands now, in words.

    Raises Gone, FileExistsError, ValueError, StoreError.
    """
    each = companion.gatherings.in_full(gathering)
    target.check(path, companion.store.folder, force=force)
    target.write_file(path, as_ics(each), force=force)
    said, on = words.gatherings, each.gathering.on
    return said.stands(on, companion.context.today(), in_file=True) if each.row else said.IN_FILE


def as_ics(each: GatheringInFull) -> bytes:
    """Return the file. Who comes stands in the text alone: no address is asked for, and none is sent to."""
    from icalendar import Alarm, Calendar, Event

    of, calendar, event, alarm = each.gathering, Calendar(), Event(), Alarm()
    zone, described = _zone(of)
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//companion//gatherings//EN")
    event.add("uid", of.uid or of.key)
    event.add("dtstamp", instant(of.rev, of.at).astimezone(UTC) if of.rev else of.at.astimezone(UTC))
    event.add("sequence", of.sequence)
    event.add("dtstart", of.starts.astimezone(zone))
    event.add("duration", timedelta(minutes=of.minutes))
    event.add("summary", _text(of.what))
    for name, said in (("location", of.where), ("description", "\n\n".join(_described(each)))):
        if said:
            event.add(name, _text(said))
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ALARM)
    alarm.add("description", _text(of.what))
    event.add_component(alarm)
    if described:
        calendar.add_component(described)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _described(each: GatheringInFull) -> list[str]:
    of = each.gathering
    whom = words.gatherings.WITH.format(names=words.common.these([*of.whom])) if of.whom else ""
    return [part for part in (whom, each.invitation, "\n".join(of.programme)) if part]


def _text(text: str) -> str:
    """A text in which nothing acts on a program that shows it; line ends stay."""
    return harmless("\n".join(text.splitlines()))


# -- the time zone


def _zone(of: Gathering) -> tuple[tzinfo, Timezone | None]:
    """Return the zone it was planned in, as programs read it: UTC where that is not sure.

    Outlook reads changes of the clocks by a yearly rule alone. UTC is right everywhere, so it stands for a
    zone without a name or such a rule, for one that the time is not of, and for an hour that comes twice.
    """
    try:
        info = ZoneInfo(of.zone)
    except (KeyError, ValueError, OSError):
        return UTC, None
    at = of.starts.astimezone(info)
    years = [_changes(info, at.year + n) for n in (-1, 0, 1)]
    rules = [_rule([change.at for change in each]) for each in zip(*years, strict=False)]
    same = {tuple(change[1:] for change in year) for year in years}
    never = not rules and not at.utcoffset()
    if never or at.fold or at.utcoffset() != of.starts.utcoffset() or len(same) > 1 or "" in rules:
        return UTC, None
    return info, _component(of.zone, years[0], rules, at.utcoffset() or timedelta())


class _Clocks(NamedTuple):
    """A change of the clocks: when by the clock before it, and the offsets."""

    at: datetime
    before: timedelta
    after: timedelta


def _component(name: str, changes: list[_Clocks], rules: list[str], offset: timedelta) -> Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    made = Timezone()
    made.add("tzid", name)
    for change in changes or [_Clocks(datetime(1970, 1, 1), offset, offset)]:
        part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
        part.add("dtstart", change.at)
        part.add("tzoffsetfrom", change.before)
        part.add("tzoffsetto", change.after)
        if changes:
            day = rules[changes.index(change)]
            part.add("rrule", vRecur(freq="YEARLY", bymonth=change.at.month, byday=day))
        made.add_component(part)
    return made


def _changes(info: tzinfo, year: int) -> list[_Clocks]:
    """Return the changes of a year, in their order."""
    found, day = [], datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        first, last = day, day + DAY
        before, after = (_offset(at, info) for at in (first, last))
        while before != after and last - first > MINUTE:
            middle = first + (last - first) // MINUTE // 2 * MINUTE
            first, last = (middle, last) if _offset(middle, info) == before else (first, middle)
        if before != after:
            found.append(_Clocks(last.replace(tzinfo=None) + before, before, after))
        day += DAY
    return found


def _offset(at: datetime, info: tzinfo) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()


def _rule(years: list[datetime]) -> str:
    """Return the weekday of its month that a change is on in each of the years, such as -1SU; '' for none."""
    if len({(at.month, at.weekday(), at.time()) for at in years}) > 1:
        return ""
    weeks = {(at.day - 1) // 7 + 1 for at in years}
    week = -1 if all((at + 7 * DAY).month != at.month for at in years) else max(weeks)
    return f"{week}{WEEKDAYS[years[0].weekday()]}" if week == -1 or len(weeks) == 1 else ""
