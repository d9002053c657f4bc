"""Answers to a question, one key each, in one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        rows = (self._row(told, gap, spoken) for gap, spoken in self._ways(list(told)))
        row = next((row for row in rows if row.cell_length <= width), Content(""))
        return row.pad_left((width - row.cell_length) // 2)

    def _ways(self, keys: list[str]) -> Iterator[tuple[int, set[str]]]:
        """Gaps, and the keys whose words are told, from the roomiest row to the shortest."""
        ends, taken = {keys[0], keys[-1]}, {key for key in keys if self._taken(key)}
        yield from ((gap, set(keys)) for gap in (3, 2, 1))
        yield from ((2, told) for told in (ends | taken | {keys[len(keys) // 2]}, ends | taken, taken, set()))

    def _row(self, told: Answers, gap: int, spoken: set[str]) -> Content:
        parts = []
        for key, said in told.items():
            looks = ("bold $foreground",) * 2 if self._taken(key) else ("$foreground", "$muted")
            shown = ((f"{key} ", looks[0]), (said, looks[1])) if key in spoken else ((key, looks[0]),)
            parts.append(Content.assemble(*shown))
        return Content(" " * gap).join(parts)

    def _taken(self, key: str) -> bool:
        prompt = self.prompt
        return prompt is not None and prompt.answer is not None and prompt.keys[key] == prompt.answer
