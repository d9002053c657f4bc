"""Answers to a question, one key each, in one row."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion import words
from companion.model.guide import Prompt
from companion.tui.look import look_of
from companion.tui.widgets.text import cell_len, fit, visible

Answers = Mapping[str, str]
"""A key and its words."""


def answers(prompt: Prompt) -> Answers:
    """The answers of a prompt in words."""
    return {
        key: words.FEELINGS[value] if isinstance(value, int) else value for key, value in prompt.keys.items()
    }


class Scale(Widget):
    """One row in the middle: `1 hard   2 low   3 so-so`; the one that was taken stands out. Or a `note`.

    Where there is little room, only the words at the ends, in the middle and of the one taken are told.
    """

    DEFAULT_CSS = "Scale { width: 1fr; height: 1; }"

    prompt: var[Prompt | None] = var(None)
    note: var[str] = var("")

    def watch_prompt(self) -> None:
        """Another question, or an answer."""
        self.refresh()

    def watch_note(self) -> None:
        """Something else is said."""
        self.refresh()

    def render(self) -> Content:
        """The row; without a question the note."""
        width = self.content_size.width
        if self.prompt is None:
            said = fit(visible(self.note), width, look_of(self).marks.ellipsis)
            return Content.styled(said, "$muted").pad_left(max(0, (width - cell_len(said)) // 2))
        told = answers(self.prompt)
        whole = sum(cell_len(key) + 1 + cell_len(said) for key, said in told.items())
        gap = next((n for n in (3, 2, 1) if whole + n * (len(told) - 1) <= width), 0)
        last = len(told) - 1
        parts = []
        for place, (key, said) in enumerate(told.items()):
            taken = self.prompt.answer is not None and self.prompt.keys[key] == self.prompt.answer
            spoken = gap or taken or place in (0, last // 2, last)
            looks = ("bold $foreground",) * 2 if taken else ("$foreground", "$muted")
            parts.append(
                Content.assemble((f"{key} " if spoken else key, looks[0]), (said if spoken else "", looks[1]))
            )
        row = Content(" " * (gap or 2)).join(parts)
        return row.pad_left(max(0, (width - row.cell_length) // 2))
