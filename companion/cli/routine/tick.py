"""`companion tick`: mark a row of a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame import options
from companion.cli.frame.opening import WRONG, Places, fail, opened
from companion.cli.frame.telling import put_json, tell

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.routine import RoutineRow, State
    from companion.model.when import Moment
    from companion.verbs.routine import RoutineVerbs


@click.command()
@click.argument("item", nargs=-1)
@click.option("--partly", is_flag=True, help="Mark it partly done.")
@click.option("--rest", is_flag=False, flag_value="", metavar="[REASON]", help="Give it a rest that day.")
@click.option("--untick", is_flag=True, help="Open it again.")
@click.option("--toggle", is_flag=True, help="Open it again if it is already marked so.")
@click.option("--step", metavar="STEP", help="Mark one step of it, by its first words.")
@click.option("--note", metavar="TEXT", help="Write a note on it.")
@options.at
@click.option("--win", "as_win", is_flag=True, help="Also save it as a win.")
@options.as_json
@click.pass_obj
def tick(
    places: Places,
    item: tuple[str, ...],
    partly: bool,
    rest: str | None,
    untick: bool,
    toggle: bool,
    step: str | None,
    note: str | None,
    when: str | None,
    as_win: bool,
    as_json: bool,
) -> None:
    """Tick off one of today's items or tasks. ITEM is the first words of its name.

    Without ITEM, list today's items and tasks.
    """
    if sum((partly, rest is not None, untick)) > 1:
        raise click.UsageError(words.routine.ONE_MARK)
    wanted = " ".join(item).strip()
    if rest and not wanted:
        wanted, rest = rest, ""  # tick --rest water: it is the item, and there is no reason
    if as_json and wanted:
        raise click.UsageError(words.routine.JSON_LISTS)
    state: State = "partly" if partly else "resting" if rest is not None else "open" if untick else "done"
    with opened(places, typed=" ".join(filter(None, [wanted, rest, note]))) as companion:
        moment = companion.context.when(when) if when else None
        verbs = companion.routine.on(moment.day) if moment else companion.routine
        if not wanted:
            show(verbs, as_json=as_json)
            return
        verbs, row, named_step = found(companion, verbs, wanted, that_day=moment is not None)
        if step or named_step:
            marked_step(verbs, row, step or named_step, state, toggle=toggle)
        else:
            marked(companion, verbs, row, state, text_of(rest or ""), moment, toggle=toggle, as_win=as_win)
        if note is not None:
            tell(verbs.note(row.key, text_of(note), row.note).answer)


def show(verbs: RoutineVerbs, *, as_json: bool) -> None:
    """Print the rows of a day, with the state of each."""
    view = verbs.view()
    if as_json:
        put_json("tick", {"day": view.day, "items": list(view.everything)})
        return
    for row in view.everything:
        tell(f"{row.state:<8} {row.label}")


def found(
    companion: Companion, verbs: RoutineVerbs, wanted: str, *, that_day: bool
) -> tuple[RoutineVerbs, RoutineRow, str]:
    """The row that is meant, the verbs of its day, and the step of it where that is meant.

    A row is named by the first words of its label or by its key, as `--json` has it or, on the screen, with
    its day before it and its step behind it.
    """
    from companion.model.text import visible
    from companion.verbs.routine import read_key

    step = ""
    rows = list(verbs.view().everything)
    if key := read_key(wanted):
        verbs = verbs.on(key.day) if key.day else verbs
        rows = [row for row in verbs.view().everything if row.key == key.row]
        step = next((row.steps[key.step][0] for row in rows if 0 <= key.step < len(row.steps)), "")
    fitting = rows if key else named(wanted, rows)
    if len(fitting) != 1:
        said = words.common.SEVERAL
        if not fitting:
            said = words.routine.NOT_THAT_DAY if that_day else words.routine.NOT_TODAY
        choices = (f"  {visible(row.label)}" for row in fitting or verbs.view().everything)
        fail("\n".join([said.format(typed=wanted), *choices]), WRONG)
    return verbs, fitting[0], step


def named(wanted: str, rows: list[RoutineRow]) -> list[RoutineRow]:
    """The rows that begin with what is wanted, or else have its words; of the same, the first not done."""
    from companion.model.finding import begins
    from companion.model.text import folded, has_words

    found = begins(wanted, rows, lambda row: (row.label,))
    found = found or [row for row in rows if has_words(row.label, wanted)]
    if len({folded(row.label) for row in found}) == 1:
        return [next((row for row in found if row.state != "done"), found[0])]
    return found


def marked(
    companion: Companion,
    verbs: RoutineVerbs,
    row: RoutineRow,
    state: State,
    reason: str,
    moment: Moment | None,
    *,
    toggle: bool,
    as_win: bool,
) -> None:
    """Give a row a state and say so; one that has it already keeps it, unless it is to `toggle`."""
    if row.state == state and not reason and not (toggle and state != "open"):
        tell(words.routine.ALREADY[state], text=row.label)
        return
    change = verbs.toggle(row.key, state, reason, at=moment)
    now: State = "open" if row.state == state and not reason else state
    said = "" if now == "open" else change.answer
    tell(f"{words.routine.MARKED[now].format(text=row.label)} {said}".rstrip())
    if now == "resting" and not reason and sys.stdin.isatty():
        from companion.cli.frame.asking import AskedFor

        if said := AskedFor("").next(words.routine.ASK_REASON):
            tell(verbs.toggle(row.key, "resting", said).answer)
    if as_win and now == "done":
        act, text = verbs.win_of(row.key, alone=True) or ("task", row.label)
        tell(companion.wins.keep_offered(act, text).answer)


def marked_step(verbs: RoutineVerbs, row: RoutineRow, wanted: str, state: State, *, toggle: bool) -> None:
    """Mark a step of a row done, or open again."""
    from companion.cli.frame.naming import the_one

    label, done = the_one(wanted, row.steps, lambda each: (each[0],))
    now: State = "open" if (state == "open" or (toggle and done)) else "done"
    if done == (now == "done"):
        tell(words.routine.ALREADY[now], text=label)
        return
    change = verbs.toggle_step(row.key, label)
    said = "" if now == "open" else change.answer
    tell(f"{words.routine.MARKED[now].format(text=label)} {said}".rstrip())


def text_of(given: str) -> str:
    """What was given as a text, or with - what stands on standard input."""
    return sys.stdin.read().strip() if given == "-" else given
