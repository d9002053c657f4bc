"""Gatherings as rows and in sentences, and one of them in full."""

from __future__ import annotations

from datetime import date

from companion import words
from companion.model.gatherings import GatheringInFull, GatheringsView
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import UNICODE, Marks
from companion.rows.reading import RowInFull
from companion.rows.row import Row, gap

SAID = words.gatherings


def in_full(view: GatheringsView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return those to come with what is to be done, then those that have been."""
    rows: list[Row] = []
    been = [each for each in view.gatherings if each.been]
    for each in view.gatherings:
        if been and each is been[0]:
            rows += [*([gap("been")] if rows else []), Row("been", SAID.BEEN, heading=True)]
        of, things = each.gathering, [] if each.been else _things(each, marks)
        when = SAID.in_short(of.starts, view.today)
        rows.append(Row(of.key, of.what, aside=when, muted=each.been, firm=True))
        rows += [
            Row(f"{of.key}/{n}", SAID.THING.format(mark=mark, text=text), heading=True, muted=True)
            for n, (mark, text) in enumerate(things)
        ]
    return RowInFull(SAID.TITLE, str(len(view.gatherings) or ""), tuple(rows))


def as_text(view: GatheringsView, at: ProgressAt) -> list[str]:
    """Return each in a line, and what is to be done for those to come."""
    lines: list[str] = []
    for each in view.gatherings:
        when = SAID.when_told(each.gathering.starts, view.today)
        lines.append(SAID.LISTED.format(when=when, what=each.gathering.what))
        things = [] if each.been else _things(each, UNICODE)
        lines += [SAID.THING.format(mark=mark, text=text) for mark, text in things]
    return lines or [SAID.EMPTY]


def card(each: GatheringInFull, today: date, marks: Marks) -> list[str]:
    """Return one in lines: what was answered, what is to be done, what happens, the invitation."""
    of, things = each.gathering, _things(each, marks)
    parts = (of.what, SAID.when_told(of.starts, today), of.where, words.common.these([*of.whom]))
    programme = [SAID.PART.format(text=text) for text in of.programme]
    return [
        *SAID.card(parts, things),
        *([SAID.ON_LISTS] if things and not each.been else []),
        *(["", SAID.LABELS[SAID.PROGRAMME], *programme] if programme else []),
        *(["", SAID.INVITE, *each.invitation.splitlines()] if each.invitation else []),
    ]


def _things(each: GatheringInFull, marks: Marks) -> list[tuple[str, str]]:
    """Return what is to be done, each with its mark."""
    return [(marks.of(row.state), row.text) for row in each.things]
