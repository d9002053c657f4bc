"""The card of a check-in: four parts below each other, or one at a time where there is little room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.binding import Binding
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.content.load import check_in_words
from companion.model.checkins import SaidSoFar, in_order
from companion.tui.checkins.field import FeelingField
from companion.tui.frame.card import CARD_STYLES, Card, Hint
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.line_input import LineInput
from companion.tui.widgets.options import Options
from companion.verbs.checkins import Lately

WHOLE = 80, 18
"""Columns and rows of the whole card."""
PITCH, PITCH_ALONE = 14, 17


class CheckInCard(Card[None]):
    """Holds what has been said so far. `save` is told to keep it, `changed` whenever something was said.

    `own` opens a line for a word of one's own: "word" or "tag". `preview` tells what the line means.
    """

    CSS_PATH = [*CARD_STYLES, Path(__file__).with_name("checkins.tcss")]
    heading = words.checkins.TITLE
    hints = words.checkins.CARD_KEYS
    BINDINGS: ClassVar = [
        Binding("enter", "save", "save", show=False),
        Binding("tab", "part(1)", "next part", show=False, priority=True),
        Binding("shift+tab", "part(-1)", "part before", show=False, priority=True),
    ]

    request: EntryRequest | None = None  # the card keeps what is typed

    def __init__(
        self,
        answers: SaidSoFar,
        time: str,
        *,
        save: Callable[[], object],
        changed: Callable[[], object],
        own: Callable[[str], object],
        preview: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.answers, self.figure = answers, time
        self._save, self._changed, self._own, self._preview = save, changed, own, preview
        self._known, self._lately = check_in_words(), Lately()
        self._alone = False  # whether one part is shown at a time
        scale = self._known.energy
        self._field = FeelingField((scale[max(scale)], scale[min(scale)]))
        *always, rather_not = self._known.always
        last = (*always, words.checkins.OWN_WORD, rather_not)
        self._words = Options(words.checkins.WORDS, last, {}, id="words")
        tags = words.checkins.OWN_TAG
        self._around = Options(words.checkins.AROUND, (tags,), self._known.triggers, id="around")
        self._line = LineInput(self)

    def parts(self) -> Iterable[Widget]:
        yield Static(id="said", markup=False)
        with Container(id="chosen"):
            yield self._field
            yield self._words
        yield self._around
        with Container(id="note"):
            yield Static(words.checkins.NOTE, id="note-heading", markup=False)
            with Container(id="line"):
                yield self._line
                yield Static(id="preview", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._line.start(self.answers.line, words.checkins.PLACEHOLDER)
        self._show_preview()
        self.take_lately(self._lately)
        self._tell()
        self._field.focus()

    def take_lately(self, lately: Lately) -> None:
        """Offer what was used lately before the others."""
        self._lately = lately
        if not self.is_attached:
            return
        self._order()
        known = (*self._known.triggers, *self._known.extras)
        tags = dict.fromkeys((*self.answers.triggers, *lately.triggers, *known))
        self._around.show([tag for tag in tags if tag != words.checkins.OWN_TAG], beginning=False)

    def _order(self) -> None:
        self._words.show(in_order(self._known.words, self._lately.words, self.answers))

    def _tell(self) -> None:
        """Show what has been said."""
        said = self.query_one("#said", Static)
        feeling = self._known.feeling(self.answers.pleasantness, self.answers.energy)
        said.update(feeling or words.checkins.ASK)
        said.set_class(not feeling, "muted")
        self._field.answers = self.answers
        self._words.chosen, self._around.chosen = self.answers.words, self.answers.triggers

    def take(self, answers: SaidSoFar) -> None:
        """Something more has been said."""
        before, self.answers = self.answers, answers
        if answers.cell != before.cell:
            self._order()
        self._tell()
        self._changed()

    def add_own(self, kind: str, text: str) -> None:
        """Choose a word of one's own."""
        one = " ".join(text.split())
        chosen = self.answers.words if kind == "word" else self.answers.triggers
        if one and one not in chosen:
            turn = self.answers.with_word if kind == "word" else self.answers.with_trigger
            self.take(turn(one))
            self.take_lately(self._lately)

    # -- layout

    def on_resize(self, event: events.Resize) -> None:
        """Show all of it, or one part at a time."""
        self._alone = event.size.width < WHOLE[0] or event.size.height < WHOLE[1]
        self.set_class(self._alone, "-alone")
        self._field.folded = self._alone
        self._words.pitch, self._around.pitch = (PITCH_ALONE, 1000) if self._alone else (PITCH, 0)
        self._show_part()

    def _entitle(self) -> None:
        if not self._alone:
            super()._entitle()

    @property
    def _places(self) -> dict[str, Widget]:
        """The parts, in their order, each by what has the focus in it."""
        return {"feeling": self._field, "words": self._words, "around": self._around, "note": self._line}

    @property
    def _part(self) -> str:
        return next((name for name, each in self._places.items() if each is self.focused), "feeling")

    def action_part(self, offset: int) -> None:
        """Go to the next part."""
        places = list(self._places)
        self._go(places[(places.index(self._part) + offset) % len(places)])

    def _go(self, part: str) -> None:
        self._show_part(part)
        self.set_focus(self._places[part], scroll_visible=False)

    def _show_part(self, part: str = "") -> None:
        part = part or self._part
        shown = {"feeling": self._field, "words": self._words, "around": self._around}
        for name, widget in {**shown, "note": self.query_one("#note")}.items():
            widget.display = not self._alone or name == part
        self.query_one("#chosen").display = not self._alone or part in ("feeling", "words")
        self.query_one("#note-heading").set_class(part == "note", "-in-hand")
        keys = dict(words.checkins.CARD_KEYS)
        if self._alone:
            keys = {"enter": keys["enter"], "tab": words.checkins.PART_KEYS[part], "esc": keys["esc"]}
        self.query_one(Hint).keys = list(keys.items())

    def on_descendant_focus(self) -> None:
        self._show_part()

    # -- keys, the mouse and what is typed

    def action_save(self) -> None:
        """Keep it, from anywhere."""
        self._save()

    def on_key(self, event: events.Key) -> None:
        """Digits place it, but where a line is typed."""
        if event.character and event.character in "12345" and self.focused is not self._line:
            event.stop()
            self.take(self.answers.digit(int(event.character)))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted belongs to the note."""
        if self.focused is not self._line:
            self._go("note")
            self._line.on_paste(event)

    @on(FeelingField.Went)
    def _went(self, event: FeelingField.Went) -> None:
        self.take(event.answers)

    @on(Options.Taken)
    def _chose(self, event: Options.Taken) -> None:
        if event.key == words.checkins.OWN_WORD:
            self._own("word")
        elif event.key == words.checkins.OWN_TAG:
            self._own("tag")
        elif event.options is self._words:
            self.take(self.answers.with_word(event.key))
        else:
            self.take(self.answers.with_trigger(event.key))

    def typed(self, text: str) -> None:
        """The line has changed."""
        self.take(replace(self.answers, line=text, half=False))
        self._show_preview()

    def _show_preview(self) -> None:
        self.query_one("#preview", Static).update(self._preview(self.answers.line))

    def submit(self, _: str) -> None:
        """Keep it, from the line."""
        self._save()

    def put_away(self, _: str) -> None:
        """Out of the line, by `escape`; with the mouse another part is gone to."""
        if self.focused is self._line:
            self.action_close()
