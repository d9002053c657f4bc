"""Typing: the text field of a screen, from opening it for a feature to the text that is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from companion import words
from companion.store.errors import StoreError
from companion.tui.commands import FEATURES
from companion.tui.frame.fields import Field, Typed, base_of, name_in
from companion.tui.frame.host import Host
from companion.tui.widgets.entry import EntryLine

if TYPE_CHECKING:
    from companion.tui.frame.one_line_card import OneLineCard


def waits(text: str) -> str:
    """Return the words for a text that was not saved, and waits."""
    return words.today.NOT_SAVED_WAITS.format(text=words.common.quoted(text, 20))


def in_editor(host: Host, purpose: str, text: str) -> str | None:
    """Hand a text to the person's own editor, in a file that is its draft; return what is left there.

    None where no editor took it, which is said.
    """
    from textual.app import SuspendNotSupported

    from companion.store.safety.editing import run_editor

    shared, fields = host.shared, host.fields
    fields.keep(purpose, text)

    def lend() -> tuple[str, int]:
        fields.drafts.flush()
        return fields.drafts.lend(purpose, text)

    left: str | None = None
    try:
        lent = shared.desk.submit(lend).result()
        try:
            with shared.suspend():
                run_editor(*lent)
        finally:
            left = shared.desk.submit(fields.drafts.take_back, purpose).result()
            fields.keep(purpose, left)
    except (StoreError, OSError, SuspendNotSupported) as error:
        host.say(words.common.NO_EDITOR.format(why=getattr(error, "strerror", None) or error))
    return left


class Typing:
    """What is typed in on one screen now. `line` finds the screen's text field, where it has one."""

    def __init__(self, host: Host, line: Callable[[], EntryLine | None]) -> None:
        self._host, self._line = host, line
        self._field: Field | None = None
        self._began = ""  # what the open field began with
        self._card: OneLineCard | None = None  # what a field of its own card is on
        self._place: object = None  # what was in front when the field opened

    @property
    def line(self) -> EntryLine | None:
        """What is typed in: the text field of the card that is open, else that of the screen."""
        return self._card.line if self._card else self._line()

    @property
    def purpose(self) -> str:
        """What the open field is for, '' when it is closed."""
        return self.line.purpose if self.line else ""

    def open(self, field: Field, key: str = "") -> None:
        """Open a field; what was left in it for this purpose comes back."""
        request, line = field.opens(key), self.line
        if request is None or line is None:
            return
        request = request.for_purpose(f"{field.name} {key}".strip())
        opening = self._host.fields.opening(request)
        if opening is not request:
            self._host.voices.say("offer", "")
        self._field, self._began = field, opening.text
        if line.purpose != request.purpose:
            self._place = self._host.front if field.on_card else line.screen
        if field.on_card and self._card is None:
            from companion.tui.frame.one_line_card import OneLineCard

            self._card = OneLineCard(opening, self, self.to_editor)
            self._host.open(self._card, lambda _: None)
        else:
            line.open(opening)
        if self._host.fields.waiting(request.purpose):
            self._host.shared.tasks.run(self._comes_in(request.purpose))

    def heard(self, event: EntryLine.Said) -> None:
        """Take what a field says: it has changed, its text is to be saved, it is put away."""
        if isinstance(event, EntryLine.Submitted):
            self.submitted(event)
        elif isinstance(event, EntryLine.PutAway):
            self.put_away(event)
        elif isinstance(event, EntryLine.Changed):
            self.changed(event)

    def changed(self, event: EntryLine.Changed) -> None:
        """Keep what is being typed, and tell the field's feature."""
        line, text = self.line, event.text
        if line and line.request and event.purpose == line.purpose:
            text = line.text  # what is there by now
            if came := self._host.fields.typed_into(event.purpose, text):
                text = text.removeprefix(came)
                line.open(line.request.with_text(text))
                self._host.voices.say("unsaved", waits(came))
        if event.draft:
            self._host.fields.keep(event.purpose, text)
        if self._field:
            self._field.types(text)

    def submitted(self, event: EntryLine.Submitted) -> None:
        """Have what was typed saved."""
        if self._field and event.purpose == self.purpose:
            self._field.saves(self._host.fields.typed(event.purpose, event.text))

    def put_away(self, event: EntryLine.PutAway) -> None:
        """Close the field; its draft is kept, or the text as it is."""
        if self._field and self._field.leaves and event.purpose == self.purpose:
            self._field.leaves(self._host.fields.typed(event.purpose, event.text))
            return
        self._close(event.purpose)
        self._host.voices.say("unsaved", "")
        if event.draft and self._host.fields.drafts.get(event.purpose).strip():
            self._host.say(words.today.DRAFT_KEPT)
        if self._field and not event.draft:
            self._field.types("")

    def to_editor(self) -> None:
        """Go on with the text in the person's own editor."""
        if (line := self.line) and (request := line.request) and request.draft:
            left = in_editor(self._host, line.purpose, line.text)
            if left is not None:
                line.open(request.with_text(left))

    def written(self, now: datetime) -> None:
        """The drafts are on the disk."""
        if self.line:
            self.line.written(words.common.SAVED_AT.format(time=words.common.clock(now)))

    def sent(self, typed: Typed) -> object:
        """Close the field of a text that is on its way to the disk: it belongs to what is typed next.

        Return what was in front when it opened.
        """
        self._host.fields.sent(typed)
        self._close(typed.purpose)
        return self._place

    def done(self, typed: Typed) -> None:
        """Close the field of a text that is not to be saved anywhere."""
        self._host.fields.saved(typed.purpose)
        self._close(typed.purpose)

    def _close(self, purpose: str) -> None:
        if self.line is None or self.line.purpose != purpose:
            return
        self.line.close()
        if self._card:
            card, self._card = self._card, None
            card.dismiss(None)

    async def refused(self, typed: Typed, place: object, *, gone: bool) -> str:
        """Take a text that was not saved back into its field, or let it wait; return what it is kept for.

        '' where it waits: something else is being typed, or the person has left the `place` it was typed in.
        What it was about may be gone: then it is for something new.
        """
        fields, own, purpose = self._host.fields, typed.own, typed.purpose
        fields.refused.add(own)
        field = self.field(name_in(purpose))
        instead = field.instead if gone and field else ""
        if instead and not fields.drafts.get(instead):
            own, purpose = fields.rename(own, instead), instead
        await fields.quiet()
        if self._host.front is place and not (instead and self.purpose) and self._comes_back(own):
            return purpose
        if instead and own in fields.refused:
            fields.rename(own, instead)
        return ""

    async def _comes_in(self, purpose: str) -> None:
        """Have a text that waits come into its field, unless the person goes on typing something else."""
        await self._host.fields.quiet()
        if self.purpose == purpose:
            self._comes_back(self._host.fields.waiting(purpose))

    def _comes_back(self, own: str) -> bool:
        fields, purpose, line = self._host.fields, base_of(own), self.line
        field, key = self.field(name_in(purpose)), purpose.partition(" ")[2]
        if field is None or line is None or own not in fields.refused or fields.drafts.get(purpose):
            return False
        if not field.on_card and self._host.front is not line.screen:
            return False
        if line.purpose and (line.purpose != purpose or line.text.strip() not in ("", self._began.strip())):
            return False
        if field.opens(key) is None:
            return False
        fields.bring_back(own)
        self.open(field, key)
        return True

    def keep(self) -> None:
        """On any way out: what is in the field is among the drafts, also what nobody has heard of yet."""
        line = self.line
        if line and line.request and line.request.draft:
            self._host.fields.keep(line.purpose, line.text)

    def tell_of_draft(self, purpose: str, text: str) -> None:
        """Say that something was being typed when companion ended, and where it is."""
        fields, base = self._host.fields, base_of(purpose)
        field, key = self.field(name_in(base)), base.partition(" ")[2]
        if base != purpose:
            fields.refused.add(purpose)

        def tell(there: bool) -> None:
            said = ((field and field.found) or words.today.DRAFT_FOUND).format(text=words.common.quoted(text))
            new = self.field(field.instead) if field and not there else None
            if new and fields.drafts.get(purpose):
                fields.move(purpose, new.name)
                said = words.today.DRAFT_ANEW.format(text=words.common.quoted(text), what=new.adds)
            self._host.voices.say("offer", said)

        if field is None:
            tell(True)
        else:
            self._host.work_out(field.is_there, self._host.companion, key, then=tell)

    def field(self, name: str) -> Field | None:
        """Return the field that is called so, whichever feature it is of."""
        fields = (field for feature in FEATURES for field in self._host.requests(feature).fields)
        return next((field for field in fields if field.name == name), None)
