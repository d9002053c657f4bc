"""Forms of progress: what was done for each."""

from __future__ import annotations

from collections.abc import Mapping

from companion import words
from companion.model.progress.forms import FORMS
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.progress.how import explained
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row

SAID = words.views


def in_full(view: Mapping[str, int], at: ProgressAt, marks: Marks) -> RowInFull:
    """Return each form with what was done for it; a form with nothing yet is left out."""
    parts = [
        [
            Row(name, SAID.FORMS[name], heading=True),
            *(Row(line, line, muted=True, wraps=True) for line in lines),
        ]
        for name, lines in _done(view).items()
    ]
    how = explained("forms", at) if parts else []
    return RowInFull(words.progress.VIEWS["forms"], "", apart(*parts, how))


def as_text(view: Mapping[str, int], at: ProgressAt) -> list[str]:
    """Return a line for each form."""
    return [" · ".join(lines) for lines in _done(view).values()] or [SAID.EMPTY["forms"]]


def _done(view: Mapping[str, int]) -> dict[str, list[str]]:
    done = {
        name: [SAID.done(each, view[each], view["words"]) for each in counted if view[each]]
        for name, counted in FORMS.items()
    }
    return {name: lines for name, lines in done.items() if lines}
