"""What the One-line pane asks for."""

from __future__ import annotations

from companion import words
from companion.tui.panes.affirmations import LinePane
from companion.tui.requests.base import Requests
from companion.tui.widgets.entry import EntryRequest


class LineRequests(Requests):
    """Turning the lines over, keeping, hiding, answering and writing them."""

    @property
    def _shown(self) -> str | None:
        """The id of the line that the person sees."""
        return self.line.line.id if self.line and self.line.line else None

    def on_line_pane_next(self) -> None:
        """Another line."""
        self.look(self.companion.lines.next, slice="line")

    def on_line_pane_previous(self) -> None:
        """The line before."""
        self.look(self.companion.lines.previous, slice="line")

    def on_line_pane_favourited(self) -> None:
        """Keep close, or not any more."""
        self.carry_out(self.companion.lines.favourite, self._shown)

    def on_line_pane_hidden(self) -> None:
        """Hide at once; undo brings it back."""
        self.carry_out(self.companion.lines.hide, self._shown)

    def on_line_pane_brought_back(self) -> None:
        """All hidden lines."""
        self.carry_out(self.companion.lines.bring_back)

    def on_line_pane_answered(self, event: LinePane.Answered) -> None:
        """True enough, partly, not today."""
        self.carry_out(self.companion.lines.answer, event.answer, self._shown)

    def on_line_pane_deleted(self) -> None:
        """A line of one's own."""
        self.carry_out(self.companion.lines.delete, self._shown)

    def on_line_pane_asked_menu(self) -> None:
        """Everything this line can do."""
        here = bool(self.line and self.line.line)
        self.open_menu(words.ONE_LINE, "line", everything=here)

    def on_line_pane_asked_add(self) -> None:
        """A line of one's own, with softer ways to say it offered beside."""
        self.open_entry(self._line_entry("own_line", words.OWN_LINE, ""))

    def keep_own_line(self, _: str, text: str) -> None:
        """The line; when softer ways to say it exist they are offered after, and the line stays as it is."""
        if text.strip():
            self.carry_out(
                self.companion.lines.add, text, typed=True, then=lambda _: self._offer_softer(text)
            )

    def on_line_pane_asked_edit(self) -> None:
        """The line on show, in one's own words."""
        if self.line and self.line.line:
            line = self.line.line
            self.open_entry(self._line_entry(f"line_edit {line.id}", words.OWN_LINE, line.text))

    def keep_line_edit(self, key: str, text: str) -> None:
        """The edited line; the one on show may be another by now."""
        if text.strip():
            self.carry_out(self.companion.lines.edit, text, key, self.was(), typed=True)

    def _offer_softer(self, text: str) -> None:
        softer, line = self.companion.lines.softer(text), self.line and self.line.line
        if not softer or not line:
            return
        from companion.tui.screens.menu import MenuCard

        choices = [(str(number), said, str(number)) for number, said in enumerate(softer, 1)]

        def chosen(number: str | None) -> None:
            if number in {key for key, _, _ in choices}:
                self.carry_out(self.companion.lines.edit, softer[int(number) - 1], line.id)

        self.app.push_screen(MenuCard(words.SOFTER, [*choices, ("keep", words.KEEP_AS_WRITTEN, "k")]), chosen)

    def _line_entry(self, purpose: str, label: str, text: str) -> EntryRequest:
        return EntryRequest(purpose=purpose, label=label, text=text, placeholder=words.OWN_LINE_PLACEHOLDER)
