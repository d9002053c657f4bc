"""One line: which one is on show, and what the person makes of it."""

from __future__ import annotations

from typing import Literal

from companion import words
from companion.content import load as content
from companion.model.affirmations import (
    Answer,
    Line,
    LineAnswer,
    LineMark,
    LineState,
    LineView,
    OwnLine,
    due,
    pick,
    pool,
    softening,
)
from companion.model.change import Change, Edit
from companion.store.errors import StoreError
from companion.verbs.home import Gone, Home

RECENT = 30  # lines remembered so that none comes back too soon
SMALL_POOL = 5  # below this many lines an offer is made (affirmations.yaml: small_pool)


class LineVerbs:
    """What a person does with the lines. What is on show is bounded state and no part of undo."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._unsaved: LineState | None = None  # the line on show when the disk refuses to remember it

    # -- looking

    def view(self) -> LineView:
        """The line on show; the first look of a day, or a line gone meanwhile, picks another."""
        state = self._state()
        line = self._lines().get(state.current) if state else None
        hidden = self._hidden()
        if state is None or line is None or line.id in hidden or state.opened != self._home.today():
            self._show_another()
            return self._view()
        return self._view()

    def next(self) -> LineView:
        """The line after the one on show: the one come from, or a new one."""
        state = self._state()
        if state and state.current in state.recent[:-1]:
            self._show(state.recent[state.recent.index(state.current) + 1], state.recent)
        else:
            self._show_another()
        return self._view()

    def previous(self) -> LineView:
        """The line before the one on show, as far back as is remembered."""
        state = self._state()
        if state and state.current in state.recent[1:]:
            hidden, lines = self._hidden(), self._lines()
            earlier = state.recent[: state.recent.index(state.current)]
            for line_id in reversed(earlier):
                if line_id in lines and line_id not in hidden:
                    self._show(line_id, state.recent)
                    break
        return self._view()

    def rotate(self) -> LineView:
        """Another line when the one on show has stood for as long as the setting says."""
        state, every = self._state(), self._home.settings.affirmations.rotate_every
        if state is None or due(state.since, self._home.now(), every):
            return self.next()
        return self.view()

    def softer(self, text: str) -> list[str]:
        """Softer ways to say a line of one's own; offered, never forced."""
        return softening(text, content.softenings())

    def hidden_count(self) -> int:
        """How many lines are hidden."""
        return len(self._hidden())

    # -- doing

    def favourite(self) -> Change:
        """Keep the line on show close, or not any more."""
        line = self._current()
        mark = self._mark_of(line.id)
        close = not (mark and mark.favourite)
        label = (words.CLOSE_LABEL if close else words.NOT_CLOSE_LABEL).format(text=words.quoted(line.text))
        said = words.KEPT_CLOSE if close else words.NOT_KEPT_CLOSE
        return self._home.write(label, [self._mark_edit(line, mark, favourite=close)], said)

    def hide(self) -> Change:
        """Hide the line on show; another takes its place."""
        line = self._current()
        label = words.HIDE_LABEL.format(text=words.quoted(line.text))
        edit = self._mark_edit(line, self._mark_of(line.id), hidden=True)
        return self._home.write(label, [edit], words.HIDDEN)

    def bring_back(self) -> Change:
        """Bring every hidden line back."""
        marks = [mark for mark in self._marks().values() if mark.hidden]
        edits = [Edit.patch(mark, hidden=False) for mark in marks]
        if not edits:
            return Change("", words=words.NONE_HIDDEN)
        return self._home.write(words.BRING_BACK_LABEL, edits, words.BROUGHT_BACK)

    def answer(self, answer: Answer) -> Change:
        """Answer the line on show; the same answer again takes it back."""
        line, home = self._current(), self._home
        given = self._answer_today(line.id)
        label = words.ANSWER_LABEL.format(answer=answer)
        if given is None:
            new = LineAnswer(at=home.now(), day=home.today(), line=line.id, answer=answer)
            return home.write(label, [Edit.add(new)], words.SAVED)
        if given.answer == answer:
            return home.write(label, [Edit.delete(given)], words.TAKEN_BACK)
        return home.write(label, [Edit.patch(given, answer=answer)], words.SAVED)

    def add(self, text: str) -> Change:
        """Keep a line of one's own, and show it."""
        if not text.strip():
            raise ValueError(words.NO_TEXT)
        home = self._home
        own = OwnLine(at=home.now(), day=home.today(), text=text.strip())
        label = words.OWN_LABEL.format(text=words.quoted(text))
        change = home.write(label, [Edit.add(own)], words.SAVED)
        self._show(f"own:{change.entries[0].id}", self._recent())
        return change

    def edit(self, text: str) -> Change:
        """Change a line of one's own; a shipped line in one's own words becomes a line of one's own."""
        own = self._own_record()
        if own is None:
            return self.add(text)
        if not text.strip():
            raise ValueError(words.NO_TEXT)
        label = words.EDIT_LABEL.format(text=words.quoted(text))
        return self._home.write(label, [Edit.patch(own, text=text.strip())], words.SAVED)

    def delete(self) -> Change:
        """Delete a line of one's own; a shipped or a config line is hidden instead."""
        own = self._own_record()
        if own is None:
            return self.hide()
        label = words.DELETE_LABEL.format(text=words.quoted(own.text))
        return self._home.write(label, [Edit.delete(own)], words.DELETED)

    # -- inside

    def _lines(self) -> dict[str, Line]:
        settings = self._home.settings.affirmations
        own = [
            Line(id=f"own:{record.id}", text=record.text, own=True)
            for record in self._home.store.core(OwnLine)
        ]
        own += [Line(id=f"config:{text}", text=text, own=True) for text in settings.own]
        return {line.id: line for line in (*content.affirmations(), *own)}

    def _pool(self) -> list[Line]:
        themes = self._home.settings.affirmations.themes
        off = {theme for theme, on in themes.items() if not on}
        return pool(self._lines().values(), self._home.now(), self._hidden(), off)

    def _view(self) -> LineView:
        state = self._state()
        line = self._lines().get(state.current) if state else None
        if state is None or line is None or line.id in self._hidden():
            return LineView(offer="small_pool")
        mark, answer, size = self._mark_of(line.id), self._answer_today(line.id), len(self._pool())
        offer: Literal["", "small_pool", "hide_or_soften"] = "small_pool" if size < SMALL_POOL else ""
        if not offer and answer and answer.answer == "not today" and self._refused(line.id) > 1:
            offer = "hide_or_soften"
        return LineView(
            line=line,
            theme=content.line_themes().get(line.theme, words.OWN_THEME),
            favourite=bool(mark and mark.favourite),
            answer=answer.answer if answer else None,
            pool=size,
            since=state.since,
            offer=offer,
        )

    def _show_another(self) -> None:
        close = {mark.line for mark in self._marks().values() if mark.favourite}
        recent = self._recent()
        previous = self._lines().get(recent[-1]) if recent else None
        line = pick(self._pool(), recent, close, previous, self._home.chance)
        if line is not None:
            self._show(line.id, (*recent, line.id)[-RECENT:])

    def _show(self, line_id: str, recent: tuple[str, ...]) -> None:
        if line_id not in recent:
            recent = (*recent, line_id)[-RECENT:]
        home, state = self._home, self._state()
        shown = LineState(
            at=home.now(),
            day=home.today(),
            current=line_id,
            since=home.now(),
            opened=home.today(),
            recent=recent,
        )
        fields = {"current": line_id, "since": shown.since, "opened": shown.opened, "recent": recent}
        stored = state is not None and state.id != 0
        try:
            home.store.apply([Edit.patch(state, **fields) if state and stored else Edit.add(shown)])
            self._unsaved = None
        except StoreError:
            self._unsaved = shown  # a line to read is no reason to trouble anyone about the disk

    def _state(self) -> LineState | None:
        return self._unsaved or max(self._home.store.core(LineState), key=lambda s: s.rev, default=None)

    def _recent(self) -> tuple[str, ...]:
        state = self._state()
        return state.recent if state else ()

    def _current(self) -> Line:
        state = self._state()
        line = self._lines().get(state.current) if state else None
        if line is None:
            raise Gone(words.ROW_GONE)
        return line

    def _marks(self) -> dict[str, LineMark]:
        marks = sorted(self._home.store.core(LineMark), key=lambda mark: mark.rev)
        return {mark.line: mark for mark in marks}

    def _mark_of(self, line_id: str) -> LineMark | None:
        return self._marks().get(line_id)

    def _hidden(self) -> set[str]:
        return {mark.line for mark in self._marks().values() if mark.hidden}

    def _mark_edit(self, line: Line, mark: LineMark | None, **fields: bool) -> Edit:
        if mark is not None:
            return Edit.patch(mark, **fields)
        return Edit.add(LineMark(at=self._home.now(), day=self._home.today(), line=line.id, **fields))

    def _answer_today(self, line_id: str) -> LineAnswer | None:
        given = [a for a in self._home.store.on(LineAnswer, self._home.today()) if a.line == line_id]
        return max(given, key=lambda answer: answer.rev, default=None)

    def _refused(self, line_id: str) -> int:
        """How often a line was answered with "not today" in the months at hand."""
        today = self._home.today()
        first = today.replace(day=1)
        answers = self._home.store.between(LineAnswer, first, today)
        return sum(a.line == line_id and a.answer == "not today" for a in answers)

    def _own_record(self) -> OwnLine | None:
        kind, _, name = self._current().id.partition(":")
        return self._home.store.get(OwnLine, int(name)) if kind == "own" else None
