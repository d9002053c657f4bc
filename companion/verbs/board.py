"""The board: cards added, changed, moved and deleted, and the picture file it can become."""

from __future__ import annotations

from pathlib import Path

from companion import words
from companion.model.board import BoardCard, BoardView, CardInFull
from companion.model.change import Change, Edit
from companion.model.goals import moved
from companion.verbs.context import Context, non_empty, there
from companion.verbs.goals import GoalVerbs, reorder


class BoardVerbs:
    """What a person does with the cards of the board. A card goes by its id."""

    def __init__(self, context: Context, goals: GoalVerbs) -> None:
        self._context = context
        self._goals = goals

    # -- looking

    def view(self) -> BoardView:
        """The cards in their order, with what they are tied to."""
        of = {each.goal.id: each for each in self._goals.view().goals}
        return BoardView(
            cards=tuple(
                CardInFull(
                    card=card,
                    goal=tied.goal.called if (tied := of.get(card.goal)) else "",
                    taken=tied.taken if tied else 0,
                    gone=bool(card.picture) and not picture_file(card.picture).is_file(),
                )
                for card in self._cards()
            )
        )

    def is_there(self, card: int) -> bool:
        """Whether a card can still be changed."""
        return self._context.store.get(BoardCard, card) is not None

    # -- doing

    def add(self, text: str, goal: int = 0) -> Change:
        """Put a card on the board. Raises ValueError when there is nothing on it."""
        context = self._context
        order = max((card.order for card in self._cards()), default=-1) + 1
        card = BoardCard(at=context.now(), day=context.today(), text=non_empty(text), goal=goal, order=order)
        label = words.board.ADD_LABEL.format(text=words.common.quoted(card.text))
        return context.write(label, [Edit.add(card)], words.board.ADDED)

    def say(self, card_id: int, what: str, text: str, was: str | None = None) -> Change:
        """Change the `text`, `picture` or `caption` of a card; `was` stood there. Raises ValueError."""
        card, value = self._card(card_id), text.strip()
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(card.text))
        if what == "picture" and value and not picture_file(value).is_file():
            raise ValueError(words.board.NO_PICTURE.format(path=words.common.quoted(value, 60)))
        fields = {what: non_empty(value) if what == "text" else value}
        edit, said = self._context.edit_seen(card, getattr(card, what), was, **fields)
        return self._context.write(label, [edit], said)

    def tie(self, card_id: int, goal: int) -> Change:
        """Tie a card to a goal (its id), or to none (0)."""
        card = self._card(card_id)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(card.text))
        return self._context.write(label, [Edit.patch(card, goal=goal)], words.common.SAVED)

    def move(self, card_id: int, offset: int) -> Change:
        """Move a card to the place before (-1) or after (1)."""
        card = self._card(card_id)
        cards = {each.id: each for each in self._cards()}
        label = words.changes.MOVE_LABEL.format(text=words.common.quoted(card.text))
        return reorder(self._context, label, cards, moved(list(cards), card.id, offset))

    def delete(self, card_id: int) -> Change:
        """Delete a card; undo brings the same one back."""
        card = self._card(card_id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(card.text))
        return self._context.write(label, [Edit.delete(card)], words.changes.DELETED)

    # -- inside

    def _card(self, card_id: int) -> BoardCard:
        return there(self._context.store.get(BoardCard, card_id))

    def _cards(self) -> list[BoardCard]:
        return sorted(self._context.store.core(BoardCard), key=lambda card: (card.order, card.id))


def picture_file(path: str) -> Path:
    """Return the file that a card names."""
    return Path(path).expanduser()
