"""What the Wins pane asks for."""

from __future__ import annotations

from typing import Any

import msgspec

from companion import words
from companion.model.change import Change
from companion.model.wins import Win, as_typed, candidates, celebrated, complete
from companion.store.errors import StoreError
from companion.tui.frame.requests import Requests, Slices
from companion.tui.widgets.entry import EntryLine, EntryRequest
from companion.tui.wins.pane import WinsPane
from companion.verbs.wins import OLDEST

SEARCH = "search"


class WinRequests(Requests):
    """Writing, finding, keeping and celebrating wins."""

    _leaving_view = False  # while an end of all wins is being fetched

    def action_win(self) -> None:
        """Open the line for a win, from anywhere."""
        self.open_entry(self._win_entry("win", words.wins.LABEL, ""))

    def on_wins_pane_asked_add(self) -> None:
        """The same, from the pane."""
        self.action_win()

    def keep_win(self, _: str, text: str) -> None:
        """The win; the pane goes to it, and the line of its category answers."""
        if not text.strip():
            return
        self.around, self.needle = None, ""
        self.query_one(WinsPane).searching = ""
        self.carry_out(self._add_win, text, typed=True, then=self._go_to_win)

    def _go_to_win(self, change: Change) -> None:
        """The cursor of the pane goes to what was written."""
        self.query_one(WinsPane).select_win(change.entries[0].id)

    def _add_win(self, text: str) -> Change:
        wins = self.companion.wins
        change = wins.add(text)
        said = wins.celebration_for(change) or words.common.SAVED
        return Change(change.label, change.entries, words=said)

    def on_wins_pane_asked_edit(self, event: WinsPane.AskedEdit) -> None:
        """The win as the line that would write it."""
        if win := self.win(event.id):
            self.open_entry(self._win_entry(f"win_edit {win.id}", words.routine.EDIT, as_typed(win)))

    def keep_win_edit(self, key: str, text: str) -> None:
        """The edited line."""
        if text.strip():
            self.carry_out(self.companion.wins.edit, int(key), text, self.was(), typed=True)

    def on_wins_pane_asked_note(self, event: WinsPane.AskedNote) -> None:
        """A note on a win."""
        if win := self.win(event.id):
            self.open_entry(
                EntryRequest(
                    purpose=f"win_note {win.id}",
                    label=words.routine.NOTE.format(text=words.common.quoted(win.text, 20)),
                    text=win.note,
                )
            )

    def keep_win_note(self, key: str, text: str) -> None:
        """The note."""
        self.carry_out(self.companion.wins.note, int(key), text.strip(), self.was(), typed=True)

    def on_wins_pane_kept(self, event: WinsPane.Kept) -> None:
        """Keep for a grey day."""
        self.carry_out(self.companion.wins.keep, event.id)

    def on_wins_pane_deleted(self, event: WinsPane.Deleted) -> None:
        """Delete; undo brings it back."""
        self.carry_out(self.companion.wins.delete, event.id)

    def on_wins_pane_asked_celebrate(self, event: WinsPane.AskedCelebrate) -> None:
        """One quiet card with a ritual."""
        win = self.win(event.id)
        if win is None:
            return
        from companion.content.load import rituals
        from companion.tui.wins.ritual import RitualCard

        def keep(done: tuple[str, int] | None) -> None:
            if done:
                self.carry_out(self.companion.wins.celebrate, win.id, *done)

        self.app.push_screen(RitualCard(win.text, rituals(), self.app.clock), keep)

    def on_wins_pane_asked_menu(self, event: WinsPane.AskedMenu) -> None:
        """Everything this win can do."""
        win = self.win(event.id)
        self.open_menu(
            words.common.quoted(win.text) if win else words.wins.TITLE, "wins", everything=win is not None
        )

    # -- history and search

    def on_wins_pane_wanted(self, event: WinsPane.Wanted) -> None:
        """More of the history, around the win in view; not while the view is about to be left."""
        if not self.needle and not self._leaving_view:
            self.around = event.id
            self.look_again(frozenset({"wins"}))

    def on_wins_pane_asked_end(self, event: WinsPane.AskedEnd) -> None:
        """The other end of history, and its last win; nothing between is read."""
        if not self.needle:
            self.around = OLDEST if event.oldest else None
            self._leaving_view = True
            self._start(self._go_to_end(self.around))

    async def _go_to_end(self, around: int | None) -> None:
        try:
            view = await self.app.desk.do(self.companion.wins.window, around)
        except StoreError as error:
            self.refused(error)
            return
        finally:
            self._leaving_view = False
        if view.wins and not self.needle and self.around == around:
            self.show({"wins": view})
            self.query_one(WinsPane).select_win(view.wins[0 if around is None else -1].id)

    def action_search(self) -> None:
        """Search the wins; they narrow with every letter."""
        self.show_pane(self.query_one(WinsPane))
        self.open_entry(
            EntryRequest(
                purpose=SEARCH,
                label=words.wins.SEARCH,
                text=self.needle,
                placeholder=words.wins.SEARCH_PLACEHOLDER,
                draft=False,
            )
        )

    def typing(self, purpose: str, text: str) -> None:
        """The search narrows with every letter."""
        super().typing(purpose, text)
        if purpose == SEARCH:
            self.search_for(text)

    def keep_search(self, _: str, text: str) -> None:
        """Stay with what was found; escape leaves it."""
        self.put_entry_away(SEARCH, text)
        self.search_for(text)

    def search_for(self, needle: str) -> None:
        """Show what matches, newest first, as it is found month by month; nothing typed: everything again."""
        self.needle = needle.strip()
        self.query_one(WinsPane).searching = self.needle
        if self.needle:
            self._start(self._search(self.needle))
        else:
            self.look_again(frozenset({"wins"}))

    def looked_again(self, slices: Slices) -> None:
        """What was found is looked for anew, and shown once all of it is there: nothing is to jump."""
        super().looked_again(slices)
        if self.needle and "wins" in slices:
            self._start(self._search(self.needle, by_and_by=False))

    async def _search(self, needle: str, *, by_and_by: bool = True) -> None:
        search = self.companion.wins.search
        found: tuple[Win, ...] = ()
        before: int | None = None
        while self.needle == needle:
            view, before = await self.app.desk.do(search, needle, before)
            found += view.wins
            is_all = before is None or len(found) >= words.wins.FOUND_AT_MOST
            if self.needle == needle and (by_and_by or is_all):
                view = msgspec.structs.replace(view, wins=found, celebrated=celebrated(found))
                self.show({"wins": view})
            if is_all:
                break

    def on_entry_line_put_away(self, event: EntryLine.PutAway) -> None:
        """Out of the search field is out of the search. (The field itself closes as any other.)"""
        if event.purpose == SEARCH:
            self.search_for("")

    # -- inside

    def win(self, win_id: int) -> Win | None:
        """A win on show, by its id."""
        return next((win for win in (self.wins.wins if self.wins else ()) if win.id == win_id), None)

    def _win_entry(self, purpose: str, label: str, text: str) -> EntryRequest:
        companion = self.companion
        categories = companion.wins.categories()

        def hint(typed: str) -> str:
            if not typed.strip():
                return words.wins.HINT
            if several := candidates(typed, categories):
                return words.wins.CANDIDATES.format(names="  ".join(f"#{name}" for name in several))
            line = companion.wins.read(typed)
            known: dict[str, Any] = {category.id: category.label for category in categories}
            return words.wins.preview(known.get(line.category, ""), line.at, companion.context.now())

        return EntryRequest(
            purpose=purpose,
            label=label,
            text=text,
            placeholder=words.wins.PLACEHOLDER,
            hint=hint,
            complete=lambda typed, cursor: complete(typed, cursor, categories),
        )
