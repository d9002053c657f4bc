"""Forms of progress: what was done for each."""

from __future__ import annotations

from collections.abc import Mapping

from companion import words
from companion.model.progress.forms import FORMS
from companion.model.progress.progress import ProgressAt
from companion.rows.marks import Marks
from companion.rows.reading import RowInFull, apart
from companion.rows.row import Row

SAID = words.views


def in_full(view: Mapping[str, int], at: ProgressAt, marks: Marks) -> RowInFull:
    """Return each form with what was done for it; a form with nothing yet is left out."""
    parts = [
        [
            Row(form, SAID.FORMS[form], heading=True),
            *(Row(what, what, aside=said, brief=said.partition(",")[0]) for what, said in done),
        ]
        for form, done in _done(view).items()
    ]
    return RowInFull(words.progress.VIEWS["forms"], rows=apart(*parts))


def as_text(view: Mapping[str, int], at: ProgressAt) -> list[str]:
    """Return a line for each form."""
    lines = [
        " · ".join(SAID.COUNT.format(what=what, n=said) for what, said in done)
        for done in _done(view).values()
    ]
    return lines or [SAID.EMPTY["forms"]]


def _done(view: Mapping[str, int]) -> dict[str, list[tuple[str, str]]]:
    done = {form: [SAID.done(each, view) for each in of if view[each]] for form, of in FORMS.items()}
    return {form: lines for form, lines in done.items() if lines}
