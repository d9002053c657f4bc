"""A report as one HTML file to read or to print: no script, no request of any kind, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from pathlib import Path
from string import Template

from companion import words
from companion.model.reports import Figures, Report, months
from companion.model.text import visible
from companion.rows.plot import steps
from companion.rows.reports import OwnLine, ReportSection, heading, sections

SOME, MANY = 3, 6
"""Things saved on a day from which on a dot is larger."""
RADIUS = {"few": 3.2, "some": 5.2, "many": 7.2}
CELL, TOP = 22, 40
WEEKS = 26
"""The newest weeks of breathing that are drawn."""


def encode(report: Report) -> bytes:
    """Return the report as UTF-8. Everything in it is escaped, and the page refuses every request."""
    title, days, since = map(_plain, heading(report))
    parts = "\n".join(line for each in sections(report) for line in _section(each, report.figures))
    page = Template(_beside("report.html")).substitute(
        title=title,
        days=days,
        since=since,
        style=_beside("report.css"),
        parts=parts,
        made=_plain(words.reports.MADE),
    )
    return page.encode("utf-8", "replace")


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _section(section: ReportSection, figures: Figures) -> Iterator[str]:
    yield f'<section class="{section.part}">'
    yield from [f"<h2>{_plain(section.title)}</h2>"] if section.title else []
    if section.said:
        yield from ('<ul class="said">', *(f"<li>{_plain(said)}</li>" for said in section.said), "</ul>")
    if section.own:
        yield from ('<ol class="own">', *map(_own, section.own), "</ol>")
    if section.part == "figures":
        yield from _calendar(figures)
        yield from _weeks(figures)
    yield "</section>"


def _own(line: OwnLine) -> str:
    about = f'<span class="about" dir="auto">{_plain(line.about)}</span>' if line.about else ""
    return f'<li><time>{line.day}</time><div>{about}<p dir="auto">{_plain(line.text)}</p></div></li>'


# -- pictures


def _calendar(figures: Figures) -> Iterator[str]:
    """Yield a small picture of each month; what it shows is said in its description, too."""
    shown = months(figures)
    if not shown:
        return
    said = words.reports
    yield f'<h3>{said.CALENDAR}</h3>\n<div class="calendar">'
    yield from (_month(month, figures) for month in shown)
    yield '</div>\n<p class="legend">'
    for name, told in zip((*RADIUS, "rest"), (*said.LEGEND, said.RESTING), strict=True):
        yield f'<span><svg viewBox="-9 -9 18 18" aria-hidden="true">{_mark(name, 0, 0)}</svg>{told}</span>'
    yield "</p>"


def _month(first: date, figures: Figures) -> str:
    """Return a month as weeks of dots, Monday first."""
    days = [first + timedelta(days=n) for n in range(31)]
    days = [day for day in days if day.month == first.month]
    lead = first.weekday()
    height = TOP + CELL * ((lead + len(days) + 6) // 7)
    saved = sum(day in figures.by_day for day in days)
    told = words.reports.month_told(first, saved, sum(day in figures.resting for day in days))
    parts = [f'<svg viewBox="0 0 {7 * CELL} {height}" role="img"><title>{told}</title>']
    parts.append(f'<text x="4" y="12">{words.reports.month_name(first)}</text>')
    for n, name in enumerate(words.common.WEEKDAYS):
        parts.append(f'<text x="{n * CELL + 11}" y="30" text-anchor="middle">{name[0]}</text>')
    for n, day in enumerate(days, lead):
        name = "rest" if day in figures.resting else steps(figures.by_day.get(day, 0), SOME, MANY)
        if name:
            parts.append(_mark(name, n % 7 * CELL + 11, TOP + n // 7 * CELL + 9))
    return "".join([*parts, "</svg>"])


def _mark(name: str, x: int, y: int) -> str:
    if name == "rest":
        return f'<path class="rest" d="M{x - 6} {y}q3 -5 6 0t6 0"/>'
    return f'<circle class="{name}" cx="{x}" cy="{y}" r="{RADIUS[name]}"/>'


def _weeks(figures: Figures) -> Iterator[str]:
    """Yield the breathing of the newest weeks, a row each, its minutes beside it."""
    shown = list(figures.by_week.items())[-WEEKS:]
    if not shown:
        return
    most = max(seconds for _, seconds in shown) or 1
    yield f"<table>\n<caption><h3>{words.reports.WEEKS}</h3></caption>"
    for monday, seconds in reversed(shown):
        bar = f'<rect class="some" width="{seconds / most * 100:.1f}%" height="100%" rx="3"/>'
        day = words.reports.day_told(monday, year=len(shown) > WEEKS - 1)
        yield f'<tr><th scope="row">{day}</th><td class="bar"><svg aria-hidden="true">{bar}</svg></td>'
        yield f"<td>{words.views.minutes(seconds / 60)}</td></tr>"
    yield "</table>"


def _plain(text: str) -> str:
    """Return a text that no browser acts on; its lines stay."""
    return escape("\n".join(map(visible, text.splitlines())))
