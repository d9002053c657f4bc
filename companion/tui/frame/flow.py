"""A flow on the screen: one prompt a card, `enter` on, `←` back, `esc` keeps what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.tui.bindings import IN_EDITOR
from companion.tui.frame.card import ON_CARDS_TOO, Card, Hint, ReadingText, room
from companion.tui.frame.host import Host
from companion.tui.frame.typing import in_editor
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.lines_input import LinesInput
from companion.tui.widgets.text import visible, wrap

INDENT = "  "


class FlowField(LinesInput):
    """The answer: `enter` goes on, unless it may have many lines; in an empty one `←` goes back."""

    BINDINGS: ClassVar = [Binding("enter", "enter", "on", priority=True, show=False)]

    def __init__(self, card: FlowCard) -> None:
        super().__init__(card)
        self._card = card

    def left(self) -> None:
        """The card stays; every letter is among the drafts."""

    def action_enter(self) -> None:
        """Go on; a new line where there may be many."""
        if self._card.flow.step.many:
            self.insert("\n")
        else:
            self.action_submit()

    def action_cursor_left(self, select: bool = False) -> None:
        if self.text:
            super().action_cursor_left(select)
        else:
            self._card.action_back()

    def action_cursor_right(self, select: bool = False) -> None:
        if self.text:
            super().action_cursor_right(select)
        else:
            self._card.action_turn()


class FlowCard(Card[Flow]):
    """Dismissed with the flow as it stands when it is over, or left.

    Every text that is typed is a draft of the `host`.
    """

    BINDINGS: ClassVar = [
        *ON_CARDS_TOO,
        *IN_EDITOR,
        ("enter", "on", "on"),
        ("left", "back", "back"),
        ("right", "turn", "another"),
    ]

    request: EntryRequest | None = None

    def __init__(self, flow: Flow, host: Host) -> None:
        super().__init__()
        self.flow, self._host = flow, host
        self.heading = flow.step.title or flow.title
        self.hints = self._keys()
        self.add_class(f"-{flow.name.partition('@')[0]}")

    def parts(self) -> Iterable[Widget]:
        """What is asked and was answered, the field, and a line below."""
        yield ReadingText()
        yield FlowField(self)
        yield Static(id="after", classes="muted", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    def on_resize(self, _: events.Resize) -> None:
        self.call_after_refresh(self._fill)

    # -- what is shown

    def _show(self) -> None:
        step = self.flow.step
        field = self.query_one(FlowField)
        self.query_one("#card").border_title = Content(visible(step.title or self.flow.title))
        field.display = step.asks
        field.start(self.flow.text, "")
        after = self.query_one("#after", Static)
        after.display = bool(step.after)
        after.update(step.after)
        self._tell_keys()
        self.set_class(step.many, "-many")
        self.set_class(step.recap, "-recap")
        self.call_after_refresh(self._fill)

    def _tell_keys(self) -> None:
        self.query_one(Hint).keys = self._keys()

    def _keys(self) -> list[tuple[str, str]]:
        step, flow = self.flow.step, self.flow
        last = flow.at == len(flow.steps) - 1
        keys = [
            ("ctrl+s" if step.many else "enter", (flow.ends or words.flow.KEEP) if last else words.flow.ON)
        ]
        if len(step.prompts) > 1 and not flow.text:
            keys.append(("→", words.flow.ANOTHER))
        if flow.at and not flow.text:
            keys.append(("←", words.flow.BACK))
        keys += flow.choices.items()
        leave = words.flow.KEEP if flow.has_words else words.flow.CLOSE
        if flow.choices or keys[0][1] == leave:  # one key for one thing
            return keys
        return [*keys, ("esc", leave)]  # the last stays where there is little room

    def _fill(self) -> None:
        reading = self.query_one(ReadingText)
        beside = 3 * self.flow.step.asks + 2 * bool(self.flow.step.after)
        reading.styles.max_height = max(room(self.size.height) - beside, 1)
        width = self.query_one("#card").content_size.width - 2  # the bar, and a cell of air before it
        lines = [*self._lines(max(width, 1))]
        reading.display = bool(lines)
        reading.show(lines)
        field = self.query_one(FlowField)
        field.set_class(not lines, "-first")
        self.set_focus(field if self.flow.step.asks else reading, scroll_visible=False)

    def _lines(self, width: int) -> Iterator[Content]:
        flow, step = self.flow, self.flow.step
        short = self.has_class("-short") and step.asks
        recalled = flow.before if step.recap and not short else ()
        last = None if step.asks else recalled[-1:]
        for each in recalled:
            yield from _muted(each.label, width)
            for line in wrap(flow.said(each.id), width - len(INDENT)):
                yield Content.styled(f"{INDENT}{line}", "$foreground")
            yield from [] if self.has_class("-short") or (each,) == last else [Content("")]
        for fact in filter(None, flow.facts) if self.has_class("-short") else flow.facts:
            yield from (Content.styled(line, "$foreground") for line in wrap(fact, width))
        if step.label:
            yield from (Content.styled(line, "bold $foreground") for line in wrap(step.label, width))
        if asked := flow.prompt().text:
            yield from (Content.styled(line, "$foreground") for line in wrap(asked, width))
        if step.example:
            yield from _muted(words.flow.EXAMPLE.format(example=step.example), width)

    # -- what is done

    def typed(self, text: str) -> None:
        """An answer is being written."""
        self.flow = self.flow.write(text)
        self._host.fields.keep(self.flow.draft(self.flow.step.id), text)
        self._tell_keys()

    def submit(self, text: str) -> None:
        """Go on with it."""
        self.typed(text)
        self.action_on()

    def put_away(self, text: str) -> None:
        """Leave; what is there is kept."""
        if self.is_current:
            self.typed(text)
            self.action_close()

    def action_editor(self) -> None:
        """Go on with the answer in the person's own editor."""
        if self.flow.step.asks:
            left = in_editor(self._host, self.flow.draft(self.flow.step.id), self.flow.text)
            if left is not None:
                self.query_one(FlowField).start(left, "")
                self.typed(left)

    def action_on(self, chosen: str = "") -> None:
        """Go to the next card."""
        self.flow = self.flow.on(chosen)
        if self.flow.is_over:
            self.dismiss(self.flow)
        else:
            self._show()

    def action_back(self) -> None:
        """Go to the card before."""
        if self.flow.at:
            self.flow = self.flow.back()
            self._show()

    def action_turn(self) -> None:
        """Ask something else."""
        if len(self.flow.step.prompts) > 1:
            self.flow = self.flow.turn()
            self._show()

    def on_key(self, event: events.Key) -> None:
        """A key of a card that is only read."""
        if event.key in self.flow.choices:
            event.stop()
            self.action_on(event.key)

    def action_close(self) -> None:
        """Leave, and keep what is there."""
        self.dismiss(self.flow)


def _muted(text: str, width: int) -> Iterator[Content]:
    return (Content.styled(line, "$muted") for line in wrap(text, width))


def run_flow(
    host: Host,
    flow: Flow,
    save: Callable[[Flow], Change],
    then: Callable[[Change], object] = lambda change: None,
    *,
    also_empty: bool = False,
) -> None:
    """Open a flow, and have it saved when it is over, or left with words in it (`also_empty`: or without).

    Until it is on the disk its answers are drafts; they come back when it is opened again.
    """

    def left(flow: Flow | None) -> None:
        if flow is None or not (flow.is_over or flow.has_words or also_empty):
            return

        def saved(change: Change) -> None:
            for step in flow.steps:
                host.fields.put_down(flow.draft(step.id))
            host.fields.flush()
            then(change)

        host.do(save, flow, then=saved)

    opening = flow.restored(host.fields.drafts.texts())
    if opening != flow:
        host.voices.say("offer", "")
    host.open(FlowCard(opening, host), left)
