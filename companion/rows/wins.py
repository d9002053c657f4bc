"""The wins as rows: newest first, under their days."""

from __future__ import annotations

from msgspec.structs import replace

from companion import words
from companion.model.days import monday_of
from companion.model.wins import Win, WinsView
from companion.rows.marks import Marks
from companion.rows.row import Row, gap, notes

SEPARATOR = " · "


def rows(view: WinsView, marks: Marks, *, book: bool = False, weeks: bool = False) -> list[Row]:
    """Return the wins under their days, or how to begin.

    In a `book` days and marks are in full words, and with `weeks` the days stand under their week.
    """
    if view.kept:
        return _kept(view, marks)
    if view.back and not view.wins:
        return notes("empty", [words.wins.none_then(view.day, view.back)] if view.day else ())
    if not view.wins:
        return notes("empty", [words.wins.NO_WINS])
    found: list[Row] = []
    today = view.day
    day, week = today, None
    for win in view.wins:
        monday = monday_of(win.day)
        if weeks and monday != week:
            day, week = None, monday
            found += [gap(f"week:{week}")] if found else []
            found.append(Row(f"week:{week}", words.wins.week_heading(monday, today or monday), heading=True))
        if win.day != day:
            day = win.day
            found += [gap(str(day))] if found else []
            said = words.wins.day_heading(day, today or day, full=book)
            found.append(Row(f"day:{day}", said, heading=True))
        label = view.labels.get(win.category, win.category)
        found += _win(win, marks, label, win.id in view.celebrated, book)
    return found


def is_empty(view: WinsView) -> bool:
    """Tell whether there is no win at all."""
    return not (view.wins or view.kept or view.back)


def _kept(view: WinsView, marks: Marks) -> list[Row]:
    """Return the wins kept for a grey day under their months, each day of the month said once."""
    found: list[Row] = []
    month, day = "", None
    for win in view.wins:
        if (name := words.wins.month_heading(win.day, view.day or win.day)) != month:
            month = name
            found += [*([gap(name)] if found else []), Row(f"month:{name}", name, heading=True)]
        main, *under = _win(win, marks, "", win.id in view.celebrated, book=False)
        found += [replace(main, mark=str(win.day.day) if win.day != day else "", aside="", word=""), *under]
        day = win.day
    return found or notes("empty", [words.grey.NOTHING_KEPT])


def title(*, kept: bool = False) -> str:
    """Return the title of the list."""
    return words.grey.KEPT_TITLE if kept else words.wins.TITLE


def figure(view: WinsView | None) -> str:
    """Return how many wins today has, or the day that is looked at, where it has any."""
    if view and view.kept:
        return str(len(view.wins)) if view.wins else ""
    today = view.today if view else 0
    said = words.today.FIGURE_THAT_DAY if view and view.back else words.today.FIGURE_TODAY
    return said.format(n=today) if today else ""


def key_of(win: int) -> str:
    """Return the key of the row of a win, by its id."""
    return f"win:{win}"


def id_in(key: str) -> int:
    """Return the id of the win that a row's key names; 0 for any other."""
    kind, _, number = key.partition(":")
    return int(number) if kind == "win" else 0


def _win(win: Win, marks: Marks, label: str, celebrated: bool, book: bool) -> list[Row]:
    """Return a win, and what stands under it while it is selected; in a book always."""
    signs = [(marks.kept, words.wins.KEPT_MARK)] if win.keep else []
    signs += [(marks.celebrated, words.wins.CELEBRATED_MARK)] if celebrated else []
    key, shown = key_of(win.id), [label] if label else []
    aside = " ".join([*(mark for mark, _ in signs), *shown])
    word = "  ".join([*(f"{mark}\u00a0{said}" for mark, said in signs), *shown])
    if book:
        word = SEPARATOR.join([*shown, *(said for _, said in signs)])
    under = [Row(f"{key}/note", win.note, muted=True, heading=True, under=key)] if win.note else []
    return [Row(key, win.text, words.common.clock(win.at), aside, word, below=True), *under]
