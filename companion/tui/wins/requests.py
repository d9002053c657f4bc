"""What is asked of the wins: writing, keeping and celebrating them."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.companion import Companion
from companion.model.change import Change
from companion.model.wins import Win, WinsView, as_typed
from companion.rows.wins import id_in, key_of
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.frame.list_pane import ListPane
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.footer import key_told
from companion.tui.wins.pane import KEPT
from companion.verbs.wins import OLDEST


class WinRequests(Requests):
    """Every key is that of a win's row."""

    shows = {"wins": "today"}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._new = Field("win", self._line, self._add, adds=words.wins.A_WIN)
        self._edit = Field("win_edit", self._edited, self._change, self._is_there, instead="win")
        self._note = Field("win_note", self._noted, self._keep_note, self._is_there, instead="win")
        self.fields = (self._new, self._edit, self._note)
        self._after = ""  # what answers the win that is being written, in the place of its category's line
        self._act = ""  # after which it is written
        self._offered = "", -1  # the line of a win that the next key may open, and when it was offered
        self._told: set[tuple[object, ...]] = set()  # what has been offered, each once a day
        self._filled = ""  # what the line for a win opens with
        self._leaving_view = False  # while an end of all wins is being fetched

    # -- writing

    def win(self, _: str) -> None:
        """Open the line for a win, from anywhere; filled in where this is the key after one was offered."""
        line, at = self._offered
        self._filled = line if at + 1 == self.host.fields.touched else ""
        self._act, self._after, self._offered = "", "", ("", -1)
        if self._filled and self.host.fields.drafts.get(self._new.name):  # the field holds what waits there
            self.host.do(self.host.companion.wins.add_answered, self._filled)
        else:
            self.host.type_in(self._new)

    def offer(self, key: str) -> None:
        """Offer a win after something that was done, beside what answers it: `task called Mum`.

        The key's first word names the act, the rest is the win. The same is offered once a day.
        """
        act, _, text = key.partition(" ")
        wins, voices, front = self.host.companion.wins, self.host.voices, self.host.front
        once = (self.host.companion.context.today(), act, text if wins.act(act).each else "")
        if once in self._told or not text.strip():
            return
        self._told.add(once)
        keys = (key_told(front, command) for command in ("win", "wins.celebrate"))
        said = words.wins.offer(act, *keys)
        answers = voices.answer, voices.answer.rpartition(". ")[2]  # of a long one the end: good night
        self.host.say(voices.that_fits(*(words.wins.beside(each, said) for each in answers), said))
        self._offered = as_typed(wins.offered(act, text)), self.host.fields.touched

    add = win

    def after(self, key: str) -> None:
        """Open it after an act, whose category it has where none is typed, as in `breathing Noted.`.

        The rest of the key answers the win.
        """
        self.win("")
        self._act, _, self._after = key.partition(" ")

    def _line(self, key: str, text: str = "") -> EntryRequest:
        wins = self.host.companion.wins
        return EntryRequest(
            label=words.common.EDIT if key else words.wins.LABEL,
            text=text if key else self._filled,
            placeholder=words.wins.PLACEHOLDER,
            hint=wins.preview,
            completions=wins.completions,
        )

    def _add(self, typed: Typed) -> None:
        """The win; the pane goes to it, and the line of its category answers."""
        if typed.text.strip():
            self.host.look_from("wins", None)
            self.host.do(
                partial(self.host.companion.wins.add_answered, typed.text, self._after, self._act),
                typed=typed,
                then=self.if_here(self._go_to_win),
            )

    def _go_to_win(self, change: Change) -> None:
        self._select(change.entries[0].id)

    def edit(self, key: str) -> None:
        """Open the win as the line that would write it."""
        self.host.type_in(self._edit, str(id_in(key)))

    def _edited(self, key: str) -> EntryRequest | None:
        return self._line(key, as_typed(win)) if (win := self._win(key)) else None

    def _change(self, typed: Typed) -> None:
        if typed.text.strip():
            edit = self.host.companion.wins.edit
            self.host.do(edit, int(typed.key), typed.text, typed.was, typed=typed)

    def note(self, key: str) -> None:
        """Open the note of a win."""
        self.host.type_in(self._note, str(id_in(key)))

    def _noted(self, key: str) -> EntryRequest | None:
        if (win := self._win(key)) is None:
            return None
        label = words.common.NOTE.format(text=words.common.quoted(win.text, 20))
        return EntryRequest(label=label, text=win.note)

    def _keep_note(self, typed: Typed) -> None:
        note = self.host.companion.wins.note
        self.host.do(note, int(typed.key), typed.text.strip(), typed.was, typed=typed)

    # -- what else can be done with a win

    def keep(self, key: str) -> None:
        """Keep it for a grey day, or not any more."""
        self.host.do(self.host.companion.wins.keep, id_in(key))

    def share(self, key: str) -> None:
        """Make a card of it to share."""
        self.host.ask("share.card", f"win:{id_in(key)}")

    def delete(self, key: str) -> None:
        """Delete it; undo brings it back."""
        self.host.do(self.host.companion.wins.delete, id_in(key))

    def for_next(self, key: str) -> None:
        """Mark it for the next session."""
        self.host.ask("reports.for_next", f"wins:{id_in(key)}")

    def celebrate(self, key: str) -> None:
        """Celebrate it with a small ritual."""
        self.host.ask("celebrations.start", f"wins:{id_in(key)}")

    def menu(self, key: str) -> None:
        """Open everything this win can do."""
        win = self._win(str(id_in(key)))
        title = words.common.quoted(win.text) if win else words.wins.TITLE
        self.host.menu(title, "wins", everything=win is not None)

    # -- history

    def more(self, key: str) -> None:
        """Show more of the history around a win; not while the view is about to be left."""
        if not self._leafing and not self._leaving_view:
            self.host.look_from("wins", id_in(key))
            self.host.look_up("wins")

    def to_newest(self, _: str) -> None:
        """Go to the newest win of all; nothing between is read."""
        self._to_end(None)

    def to_oldest(self, _: str) -> None:
        """Go to the oldest win of all; nothing between is read."""
        self._to_end(OLDEST)

    def _to_end(self, around: int | None) -> None:
        if self._leafing:
            return
        self._leaving_view = True
        self.host.look_from("wins", around)

        def go(view: WinsView) -> None:
            self._leaving_view = False
            if view.wins:
                self.host.show({"wins": view})
                self._select(view.wins[0 if around is None else -1].id)

        def refused(error: Exception) -> None:
            self._leaving_view = False
            self.host.refuse(error)

        self.host.work_out(self.host.companion.wins.window, around, then=go, refused=refused)

    # -- those kept for a grey day

    @property
    def _leafing(self) -> bool:
        """Whether those kept for a grey day are on show."""
        view: WinsView | None = self.host.view("wins")
        return bool(view and view.kept)

    def kept(self, _: str) -> None:
        """Show those kept for a grey day, or all of them again."""
        self.host.go_to("wins")
        self.host.look_from("wins", None if self._leafing else KEPT)
        self.host.look_up("wins")

    def came_back(self, change: Change) -> None:
        """Look at the win that came back, or was changed, where it is out of view."""
        ids = [entry.id for entry in change.entries if entry.table == "wins" and entry.after]
        if ids and not self._win(str(ids[0])) and not self._leafing:
            self._look_at(ids[0])

    def show(self, key: str) -> None:
        """Show a win that was found, however long ago it was."""
        self.host.go_to("wins")
        self._look_at(int(key.partition(":")[2]))

    def _look_at(self, id: int) -> None:
        self.host.look_from("wins", id)

        def go(view: WinsView) -> None:
            self.host.show({"wins": view})
            self._select(id)

        self.host.work_out(self.host.companion.wins.window, id, then=go)

    def go_back(self) -> bool:
        """Leave what is kept for a grey day."""
        if not self._leafing:
            return False
        self.host.look_from("wins", None)
        self.host.look_up("wins")
        return True

    # -- inside

    def _win(self, key: str) -> Win | None:
        view: WinsView | None = self.host.view("wins")
        return next((win for win in (view.wins if view else ()) if str(win.id) == key), None)

    def _select(self, win: int) -> None:
        if isinstance(pane := self.host.pane("wins"), ListPane):
            pane.list.select(key_of(win))

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.wins.is_there(int(key))


REQUESTS = WinRequests
