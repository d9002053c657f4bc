"""A report as Markdown: words stand as they were typed, what Markdown would act on is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from companion.export.as_markdown import plain
from companion.model.reports import Report
from companion.rows.reports import heading, sections


def encode(report: Report) -> bytes:
    """Return the report as UTF-8."""
    return ("\n".join(_lines(report)) + "\n").encode("utf-8", "surrogateescape")


def _lines(report: Report) -> Iterator[str]:
    title, *below = heading(report)
    yield from (f"# {plain(title)}", "", *(f"{plain(each)}  " for each in below if each))
    for section in sections(report):
        yield from ("", f"## {plain(section.title)}") if section.title else ()
        yield from ("", *(f"- {plain(said)}" for said in section.said)) if section.said else ()
        yield from ("",) if section.own else ()
        for own in section.own:
            first, *more = (plain(line) for line in own.text.splitlines() or [""])
            about = f"{plain(own.about)}: " if own.about else ""
            yield f"- {own.day} · {about}{first}".rstrip()
            yield from (f"  {line}\\" if line else "" for line in more)
