"""Wins: write, edit, keep, celebrate, delete; windows of the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from companion import words
from companion.content import load as content
from companion.model.change import Change, Edit
from companion.model.days import by_day
from companion.model.text import has_words
from companion.model.wins import (
    Act,
    Category,
    Win,
    WinLine,
    WinsView,
    act_of,
    as_typed,
    candidates,
    celebrated,
    celebration_line,
    completions,
    match_category,
    parse,
)
from companion.verbs import known
from companion.verbs.context import Context, non_empty, there

NAMED = 200  # wins at most among which one is looked for by its words
MANY = 1_000_000
AROUND = 120  # wins held on either side of the one in view
OLDEST = 0
"""An id before all others."""


class WinVerbs:
    """What a person does with wins."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def categories(self) -> tuple[Category, ...]:
        """The person's own categories, then the shipped ones that they do not replace."""
        return known.categories(self._context.settings)

    def window(self, around: int | None = None) -> WinsView:
        """A stretch of wins around an id (None: the newest, OLDEST: the other end), newest first."""
        store = self._context.store
        newer: list[Win] = []
        if around is not None:
            newer = store.oldest(Win, AROUND + 1, after=around)
        older = store.newest(Win, AROUND + 1, before=None if around is None else around + 1)
        wins = [*reversed(newer[:AROUND]), *older[:AROUND]]
        return self._view(wins, newest=len(newer) <= AROUND, oldest=len(older) <= AROUND)

    def of_day(self, day: date) -> WinsView:
        """The wins of a day that is over, the newest first."""
        wins = self._context.store.on(Win, day)[::-1]
        view = self._view(wins, newest=True, oldest=True)
        return replace(view, day=day, today=len(wins), back=(self._context.today() - day).days)

    def kept(self) -> WinsView:
        """All wins that were kept for a grey day, newest first."""
        wins: list[Win] = []
        before: int | None = None
        while True:
            found, before = self._context.store.search(Win, lambda win: win.keep, AROUND, before)
            wins += found
            if before is None:
                return replace(self._view(wins, newest=True, oldest=True), kept=True)

    def category(self, said: str) -> Category:
        """The category that a word means. Raises ValueError, with the choices, where it is not clear."""
        if found := match_category(said, self.categories()):
            return found
        known = ", ".join(each.id for each in self.categories())
        raise ValueError(words.wins.NO_CATEGORY.format(typed=said, known=known))

    def having(self, fits: Callable[[Win], bool], most: int = MANY) -> WinsView:
        """The newest wins of all that fit."""
        found: list[Win] = []
        before: int | None = None
        while len(found) < most:
            more, before = self._context.store.search(Win, fits, most - len(found), before)
            found += more
            if before is None:
                break
        return self._view(found, newest=True, oldest=True)

    def between(self, first: date, last: date, fits: Callable[[Win], bool]) -> WinsView:
        """Those of some days that fit, both days included, newest first."""
        wins = [win for win in self._context.store.between(Win, first, last)[::-1] if fits(win)]
        return self._view(wins, newest=True, oldest=True)

    def named(self, typed: str, most: int = NAMED) -> tuple[Win, ...]:
        """The win with this id, else the newest ones that have these words; all of them fit no words."""
        if win := by_id(self._context, typed):
            return (win,)
        return self.having(lambda win: has_words(win.text, typed), most).wins

    def of_yesterday(self) -> Win | None:
        """The newest win of yesterday that was kept for a grey day; none of a day with a low check-in."""
        context = self._context
        if not context.settings.wins.in_greeting:
            return None
        store, day = context.store, context.today() - timedelta(days=1)
        kept = [win for win in store.on(Win, day) if win.keep]
        return kept[-1] if kept and not context.was_low(day) else None

    def read(self, typed: str, also: str = "") -> WinLine:
        """What a typed line means, for the preview; `also` is a category that may be known no more."""
        context = self._context
        categories = self.categories() if "#" in typed else ()
        if also and all(category.id != also for category in categories):
            categories = (*categories, Category(id=also, label=also))
        return parse(typed, categories, context.now(), context.settings.day_starts_at, context.clock.local)

    def in_words(self, line: WinLine) -> str:
        """What a line that was read would become, in words; '' when it is only its text, now."""
        context = self._context
        category = next((each.label for each in self.categories() if each.id == line.category), "")
        return words.wins.preview(category, line.at, context.now(), line, context.today())

    def preview(self, typed: str) -> str:
        """What a typed line means, in words, while it is being typed."""
        if not typed.strip():
            return words.wins.HINT
        categories = self.categories()
        if several := candidates(typed, categories):
            return words.wins.CANDIDATES.format(names="  ".join(f"#{name}" for name in several))
        return self.in_words(self.read(typed))

    def completions(self, typed: str, cursor: int) -> list[str]:
        """The texts with the category at the cursor completed, one after another."""
        return completions(typed, cursor, self.categories())

    def is_there(self, win_id: int) -> bool:
        """Whether a win can still be changed."""
        return self._context.store.get(Win, win_id) is not None

    # -- doing

    def add(self, typed: str) -> Change:
        """Keep a win as typed: text, a known #category, a date-shaped @when. Raises ValueError when empty."""
        return self.keep_line(self.read(typed))

    def add_answered(self, typed: str, said: str = "", act: str = "") -> Change:
        """Keep a win as typed; answered by what is `said`, else by the line of its category.

        Where no category is typed it has that of an act. Raises ValueError when empty.
        """
        line = self.read(typed)
        category = line.category or (self.act(act).category if act else "")
        change = self.keep_line(line, category=category)
        return replace(change, answer=said or self.celebration_for(change) or change.answer)

    @staticmethod
    def act(name: str) -> Act:
        """Something that a win is offered after, by its name in content/win_categories.yaml."""
        return act_of(name, content.acts())

    def offered(self, act: str, text: str) -> WinLine:
        """The win that is offered after an act."""
        return WinLine(text=text.strip(), category=self.act(act).category)

    def keep_offered(self, act: str, text: str, said: str = "") -> Change:
        """Keep it as it is offered; answered by what is `said`, else by the line of its category."""
        change = self.keep_line(self.offered(act, text))
        return replace(change, answer=said or self.celebration_for(change) or change.answer)

    def keep_line(self, line: WinLine, *, category: str | None = None, at: datetime | None = None) -> Change:
        """Keep a line that has been read; `category` and `at` go before what was typed in it."""
        context, text = self._context, non_empty(line.text)
        when = at or line.at or context.now()
        win = Win(
            at=when,
            day=line.day if line.day and when == line.at else context.day_of(when),
            text=text,
            category=line.category if category is None else category,
        )
        return context.write(
            words.changes.WIN_LABEL.format(text=words.common.quoted(text)),
            [Edit.add(win)],
            words.common.SAVED,
        )

    def celebration_for(self, change: Change) -> str:
        """The line that answers a win just kept; it may be empty, and must not delay anything."""
        added = next((entry for entry in change.entries if entry.table == "wins" and entry.after), None)
        win = self._context.store.get(Win, added.id) if added else None
        if win is None:
            return ""
        earlier = [other for other in self._context.store.on(Win, win.day) if other.id != win.id]
        category = next((c for c in self.categories() if c.id == win.category), None)
        generic, quiet = content.celebration_lines()
        return celebration_line(category, earlier, self._context.is_gentle(win.day), generic, quiet, win.day)

    def edit(self, win_id: int, typed: str, was: str | None = None) -> Change:
        """Change the words of a win, its category and, with @, its time. Raises ValueError when empty.

        `was` is the line that stood there when the edit began (model.wins.as_typed).
        """
        win = self._get(win_id)
        line = self.read(typed, also=win.category)
        text = non_empty(line.text)
        fields: dict[str, object] = {"text": text, "category": line.category}
        if line.at is not None:
            fields |= {"at": line.at, "day": line.day or self._context.day_of(line.at)}
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(text))
        edit, said = self._context.edit_seen(win, as_typed(win), was, **fields)
        return self._context.write(label, [edit], said)

    def note(self, win_id: int, text: str, was: str | None = None) -> Change:
        """Put a note on a win; empty takes it away. `was` is the note when the edit began."""
        win = self._get(win_id)
        label = words.changes.NOTE_LABEL.format(text=words.common.quoted(text))
        edit, said = self._context.edit_seen(win, win.note, was, note=text)
        return self._context.write(label, [edit], said)

    def keep(self, win_id: int) -> Change:
        """Keep a win for a grey day, or not any more."""
        win = self._get(win_id)
        label = words.changes.KEEP_LABEL.format(text=words.common.quoted(win.text))
        said = words.changes.NOT_KEPT_CLOSE if win.keep else words.changes.KEPT_FOR_GREY
        return self._context.write(label, [Edit.patch(win, keep=not win.keep)], said)

    def delete(self, win_id: int) -> Change:
        """Delete a win; undo brings the same one back."""
        win = self._get(win_id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(win.text))
        return self._context.write(label, [Edit.delete(win)], words.changes.DELETED)

    # -- inside

    def _get(self, win_id: int) -> Win:
        return there(self._context.store.get(Win, win_id))

    def _view(self, wins: list[Win], *, newest: bool, oldest: bool) -> WinsView:
        day = self._context.today()
        return WinsView(
            wins=tuple(by_day(wins, day)),
            celebrated=celebrated(wins),
            newest=newest,
            oldest=oldest,
            today=len(self._context.store.on(Win, day)),
            day=day,
            gentle=self._context.is_gentle(day),
            labels={category.id: category.label for category in self.categories()},
        )


def by_id(context: Context, typed: str) -> Win | None:
    """The win that is named by its id, or by the key of its row."""
    from companion.model.finding import id_named

    id = id_named(typed, "win")
    return context.store.get(Win, id) if id else None
