"""Answers to a question, one key each, in one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from companion import words
from companion.model.breathing.guide import Prompt
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import cell_len, fit, visible

Answers = Mapping[str, str]
"""A key and its words."""


def answers(prompt: Prompt) -> Answers:
    """The answers of a prompt in words."""
    return {
        key: words.breathing.FEELINGS[value] if isinstance(value, int) else value
        for key, value in prompt.keys.items()
    }


class Scale(Widget):
    """One row in the middle: `1 hard   2 low   3 so-so`; the one that was taken stands out. Or a `note`.

    `asks`: the question stands before the answers. Where there is little room it is shorter, then only the
    words at the ends and in the middle are told, then those at the ends. An answer moves nothing. `quiet`:
    keys answer another one.
    """

    DEFAULT_CSS = "Scale { width: 1fr; height: 1; }"

    prompt: var[Prompt | None] = var(None)
    note: var[str] = var("")
    quiet: var[bool] = var(False)

    def __init__(self, *, asks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asks = asks

    def watch_prompt(self) -> None:
        self.refresh()

    def watch_quiet(self) -> None:
        self.refresh()

    def watch_note(self) -> None:
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        if self.prompt is None:
            said = fit(visible(self.note), width, style_of(self).marks.ellipsis)
            return Content.styled(said, "$muted").pad_left(max(0, (width - cell_len(said)) // 2))
        told = answers(self.prompt)
        question = words.breathing.QUESTIONS[self.prompt.ask] if self._asks else ""
        brief = words.breathing.QUESTIONS_BRIEFLY.get(self.prompt.ask, question) if self._asks else ""
        rows = (
            self._row(asked, told, gap, spoken) for asked, gap, spoken in _ways(question, brief, list(told))
        )
        row = next((row for row in rows if row.cell_length <= width), Content(""))
        return row.pad_left((width - row.cell_length) // 2)

    def _row(self, asked: str, told: Answers, gap: int, spoken: set[str]) -> Content:
        parts = []
        for key, said in told.items():
            looks = "$muted" if self.quiet else "$foreground", "$muted"
            if self._taken(key):
                looks = "bold $foreground", "bold $foreground"
            shown = ((f"{key} ", looks[0]), (said, looks[1])) if key in spoken else ((key, looks[0]),)
            parts.append(Content.assemble(*shown))
        row = Content(" " * gap).join(parts)
        return Content.assemble((asked, "$muted"), " " * max(gap, 2), row) if asked else row

    def _taken(self, key: str) -> bool:
        prompt = self.prompt
        return prompt is not None and prompt.answer is not None and prompt.keys[key] == prompt.answer


def _ways(question: str, brief: str, keys: list[str]) -> Iterator[tuple[str, int, set[str]]]:
    """What is asked, gaps, and the keys whose words are told, from the roomiest row to the shortest."""
    every, ends = set(keys), {keys[0], keys[-1]}
    some = ends | {keys[len(keys) // 2]}
    yield from ((question, gap, every) for gap in (3, 2, 1))
    yield from ((brief, gap, every) for gap in (2, 1))
    yield from ((asked, gap, some) for gap in (2, 1) for asked in (question, brief))
    yield from ((asked, 1, ends) for asked in (question, brief))
    yield from ((asked, 1, set[str]()) for asked in (brief, ""))
