"""The preview of a story: the text with its marks, what was found, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.content.stories import story_sharing
from companion.model.flow import Flow, FlowStep, Question
from companion.model.story_preview import StoryPreview
from companion.rows.stories import FOUND, WEAVE, WOVEN, preview_rows
from companion.tui.bindings import bindings
from companion.tui.frame.card import Card, Choices, ReadingText, room
from companion.tui.frame.flow import FlowCard
from companion.tui.frame.host import Host
from companion.tui.frame.menu import MenuCard
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import visible, wrap


class PreviewRows(Choices, inherit_bindings=False):
    """What was found; a click changes it, as `space` does."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows"), ("space", "choose", "change")]


class StoryCard(Card[tuple[StoryPreview, bool]]):
    """Dismissed with the story as it was chosen to be seen, and whether it is to be kept as a file."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "keep", "keep")]
    heading = words.stories.TITLE
    hints = words.stories.KEYS

    def __init__(self, host: Host, preview: StoryPreview) -> None:
        super().__init__()
        self._host, self.preview = host, preview

    def parts(self) -> Iterable[Widget]:
        """The text, the rows, and what no check can say."""
        yield ReadingText()
        yield PreviewRows(())
        yield Static(words.stories.CHECK, classes="muted gap", markup=False)
        yield Static(story_sharing().questions[-1], id="steady", classes="muted", markup=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def show(self, preview: StoryPreview) -> None:
        """Show it with another choice."""
        self.preview = preview
        self._fill()

    def _fill(self) -> None:
        rows, reading = self.query_one(PreviewRows), self.query_one(ReadingText)
        rows.show(preview_rows(self.preview))
        short = self.has_class("-short")
        self.query_one("#steady").display = not short
        lines = room(self.size.height) - (1 if short else 4)
        below = max(min(len(rows.rows), lines // 2), 1)
        rows.styles.max_height = below
        reading.styles.max_height = max(lines - below, 1)
        width = max(reading.scrollable_content_region.width - 1, 1)
        marks = style_of(self).marks
        shown = [
            line
            for each in self.preview.marked.split("\n")
            for line in (wrap(visible(each), width, ellipsis=marks.ellipsis) or [""])
        ]
        reading.show([Content.styled(line, "$foreground") for line in shown])
        self.set_focus(rows, scroll_visible=False)

    # -- what is done

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Change what is in hand: what stands there instead, or which lines are put in."""
        kind, _, name = event.key.partition(":")
        if kind == WEAVE:
            self._weave()
        elif kind == WOVEN:
            self.show(self.preview.with_line(self.preview.story.woven[int(name)]))
        elif kind == FOUND:
            self._change(self.preview.named(name) or "")

    def _weave(self) -> None:
        lines = [line for line in self.preview.lines if line not in self.preview.story.woven]
        choices = [(str(n), visible(line), "") for n, line in enumerate(lines)]

        def put_in(chosen: str | None) -> None:
            if chosen:
                self.show(self.preview.with_line(lines[int(chosen)]))

        self._host.open(MenuCard(words.stories.WEAVE, choices), put_in)

    def _change(self, text: str) -> None:
        usual, (own, stays) = self.preview.usual_of(text), words.stories.CHANGES

        def change(chosen: str | None) -> None:
            if chosen == own[0]:
                self._ask_own(text)
            elif chosen:
                self.show(self.preview.swapped(text, "" if chosen == stays[0] else usual))

        self._host.open(MenuCard(words.common.quoted(text), [(usual, usual, ""), own, stays]), change)

    def _ask_own(self, text: str) -> None:
        step = FlowStep(id="own", prompts=(Question(words.stories.OWN_WORDS),))
        flow = Flow(name="story_words", title=words.common.quoted(text), steps=(step,))

        def take(flow: Flow | None) -> None:
            self._host.fields.put_down(step_draft)
            if flow and flow.has_words:
                self.show(self.preview.swapped(text, flow.text))

        step_draft = flow.draft(step.id)
        self._host.open(FlowCard(flow, self._host), take)

    def action_keep(self) -> None:
        """Keep it, and go on to where."""
        self.dismiss((self.preview, True))

    def action_close(self) -> None:
        """Back; what was chosen is kept."""
        self.dismiss((self.preview, False))
