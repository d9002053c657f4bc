"""The card of an offer: two or three skills, something else, someone to talk to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.toolbox import OfferOfSkills
from companion.rows.row import Row
from companion.rows.toolbox import offered
from companion.tui.frame.card import Card, Choices, room


class OfferedSkills(Choices):
    """The skills; why one is offered stands under the one in hand."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(())
        self._choices = list(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row each, and one for the reason: nothing moves below it."""
        rows = sum(not row.under for row in self._choices) + 1
        return max(min(rows, room(self.screen.size.height) - 2), 1)


class OfferCard(Card[str]):
    """Dismissed with the key of what was chosen, or None."""

    hints = words.toolbox.OFFER_KEYS

    def __init__(self, offer: OfferOfSkills, *, saved: bool) -> None:
        super().__init__()
        self._offer = offer
        self.heading = words.toolbox.OFFER_TITLE if saved else words.toolbox.OFFER_ALONE

    def parts(self) -> Iterable[Widget]:
        """One sentence, and the skills."""
        fits = words.toolbox.ONE_OF_THESE if self._offer.checkin else words.toolbox.WORTH_A_TRY
        yield Static(fits, markup=False)
        yield OfferedSkills(offered(self._offer)).add_class("gap")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.key)
