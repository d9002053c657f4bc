"""What is asked of the affirmations: turning them over, keeping, hiding, answering and writing them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from companion import words
from companion.companion import Companion
from companion.model.affirmations import AffirmationView, Answer
from companion.model.change import Change
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.widgets.entry_request import EntryRequest


class AffirmationRequests(Requests):
    """Every key is the id of the line on show, as the person sees it."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._own = Field("own_line", self._line, self._add, adds=words.affirmations.A_LINE)
        self._edit = Field("line_edit", self._line, self._change, self._is_there, instead="own_line")
        self.fields = (self._own, self._edit)

    def next(self, _: str) -> None:
        """Show another line."""
        self._turn_to(self.host.companion.affirmations.next)

    def previous(self, _: str) -> None:
        """Show the line before."""
        self._turn_to(self.host.companion.affirmations.previous)

    def turn(self, _: str) -> None:
        """Show another line by itself, unless the person is at it."""
        pane = self.host.pane("affirmations")
        if pane and not pane.has_focus:
            self._turn_to(self.host.companion.affirmations.rotate)

    def _turn_to(self, which: Callable[[], AffirmationView]) -> None:
        self.host.work_out(which, then=lambda view: self.host.show({"affirmations": view}))

    def favourite(self, line: str) -> None:
        """Keep it close, or not any more."""
        self.host.do(self.host.companion.affirmations.favourite, line, then=self.if_here(self._offer))

    def _offer(self, change: Change) -> None:
        if change.answer == words.changes.KEPT_CLOSE:
            self.host.ask("wins.offer", f"line {words.affirmations.WIN}")

    def hide(self, line: str) -> None:
        """Hide it at once; undo brings it back."""
        self.host.do(self.host.companion.affirmations.hide, line)

    def bring_back(self, _: str) -> None:
        """Bring all hidden lines back."""
        self.host.do(self.host.companion.affirmations.bring_back)

    def true_enough(self, line: str) -> None:
        """Answer: true enough; the same answer again takes it back."""
        self._answer("true enough", line)

    def partly_true(self, line: str) -> None:
        """Answer: partly."""
        self._answer("partly", line)

    def not_today(self, line: str) -> None:
        """Answer: not today."""
        self._answer("not today", line)

    def _answer(self, answer: Answer, line: str) -> None:
        self.host.do(self.host.companion.affirmations.answer, answer, line)

    def delete(self, line: str) -> None:
        """Delete a line of one's own."""
        self.host.do(self.host.companion.affirmations.delete, line)

    def menu(self, line: str) -> None:
        """Open everything this line can do."""
        self.host.menu(words.affirmations.TITLE, "affirmations", everything=bool(line))

    # -- writing

    def add(self, _: str) -> None:
        """Write a line of one's own."""
        self.host.type_in(self._own)

    def edit(self, line: str) -> None:
        """Put the line on show into one's own words."""
        if line:
            self.host.type_in(self._edit, line)

    def _line(self, line: str) -> EntryRequest:
        view: AffirmationView | None = self.host.view("affirmations")
        shown = view.line if view and view.line and view.line.id == line else None
        return EntryRequest(
            label=words.affirmations.OWN,
            text=shown.text if shown else "",
            placeholder=words.affirmations.PLACEHOLDER,
        )

    def _add(self, typed: Typed) -> None:
        """The line; where softer ways to say it exist they are offered after, and it stays as it is."""
        if text := typed.text.strip():
            add = self.host.companion.affirmations.add
            self.host.do(add, typed.text, typed=typed, then=self.if_here(partial(self._offer_softer, text)))

    def _change(self, typed: Typed) -> None:
        """The edited line; the one on show may be another by now."""
        if typed.text.strip():
            edit = self.host.companion.affirmations.edit
            self.host.do(edit, typed.text, typed.key, typed.was, typed=typed)

    def _offer_softer(self, text: str, added: Change) -> None:
        line = f"own:{added.entries[0].id}"
        if not (softer := self.host.companion.affirmations.softer(text)):
            return
        from companion.tui.frame.menu import MenuCard

        choices = [(str(number), said, str(number)) for number, said in enumerate(softer, 1)]
        keep = ("keep", words.affirmations.KEEP_AS_WRITTEN, "k")

        def chosen(number: str | None) -> None:
            if number in {key for key, _, _ in choices}:
                edit = self.host.companion.affirmations.edit
                self.host.do(edit, softer[int(number) - 1], line)

        self.host.open(MenuCard(words.affirmations.SOFTER, [*choices, keep]), chosen)

    @staticmethod
    def _is_there(companion: Companion, line: str) -> bool:
        return companion.affirmations.is_there(line)


REQUESTS = AffirmationRequests
