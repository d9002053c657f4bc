"""The card under `?` during a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from companion import words
from companion.model.breathing.practice import SessionPlan
from companion.tui.commands import in_scope, keymap
from companion.tui.frame.card import ReadingCard
from companion.tui.frame.keys import key_text
from companion.tui.widgets.text import cell_len, pad, wrap


class MoreCard(ReadingCard):
    """What stands under `?` during a session: every caution of the technique, what was so far, the keys."""

    heading = words.breathing.MORE_TITLE

    def __init__(self, plan: SessionPlan, so_far: Sequence[str] = ()) -> None:
        super().__init__()
        self._plan, self._so_far = plan, so_far

    def text(self, width: int) -> Iterable[Content]:
        """The sentences, then the keys."""
        for sentence in (*self._plan.cautions, *self._plan.more):
            yield from (Content.styled(line, "$foreground") for line in wrap(sentence, width))
            yield Content("")
        if self._plan.technique.claim:
            yield from (Content.styled(line, "$muted") for line in wrap(self._plan.technique.claim, width))
            yield Content("")
        for said in self._so_far:
            yield from (Content.styled(line, "$muted") for line in wrap(said, width))
        if self._so_far:
            yield Content("")
        moved = keymap(self.app)
        told = [(key_text(command, moved), command.help) for command in in_scope("breathing")]
        beside = max(cell_len(keys) for keys, _ in told) + 2
        for keys, said in told:
            for line in wrap(said, max(width - beside, 2)):
                yield Content.assemble((pad(keys, beside), "$foreground"), (line, "$muted"))
                keys = ""
