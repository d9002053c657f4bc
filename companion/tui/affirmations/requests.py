"""What the One-line pane asks for."""

from __future__ import annotations

from companion import words
from companion.tui.affirmations.pane import AffirmationsPane
from companion.tui.frame.requests import Requests
from companion.tui.widgets.entry import EntryRequest


class AffirmationRequests(Requests):
    """Turning the lines over, keeping, hiding, answering and writing them."""

    @property
    def _shown(self) -> str | None:
        """The id of the line that the person sees."""
        return self.affirmations.line.id if self.affirmations and self.affirmations.line else None

    def on_affirmations_pane_next(self) -> None:
        """Another line."""
        self.look(self.companion.affirmations.next, slice="affirmations")

    def on_affirmations_pane_previous(self) -> None:
        """The line before."""
        self.look(self.companion.affirmations.previous, slice="affirmations")

    def on_affirmations_pane_favourited(self) -> None:
        """Keep close, or not any more."""
        self.carry_out(self.companion.affirmations.favourite, self._shown)

    def on_affirmations_pane_hidden(self) -> None:
        """Hide at once; undo brings it back."""
        self.carry_out(self.companion.affirmations.hide, self._shown)

    def on_affirmations_pane_brought_back(self) -> None:
        """All hidden lines."""
        self.carry_out(self.companion.affirmations.bring_back)

    def on_affirmations_pane_answered(self, event: AffirmationsPane.Answered) -> None:
        """True enough, partly, not today."""
        self.carry_out(self.companion.affirmations.answer, event.answer, self._shown)

    def on_affirmations_pane_deleted(self) -> None:
        """A line of one's own."""
        self.carry_out(self.companion.affirmations.delete, self._shown)

    def on_affirmations_pane_asked_menu(self) -> None:
        """Everything this line can do."""
        here = bool(self.affirmations and self.affirmations.line)
        self.open_menu(words.affirmations.TITLE, "affirmations", everything=here)

    def on_affirmations_pane_asked_add(self) -> None:
        """A line of one's own, with softer ways to say it offered beside."""
        self.open_entry(self._line_entry("own_line", words.affirmations.OWN, ""))

    def keep_own_line(self, _: str, text: str) -> None:
        """The line; when softer ways to say it exist they are offered after, and the line stays as it is."""
        if text.strip():
            self.carry_out(
                self.companion.affirmations.add, text, typed=True, then=lambda _: self._offer_softer(text)
            )

    def on_affirmations_pane_asked_edit(self) -> None:
        """The line on show, in one's own words."""
        if self.affirmations and self.affirmations.line:
            line = self.affirmations.line
            self.open_entry(self._line_entry(f"line_edit {line.id}", words.affirmations.OWN, line.text))

    def keep_line_edit(self, key: str, text: str) -> None:
        """The edited line; the one on show may be another by now."""
        if text.strip():
            self.carry_out(self.companion.affirmations.edit, text, key, self.was(), typed=True)

    def _offer_softer(self, text: str) -> None:
        softer, line = self.companion.affirmations.softer(text), self.affirmations and self.affirmations.line
        if not softer or not line:
            return
        from companion.tui.frame.menu import MenuCard

        choices = [(str(number), said, str(number)) for number, said in enumerate(softer, 1)]

        def chosen(number: str | None) -> None:
            if number in {key for key, _, _ in choices}:
                self.carry_out(self.companion.affirmations.edit, softer[int(number) - 1], line.id)

        self.app.push_screen(
            MenuCard(
                words.affirmations.SOFTER, [*choices, ("keep", words.affirmations.KEEP_AS_WRITTEN, "k")]
            ),
            chosen,
        )

    def _line_entry(self, purpose: str, label: str, text: str) -> EntryRequest:
        return EntryRequest(
            purpose=purpose, label=label, text=text, placeholder=words.affirmations.PLACEHOLDER
        )
