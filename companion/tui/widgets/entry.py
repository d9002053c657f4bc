"""The one text field of a screen: two rows above the footer, there only while something is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from companion.tui.widgets.entry_request import EntryRequest

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from companion.tui.widgets.line_input import LineInput
    from companion.tui.widgets.lines_input import LinesInput


class EntryLine(Widget):
    """Opens for a request, and closes only when told to: text that could not be saved stays in it."""

    class Said(Message):
        """What is in the field, what it is for, and whether to keep it as a draft."""

        def __init__(self, request: EntryRequest, text: str) -> None:
            super().__init__()
            self.purpose = request.purpose
            self.draft = request.draft
            self.text = text

    class Changed(Said):
        """Something was typed."""

    class Submitted(Said):
        """It is to be saved. Call `close` when it is."""

    class PutAway(Said):
        """The person went elsewhere, by `escape` or with the mouse. Call `close`."""

    request: EntryRequest | None = None
    _field: LineInput | LinesInput | None = None
    _many = False
    _from: Widget | None = None  # what had the focus before
    _hinted = ""

    @property
    def purpose(self) -> str:
        """What the open field is for, '' when it is closed."""
        return self.request.purpose if self.request else ""

    @property
    def text(self) -> str:
        """What is in the field."""
        return self._field.text if self._field else ""

    def open(self, request: EntryRequest) -> None:
        """Show the field with this request's text, the cursor at its end."""
        field = self._built(request.many)
        if self.request is None:
            self._from = self.screen.focused
        self.request = request
        self.query_one("#entry-label", Static).update(request.label)
        field.start(request.text, request.placeholder)
        self._show_hint(request.text)
        self.add_class("-open").set_class(request.many, "-many")
        self.screen.set_focus(field, scroll_visible=False)

    def close(self) -> None:
        """Empty the field and go back to where the person was. Does nothing when it is closed."""
        if self.request is None or self._field is None:
            return
        self.request = None
        back = self._from if self.screen.focused in (self._field, None) else None
        self._from = None
        self._field.start("", "")
        self.remove_class("-open")
        if back is not None and back.is_attached:
            self.screen.set_focus(back, scroll_visible=False)

    def _built(self, many: bool) -> LineInput | LinesInput:
        """Return what is typed in, made when it first opens: it is a fifth of the start-up."""
        if self._field is None:
            self.mount(Static(id="entry-label", markup=False), Static(id="entry-hint", markup=False))
        if self._field is None or many != self._many:
            from companion.tui.widgets.line_input import LineInput

            before, self._many = self._field, many
            if many:
                from companion.tui.widgets.lines_input import LinesInput

                self._field = LinesInput(self)
            else:
                self._field = LineInput(self)
            mounted = self.mount(self._field, after="#entry-label")
            if before:
                before.remove()
            else:
                self.run_worker(self._drawn_once(mounted))
        return self._field

    async def _drawn_once(self, mounted: AwaitMount) -> None:
        """Have the field drawn when it stands, and not before."""
        with self.app.batch_update():
            await mounted

    def _show_hint(self, text: str) -> None:
        hint = self.request.hint if self.request else None
        said = hint(text) if hint else ""
        if said != self._hinted:
            self._hinted = said
            self.query_one("#entry-hint", Static).update(said)

    # -- what the field says

    def typed(self, text: str) -> None:
        """The text has changed."""
        self._show_hint(text)
        if self.request:
            self.post_message(self.Changed(self.request, text))

    def submit(self, text: str) -> None:
        """Save was pressed."""
        if self.request:
            self.post_message(self.Submitted(self.request, text))

    def put_away(self, text: str) -> None:
        """The person is done with the field for now."""
        if self.request:
            self.post_message(self.PutAway(self.request, text))

    def written(self, said: str) -> None:
        """Say that the draft is on the disk, where there is room for that."""
