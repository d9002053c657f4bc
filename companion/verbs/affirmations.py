"""One line: which one is on show, and what the person makes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

from companion import words
from companion.content import load as content
from companion.model.affirmations import (
    Affirmation,
    AffirmationAnswer,
    AffirmationMark,
    AffirmationState,
    AffirmationView,
    Answer,
    OwnAffirmation,
    allowed_strength,
    due,
    pick,
    pool,
    softening,
)
from companion.model.change import Change, Edit
from companion.store.errors import StoreError
from companion.verbs.context import Context, non_empty, there

RECENT = 120  # lines remembered so that none comes back too soon
SMALL_POOL = 5  # below this many lines an offer is made (affirmations.yaml: small_pool)
GENTLEST = 1
REFUSALS_COUNT = timedelta(days=30)  # for so long "not today" is remembered


class AffirmationVerbs:
    """What a person does with the lines. What is on show is bounded state and no part of undo."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._unsaved: AffirmationState | None = None  # the line on show when the disk refuses to remember it

    # -- looking

    def view(self) -> AffirmationView:
        """The line on show; the first look of a day, or a line that is gone, brings another."""
        state = self._state()
        opens, shown = state is None or state.opened != self._context.today(), self._shown()
        if opens or shown is None or not self._suits(shown):
            self._show_another(opens=opens)
        return self._view()

    def next(self) -> AffirmationView:
        """The line after the one on show: the one come from, or a new one."""
        if not self._step(1):
            self._show_another()
        return self._view()

    def previous(self) -> AffirmationView:
        """The line before the one on show, as far back as is remembered."""
        self._step(-1)
        return self._view()

    def rotate(self) -> AffirmationView:
        """Another line when the one on show has stood for as long as the setting says."""
        state, every = self._state(), self._context.settings.affirmations.rotate_every
        if state is None or due(state.since, self._context.now(), every):
            return self.next()
        return self.view()

    def lines(self) -> dict[str, Affirmation]:
        """Every line there is and is not hidden, nor of a theme that is switched off."""
        settings, marks = self._context.settings.affirmations, self._marks()
        own = [(f"own:{record.id}", record.text) for record in self._context.store.core(OwnAffirmation)]
        own += [(f"config:{text}", text) for text in settings.own]
        lines = [*content.affirmations(), *(Affirmation(id=name, text=text, own=True) for name, text in own)]
        return {
            line.id: line
            for line in lines
            if settings.themes.get(line.theme, True)
            and not (line.id in marks and marks[line.id].hidden)
            and (not line.retired or (line.id in marks and marks[line.id].favourite))
        }

    def close(self) -> set[str]:
        """The ids of the lines that are kept close."""
        return {mark.line for mark in self._marks().values() if mark.favourite}

    def softer(self, text: str) -> list[str]:
        """Softer ways to say a line of one's own; offered, never forced."""
        return softening(text, content.softenings())

    def gentle(self) -> Affirmation | None:
        """A line of the gentlest strength, which is not remembered as shown; None where there is none."""
        now = pool(self.lines().values(), self._context.now())
        lines = [line for line in now if line.strength == GENTLEST and not line.own]
        return pick(lines, (), self.close(), None, self._context.chance)

    # -- doing

    # The screen says which line it shows: another instance may have turned it over meanwhile. None is
    # the line on show here.

    def favourite(self, line_id: str | None = None) -> Change:
        """Keep a line close, or not any more."""
        line = self._line(line_id)
        mark = self._marks().get(line.id)
        close = not (mark and mark.favourite)
        label = (words.changes.CLOSE_LABEL if close else words.changes.NOT_CLOSE_LABEL).format(
            text=words.common.quoted(line.text)
        )
        said = words.changes.KEPT_CLOSE if close else words.changes.NOT_KEPT_CLOSE
        return self._context.write(label, [self._mark_edit(line, favourite=close)], said)

    def hide(self, line_id: str | None = None) -> Change:
        """Hide a line; another takes its place where it is on show."""
        line = self._line(line_id)
        label = words.changes.HIDE_LABEL.format(text=words.common.quoted(line.text))
        return self._context.write(label, [self._mark_edit(line, hidden=True)], words.changes.HIDDEN)

    def bring_back(self) -> Change:
        """Bring every hidden line back."""
        marks = [mark for mark in self._marks().values() if mark.hidden]
        edits = [Edit.patch(mark, hidden=False) for mark in marks]
        if not edits:
            return Change("", answer=words.changes.NONE_HIDDEN)
        return self._context.write(words.changes.BRING_BACK_LABEL, edits, words.changes.BROUGHT_BACK)

    def answer(self, answer: Answer, line_id: str | None = None) -> Change:
        """Answer a line; the same answer again takes it back."""
        line, context = self._line(line_id), self._context
        given = self._answer_today(line)
        label = words.changes.ANSWER_LABEL.format(answer=answer)
        if given is None:
            new = AffirmationAnswer(at=context.now(), day=context.today(), line=line.id, answer=answer)
            return context.write(label, [Edit.add(new)], words.common.SAVED)
        if given.answer == answer:
            return context.write(label, [Edit.delete(given)], words.changes.TAKEN_BACK)
        return context.write(label, [Edit.patch(given, answer=answer)], words.common.SAVED)

    def add(self, text: str) -> Change:
        """Keep a line of one's own, and show it. Raises ValueError when there is no text in it."""
        context = self._context
        own = OwnAffirmation(at=context.now(), day=context.today(), text=non_empty(text))
        label = words.changes.OWN_LABEL.format(text=words.common.quoted(own.text))
        change = context.write(label, [Edit.add(own)], words.common.SAVED)
        self._show(f"own:{change.entries[0].id}")
        return change

    def edit(self, text: str, line_id: str | None = None, was: str | None = None) -> Change:
        """Change a line of one's own; a shipped line in one's own words becomes a line of one's own.

        `was` is its text when the edit began.
        """
        own, said = self._own_record(line_id), non_empty(text)
        if own is None:
            return self.add(said)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(said))
        edit, answer = self._context.edit_seen(own, own.text, was, text=said)
        return self._context.write(label, [edit], answer)

    def is_there(self, line_id: str) -> bool:
        """Whether a line can still be put into other words."""
        _, _, own = line_id.rpartition("own:")
        return not own.isdecimal() or self._context.store.get(OwnAffirmation, int(own)) is not None

    def delete(self, line_id: str | None = None) -> Change:
        """Delete a line of one's own; a shipped or a config line is hidden instead."""
        own = self._own_record(line_id)
        if own is None:
            return self.hide(line_id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(own.text))
        return self._context.write(label, [Edit.delete(own)], words.changes.DELETED)

    def came_back(self, change: Change) -> None:
        """After an undo or a redo: the line that it brought back or changed is on show."""
        for entry in change.entries:
            line = f"own:{entry.id}" if entry.table == "own_lines" and entry.after else ""
            if entry.table == "line_marks":  # all that is left of one that was not marked is its name
                mark = entry.after or entry.before or {}
                line = "" if mark is entry.after and mark.get("hidden") else mark.get("line", "")
            state = self._state()
            if line and line in self.lines() and state and state.current != line:
                self._show(line)

    # -- inside

    def _shown(self) -> Affirmation | None:
        """The line on show, unless it is hidden or gone."""
        state = self._state()
        return self.lines().get(state.current) if state else None

    def _line(self, line_id: str | None) -> Affirmation:
        if line_id is None:
            return self._current()
        return there(self.lines().get(line_id))

    def _current(self) -> Affirmation:
        return there(self._shown())

    def _view(self) -> AffirmationView:
        state, line = self._state(), self._shown()
        if state is None or line is None:
            return AffirmationView(offer="small_pool")
        mark, answer = self._marks().get(line.id), self._answer_today(line)
        size = len(self._pool())
        offer: Literal["", "small_pool", "hide_or_soften"] = "small_pool" if size < SMALL_POOL else ""
        if not offer and answer and answer.answer == "not today" and self._refused(line) > 1:
            offer = "hide_or_soften"
        return AffirmationView(
            line=line,
            theme=content.affirmation_themes().get(line.theme, words.changes.OWN_THEME),
            favourite=bool(mark and mark.favourite),
            answer=answer.answer if answer else None,
            pool=size,
            since=state.since,
            offer=offer,
        )

    def _suits(self, line: Affirmation) -> bool:
        """Whether a line is mild enough for the day; one of the person's own always is."""
        return line.own or line.strength <= self._strength()

    def _strength(self) -> int:
        return allowed_strength(self._context.pleasantness(self._context.today()))

    def _pool(self, *, opens: bool = False) -> list[Affirmation]:
        """The lines that could come now; the milder ones where the day's check-ins ask for them."""
        return pool(self.lines().values(), self._context.now(), strength=self._strength(), opens=opens)

    def _show_another(self, *, opens: bool = False) -> None:
        context, state = self._context, self._state()
        previous = self.lines().get(state.current) if state else None
        recent, focus = state.recent if state else (), context.settings.affirmations.focus
        line = pick(
            self._pool(opens=opens), recent, self.close(), previous, context.chance, focus, opens=opens
        )
        if line is not None:
            self._show(line.id)

    def _step(self, offset: Literal[-1, 1]) -> bool:
        """Show the nearest line shown before (-1) or after (1) the one on show; whether there is one."""
        state = self._state()
        if state is None or state.current not in state.recent:
            return False
        here, lines = state.recent.index(state.current), self.lines()
        beside = state.recent[here + 1 :] if offset > 0 else state.recent[:here][::-1]
        found = next((line for line in beside if line in lines and self._suits(lines[line])), None)
        if found is not None:
            self._show(found, state.recent)
        return found is not None

    def _show(self, line_id: str, recent: tuple[str, ...] | None = None) -> None:
        """Remember a line as the one on show, and as the one shown last unless `recent` has it already."""
        context, stored, state = self._context, self._stored(), self._state()
        if recent is None:
            earlier = state.recent if state else ()
            recent = (*(each for each in earlier if each != line_id), line_id)[-RECENT:]
        now, today = context.now(), context.today()
        shown = AffirmationState(at=now, day=today, current=line_id, since=now, opened=today, recent=recent)
        fields = {"current": line_id, "since": now, "opened": today, "recent": recent}
        try:
            context.store.apply([Edit.patch(stored, **fields) if stored else Edit.add(shown)])
            self._unsaved = None
        except StoreError:
            self._unsaved = shown  # a line to read is no reason to trouble anyone about the disk

    def _state(self) -> AffirmationState | None:
        return self._unsaved or self._stored()

    def _stored(self) -> AffirmationState | None:
        return max(self._context.store.core(AffirmationState), key=lambda state: state.rev, default=None)

    def _marks(self) -> dict[str, AffirmationMark]:
        marks = sorted(self._context.store.core(AffirmationMark), key=lambda mark: mark.rev)
        return {mark.line: mark for mark in marks}

    def _mark_edit(self, line: Affirmation, **fields: Any) -> Edit:
        mark = self._marks().get(line.id)
        if mark is not None:
            return Edit.patch(mark, **fields)
        return Edit.add(
            AffirmationMark(at=self._context.now(), day=self._context.today(), line=line.id, **fields)
        )

    def _answer_today(self, line: Affirmation) -> AffirmationAnswer | None:
        given = [
            a for a in self._context.store.on(AffirmationAnswer, self._context.today()) if a.line == line.id
        ]
        return max(given, key=lambda answer: answer.rev, default=None)

    def _refused(self, line: Affirmation) -> int:
        """How often a line was answered with "not today" lately."""
        today = self._context.today()
        answers = self._context.store.between(AffirmationAnswer, today - REFUSALS_COUNT, today)
        return sum(a.line == line.id and a.answer == "not today" for a in answers)

    def _own_record(self, line_id: str | None = None) -> OwnAffirmation | None:
        kind, _, name = (line_id or self._current().id).partition(":")
        return self._context.store.get(OwnAffirmation, int(name)) if kind == "own" else None
