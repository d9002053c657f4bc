"""Where one can be in plain mode: the panes of the screen, and its cards that list something."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from companion import words
from companion.cli.plain_mode.page import MARKS
from companion.model.river import LOOKS_BACK
from companion.rows.reading import RowInFull
from companion.rows.row import Row

if TYPE_CHECKING:
    from companion.companion import Companion


def nothing(view: Any) -> str:
    """Return no words."""
    return ""


def unread(view: Any, key: str) -> RowInFull:
    """Return nothing to read beside a row."""
    return RowInFull()


class PlainPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place: how it is looked up, its title and figure, its rows, and what is read of a row in hand.

    `scope` is that of its commands in the table. A place may be about `one` thing; `in_hand` is its key.
    `named` returns what the shell calls the row with a key. What is read beside a row can be taken in hand
    where its key begins with one of `parts`. `runs` are the command lines of rows that are done at once.
    `older` is the id of the last row where history goes on below it, else 0; `below` looks at what is older
    than that.
    """

    scope: str
    look: Callable[[Companion], Any]
    title: Callable[[Any], str]
    rows: Callable[[Any], Sequence[Row]]
    figure: Callable[[Any], str] = nothing
    reading: Callable[[Any, str], RowInFull] = unread
    one: bool = False
    in_hand: Callable[[Any], str] = nothing
    named: Callable[[Any, str], str] = lambda view, key: key
    parts: tuple[str, ...] = ()
    runs: tuple[tuple[str, str], ...] = ()
    older: Callable[[Any], int] = lambda view: 0
    below: Callable[[Companion, int], Any] | None = None


def of(feature: str) -> Any:
    """Return the rows of a feature; read when they are asked for."""
    return import_module(f"companion.rows.{feature}")


def lines(*texts: str) -> list[Row]:
    """Return texts as rows that are only read."""
    return [Row(f"line:{n}", text, heading=True) for n, text in enumerate(texts) if text]


def _river(back: int, companion: Companion) -> Any:
    """Look at the day so many days ago, with nothing folded away."""
    from companion.model.river import Look

    opened = frozenset(each.id for each in companion.settings.routines)
    return companion.routine.look(Look(today=companion.context.today(), back=back, opened=opened))


def _river_rows(view: Any) -> list[Row]:
    """Return the rows of the day; the line that a routine is folded to is its heading."""
    found: list[Row] = of("routine").rows(view, MARKS)
    return [msgspec.structs.replace(row, heading=True) if row.flush else row for row in found]


def _older_wins(companion: Companion, than: int) -> Any:
    view = companion.wins.window(than)
    return msgspec.structs.replace(view, wins=tuple(win for win in view.wins if win.id < than))


def _older_entries(companion: Companion, than: int) -> Any:
    view = companion.journal.window(than)
    return msgspec.structs.replace(view, entries=tuple(each for each in view.entries if each.id < than))


DAYS: list[PlainPlace] = [
    PlainPlace(
        scope="routine",
        look=partial(_river, back),
        title=lambda view: of("routine").title(view),
        figure=lambda view: of("routine").figure(view),
        rows=_river_rows,
        named=lambda view, key: f"{view.day} {key}",
        parts=("item:", "task:"),
    )
    for back in range(LOOKS_BACK + 1)
]
ROUTINE = DAYS[0]
BREATHING = PlainPlace(
    scope="breathing",
    look=lambda companion: companion.breathing.view(),
    title=lambda view: words.breathing.TITLE,
    figure=lambda view: of("breathing").figure(view),
    rows=lambda view: lines(view.technique.name, *of("breathing").at_rest(view)),
    one=True,
)
AFFIRMATIONS = PlainPlace(
    scope="affirmations",
    look=lambda companion: companion.affirmations.view(),
    title=lambda view: words.affirmations.TITLE,
    rows=lambda view: lines(of("affirmations").text(view), of("affirmations").about(view), view.answer or ""),
    one=True,
    in_hand=lambda view: view.line.id if view.line else "",
)
WINS = PlainPlace(
    scope="wins",
    look=lambda companion: companion.wins.window(),
    title=lambda view: of("wins").title(kept=view.kept),
    figure=lambda view: of("wins").figure(view),
    rows=lambda view: of("wins").rows(view, MARKS, book=True),
    older=lambda view: 0 if view.oldest or view.kept else view.wins[-1].id,
    below=_older_wins,
)
KEPT = msgspec.structs.replace(WINS, look=lambda companion: companion.wins.kept())
TOOLBOX = PlainPlace(
    scope="toolbox",
    look=lambda companion: companion.toolbox.view(),
    title=lambda view: words.toolbox.HIDDEN_TITLE if view.hidden else words.toolbox.TITLE,
    figure=lambda view: words.toolbox.skills(len(view.skills)),
    rows=lambda view: of("toolbox").rows(view),
    reading=lambda view, key: of("toolbox").reading(view, key),
)
HIDDEN = msgspec.structs.replace(TOOLBOX, look=lambda companion: companion.toolbox.view(hidden=True))
JOURNAL = PlainPlace(
    scope="journal",
    look=lambda companion: companion.journal.window(),
    title=lambda view: of("journal").title(view),
    figure=lambda view: of("journal").figure(view),
    rows=lambda view: [row for row in of("journal").rows(view) if row.key != of("journal").KEEPING],
    reading=lambda view, key: of("journal").reading(view, key),
    older=lambda view: 0 if view.oldest else view.entries[-1].id,
    below=_older_entries,
)
KEEPING = msgspec.structs.replace(JOURNAL, look=lambda companion: companion.journal.keeping(every=True))
HARD = msgspec.structs.replace(JOURNAL, look=lambda companion: companion.journal.window(hard=True))
GOALS = PlainPlace(
    scope="goals",
    look=lambda companion: companion.goals.view(),
    title=lambda view: words.goals.TITLE,
    figure=lambda view: str(len(view.of("open")) or ""),
    rows=lambda view: of("goals").rows(view),
    reading=lambda view, key: of("goals").reading(key, view, MARKS),
    parts=("goal:", "step:"),
)
BOARD = PlainPlace(
    scope="board",
    look=lambda companion: companion.board.view(),
    title=lambda view: words.board.TITLE,
    figure=lambda view: str(len(view.cards) or ""),
    rows=lambda view: (
        [
            Row(each.card.key, each.card.text, aside=words.plain.line([*filter(None, _card(each))]))
            for each in view.cards
        ]
        or lines(words.board.NOTHING_YET)
    ),
)
PEOPLE = PlainPlace(
    scope="people",
    look=lambda companion: _People(companion),
    title=lambda view: view.support.strings.screen_title,
    rows=lambda view: view.rows(),
)
PLAN = PlainPlace(
    scope="people",
    look=lambda companion: _People(companion),
    title=lambda view: words.people.PLAN_TITLE,
    rows=lambda view: list(_plan(of("people").plan_rows(view.own.plan if view.own else None))),
)
SCREENS: Mapping[str, tuple[PlainPlace, ...]] = {
    "today": (ROUTINE, BREATHING, AFFIRMATIONS, WINS),
    "toolbox": (TOOLBOX,),
    "journal": (JOURNAL,),
    "goals": (GOALS,),
}
"""The panes of each screen but Progress, in the order of the screen's tabs."""
GREY = PlainPlace(
    scope="grey",
    look=lambda companion: companion.grey.view(),
    title=lambda view: words.grey.BEGIN,
    rows=lambda view: [
        *([Row("step", view.step.label)] if view.step else []),
        Row("breath", words.grey.ONE_BREATH),
        *lines(words.grey.LINE.format(text=view.line) if view.line else "", *view.kept),
        Row("kept", words.grey.KEPT_TITLE),
        Row("people", words.grey.PEOPLE),
    ],
    runs=(("step", "grey --step"), ("breath", "breathe --once")),
)
BY_COMMAND: Mapping[str, PlainPlace] = {
    "wins.kept": KEPT,
    "toolbox.hidden": HIDDEN,
    "journal.keeping": KEEPING,
    "journal.hard": HARD,
    "goals.board": BOARD,
    "board.list": GOALS,
    "people": PEOPLE,
    "grey": GREY,
    "own_plan": PLAN,
}
"""The commands that lead to another place, wherever one is."""


def led_to(command: str, view: Any) -> PlainPlace | None:
    """Return the place that a command (its id) leads to from a view, if it leads to one."""
    if by := {"routine.earlier": 1, "routine.later": -1}.get(command):
        day: PlainPlace = DAYS[view.back + by]
        return day
    return BY_COMMAND.get(command)


DOORS: Mapping[tuple[str, str], PlainPlace] = {
    ("people", "plan"): PLAN,
    ("toolbox", "people"): PEOPLE,
    ("grey", "people"): PEOPLE,
    ("grey", "kept"): KEPT,
}
"""The rows that lead to another place, by the scope of theirs and their key."""


class _People:
    """People to talk to: the addresses, and what is one's own as far as it can be read."""

    def __init__(self, companion: Companion) -> None:
        from companion.content.load import support
        from companion.content.support_text import checked
        from companion.store.errors import StoreError

        self.support, self.own, self.trouble = support(), None, ""
        self.checked = checked(self.support, companion.context.today())
        try:
            self.own = companion.people.view()
        except StoreError as error:
            self.trouble = str(error)

    def rows(self) -> list[Row]:
        """One's own people come first; without any, an address does, and how to add them comes after all."""
        own = of("people").own_rows(self.own, self.support, self.trouble)
        addresses = of("people").directory_rows(self.support, self.checked)
        has_own = self.trouble or (self.own and (self.own.people or not self.own.whole))
        return [*own, *addresses] if has_own else [*addresses, *own]


def _plan(rows: list[Row]) -> Iterator[Row]:
    """Yield the parts of the plan: an open one is its name, since a letter to press says little by ear."""
    parts = {row.key.partition(":")[2]: row for row in rows if row.muted}
    for row in rows:
        part = row.key.partition(":")[2]
        if row.muted:
            yield msgspec.structs.replace(row, text=words.people.PARTS[part], aside=words.plain.OPEN)
        elif part not in parts:
            yield row


def _card(each: Any) -> list[str]:
    """Return what stands on a card besides its words."""
    return [each.card.caption, each.goal]
