"""The board: cards of words in an order of one's own, which may name a picture and a goal."""

from __future__ import annotations

import msgspec

from companion.model.record import Record


class BoardCard(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One card. `picture` is the path of a picture file, `caption` the words for it, `goal` an id or 0."""

    text: str
    picture: str = ""
    caption: str = ""
    goal: int = 0
    order: int = 0

    @property
    def key(self) -> str:
        """The key of the card."""
        return f"card:{self.id}"


class CardInFull(msgspec.Struct, frozen=True, kw_only=True):
    """A card with what its goal is called, and how many steps of that were taken.

    `gone`: the picture is not where the card says.
    """

    card: BoardCard
    goal: str = ""
    taken: int = 0
    gone: bool = False


class BoardView(msgspec.Struct, frozen=True, kw_only=True):
    """The cards in their order."""

    cards: tuple[CardInFull, ...] = ()

    def find(self, key: str) -> CardInFull | None:
        """The card with a key."""
        return next((each for each in self.cards if each.card.key == key), None)


def walked(at: int, count: int, across: int, where: str) -> int:
    """The number of the card one gets to with an arrow, `across` cards standing in a row."""
    if where in ("left", "right"):
        return min(max(at + (1 if where == "right" else -1), 0), count - 1)
    to = at + (across if where == "down" else -across)
    if 0 <= to < count:
        return to
    last_row = (count - 1) // across
    return count - 1 if where == "down" and at // across < last_row else at
