"""Feelings: the field with the words beside it, what was around, own numbers; and all in sentences."""

from __future__ import annotations

from textwrap import wrap

import msgspec

from companion import words
from companion.content import load as content
from companion.model.checkins import figure
from companion.model.progress.feelings import ENOUGH, WEEKS, FeelingsView, step_edges
from companion.model.progress.progress import ProgressAt
from companion.model.text import visible
from companion.rows.marks import Marks
from companion.rows.plot import LOOK_OF, Lines, cells, framed, steps
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
            signs = [steps(n, *edges) for n in row]
            found.append([(f"  {label}".ljust(LABEL), "muted")])
            found[-1] += [
                ((marks.of(sign) if sign else "").ljust(APART), LOOK_OF.get(sign, "text")) for sign in signs
            ]
        found.append([(SAID.AXIS.rjust(LABEL + FIELD - 2).ljust(LABEL + FIELD), "muted")])
        told = [(visible(word), str(n)) for word, n in self.words[:WORDS]]
        wide = max((cells(word) for word, _ in told), default=0)
        figures = max((len(n) for _, n in told), default=0)
        if width >= LABEL + FIELD + wide + figures + 6:
            for line, (word, n) in zip(found, told, strict=False):
                line += [
                    (f"  {word}" + " " * (wide - cells(word)), "text"),
                    (f"  {n.rjust(figures)}", "muted"),
                ]
            return framed(found, height)
        said = wrap(" · ".join(f"{word}\u00a0{n}" for word, n in told), max(width - 4, 20))
        found += [[("  " + line.replace("\u00a0", " "), "text")] for line in said]
        return framed(found, height)


def in_full(view: FeelingsView, at: ProgressAt, marks: Marks) -> RowInFull:
    """Return the field and the words, what was around, and own numbers."""
    title = words.progress.VIEWS["feelings"]
    if not view.checkins:
        return RowInFull(title)
    numbers = [
        Row(f"number:{name}", visible(name), aside="  ".join(values), brief="  ".join(values[-3:]))
        for name, values in _numbers(view).items()
    ]
    heading = [Row("numbers", SAID.NUMBERS, heading=True)] if numbers else []
    rows = apart(paragraphs("around", _around(view)), [*heading, *numbers])
    return RowInFull(title, SAID.SPAN.format(n=WEEKS), rows, FieldOfFeelings(view.field, view.words))


def as_text(view: FeelingsView, at: ProgressAt) -> list[str]:
    """Return the range in a sentence, the words, what was around, own numbers."""
    if not view.checkins:
        return [SAID.EMPTY["feelings"]]
    lines = [SAID.feelings(view.mostly, view.words[0][0] if view.words else "", view.checkins)]
    lines += [SAID.WORDS.format(words=SAID.in_one(view.words[:WORDS]))] if view.words else []
    lines += [_around(view)]
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
