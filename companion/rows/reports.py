"""A report as sections, which every format and the screen show; and its place in Progress."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from companion import words
from companion.content import load as content
from companion.model.progress.feelings import ENOUGH
from companion.model.progress.progress import ProgressAt
from companion.model.reports import OwnWords, Part, Report
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row, gap


class OwnLine(msgspec.Struct, frozen=True):
    """A person's own words, the day beside them, and what they are about."""

    day: str
    text: str
    about: str = ""


class ReportSection(msgspec.Struct, frozen=True):
    """One part of a report: facts in sentences, then own words."""

    part: str
    title: str
    said: tuple[str, ...] = ()
    own: tuple[OwnLine, ...] = ()


def sections(report: Report) -> list[ReportSection]:
    """Return the parts that have something in them, in their order; at least a sentence."""
    found = [_section(report, part) for part in report.parts]
    return [each for each in found if each.said or each.own] or [
        ReportSection("", "", (words.reports.QUIET,))
    ]


def heading(report: Report) -> tuple[str, str, str]:
    """Return what a report is called, its days, and what they began with."""
    of = report.period
    return words.reports.HEADINGS[report.reader], words.reports.period(of), words.reports.since(of)


def as_lines(report: Report) -> list[str]:
    """Return a report as lines of text, to be looked over before it is kept."""
    lines = [part for part in heading(report) if part]
    for each in sections(report):
        lines += ["", *([each.title] if each.title else []), *(f"  {said}" for said in each.said)]
        for own in each.own:
            first, *more = [*([own.about] if own.about else []), *own.text.splitlines()] or [""]
            lines += [f"  {own.day}  {first}", *(f"    {line}" for line in more)]
    return lines


# -- inside


def _section(report: Report, part: Part) -> ReportSection:
    said, own = tuple[str, ...](), tuple[OwnWords, ...]()
    if part == "next":
        own = report.next_session
    elif part == "figures":
        said = tuple(words.reports.figures(report.figures))
    elif part == "feelings":
        told = words.views.in_one([(word.replace("_", " "), n) for word, n in report.feelings])
        said = (told,) if told else ()
    elif part == "triggers":
        said = tuple(_around(report))
    else:
        own = getattr(report, part)
    if part == "wins" and len(own) < report.figures.wins:
        said = (
            words.reports.NEWEST.format(n=len(own), wins=words.kinds.of_kind(report.figures.wins, "wins")),
        )
    year = report.period.first.year != report.period.last.year
    lines = (OwnLine(words.reports.day_told(w.day, year=year), w.text, _about(part, w)) for w in own)
    return ReportSection(part, words.reports.PARTS[part], said, tuple(lines))


def _about(part: str, own: OwnWords) -> str:
    """Return what own words are about; where kinds are mixed, which of them."""
    if part in ("wins", "journal"):
        return own.about
    return own.about or words.kinds.named(own.table).one.capitalize()


def _around(report: Report) -> Iterator[str]:
    said, known = words.views, content.check_in_words().triggers
    yield from (said.around(known.get(each.trigger, each.trigger), each) for each in report.around)
    if report.around:
        yield said.CHANCE
    elif report.tagged < ENOUGH:
        yield said.SO_FAR.format(n=report.tagged, enough=ENOUGH)


# -- in Progress


def in_full(view: Report, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return what can be made, and below it what the week has in it."""
    offers = [Row(key, said) for key, said in words.reports.OFFERS.items()]
    rows = [
        Row(f"line:{n}", line.strip(), muted=line[0] != " ", wraps=True) if line else gap(f"line:{n}")
        for n, line in enumerate(as_lines(view))
    ]
    return RowInFull(words.progress.VIEWS["reports"], rows=(*offers, gap("week"), *rows))


def as_text(view: Report, at: ProgressAt) -> list[str]:
    """Return the report of the week."""
    return [line for line in as_lines(view) if line]
