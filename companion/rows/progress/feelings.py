"""Feelings: the field as a picture, the words beside it, what was around, own numbers; and in sentences."""

from __future__ import annotations

import msgspec

from companion import words
from companion.content import load as content
from companion.model.checkins import figure
from companion.model.progress.feelings import ENOUGH, WEEKS, FeelingsView, step_edges
from companion.model.progress.progress import ProgressAt
from companion.model.text import visible
from companion.rows.marks import Marks
from companion.rows.plot import LOOK_OF, Lines, cells, steps
from companion.rows.progress.how import explained
from companion.rows.reading import RowInFull, apart, paragraphs
from companion.rows.row import Row

SAID = words.views
LABEL, APART, FIELD = 13, 3, 15
"""Cells before the field, of one of its columns, of all."""
WORDS = 6
VALUES = 7


class FieldOfFeelings(msgspec.Struct, frozen=True):
    """How many check-ins stand in each cell, and the words, the most frequent first."""

    field: tuple[tuple[int, ...], ...]
    words: tuple[tuple[str, int], ...]

    def lines(self, width: int, height: int, marks: Marks) -> Lines:
        """Return the field, fuller marks where there are more, its axis, and the words beside or below."""
        edges = step_edges(self.field)
        found: Lines = []
        for label, row in zip(SAID.ENERGY, self.field, strict=True):
            drawn = [(steps(n, *edges), n) for n in row]
            cells_of = [(marks.of(step) if n else " ", LOOK_OF.get(step, "text")) for step, n in drawn]
            found.append([(f"  {label}".ljust(LABEL), "muted")])
            found[-1] += [(sign.ljust(APART), look) for sign, look in cells_of]
        found.append([(" " * (LABEL - 5) + SAID.AXIS.ljust(FIELD + 5), "muted")])
        told = [(visible(word), str(n)) for word, n in self.words[:WORDS]]
        wide = max((cells(word) for word, _ in told), default=0)
        figures = max((len(n) for _, n in told), default=0)
        beside = width >= LABEL + FIELD + wide + figures + 6
        if not beside:
            found += [[] for _ in range(len(told) + 1)]
        for line, (word, n) in zip(found if beside else found[-len(told) :], told, strict=False):
            line += [(f"  {word}" + " " * (wide - cells(word)), "text"), (f"  {n.rjust(figures)}", "muted")]
        return found


def in_full(view: FeelingsView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the field and the words, what was around, and own numbers."""
    title = words.progress.VIEWS["feelings"]
    if not view.checkins:
        return RowInFull(title)
    numbers = [
        Row(f"number:{name}", visible(name), aside="  ".join(values), heading=True)
        for name, values in _numbers(view).items()
    ]
    heading = [Row("numbers", SAID.NUMBERS, heading=True, muted=True)] if numbers else []
    rows = apart(paragraphs("around", _around(view)), [*heading, *numbers], explained("feelings", at))
    return RowInFull(title, SAID.SPAN.format(n=WEEKS), rows, FieldOfFeelings(view.field, view.words))


def as_text(view: FeelingsView, at: ProgressAt) -> list[str]:
    """Return the range in a sentence, the words, what was around, own numbers."""
    if not view.checkins:
        return [SAID.EMPTY["feelings"]]
    lines = [SAID.feelings(view.mostly, view.words[0][0] if view.words else "", view.checkins)]
    lines += [SAID.words_used(view.words[:WORDS]), _around(view)]
    lines += [SAID.NUMBER.format(name=name, values=", ".join(each)) for name, each in _numbers(view).items()]
    return [line for line in lines if line]


def _around(view: FeelingsView) -> str:
    if not view.around:
        return SAID.SO_FAR.format(n=view.tagged, enough=ENOUGH) if 0 < view.tagged < ENOUGH else ""
    labels = content.check_in_words().triggers
    said = [SAID.around(labels.get(each.trigger, each.trigger), each) for each in view.around]
    return " ".join([*said, SAID.CHANCE])


def _numbers(view: FeelingsView) -> dict[str, list[str]]:
    return {name: [figure(value) for value in each[-VALUES:]] for name, each in view.numbers.items()}
