"""Typing: the text field of a screen, from opening it for a feature to the text that is saved."""

from __future__ import annotations

from collections.abc import Callable

from companion import words
from companion.tui.commands import FEATURES
from companion.tui.frame.fields import Field, Typed, name_in
from companion.tui.frame.host import Host
from companion.tui.widgets.entry import EntryLine


class Typing:
    """What is typed in on one screen now. `line` finds the screen's text field, where it has one."""

    def __init__(self, host: Host, line: Callable[[], EntryLine | None]) -> None:
        self._host, self._line = host, line
        self._field: Field | None = None

    @property
    def purpose(self) -> str:
        """What the open field is for, '' when it is closed."""
        line = self._line()
        return line.purpose if line else ""

    def open(self, field: Field, key: str = "") -> None:
        """Open a field; what was left in it for this purpose comes back."""
        request, line = field.opens(key), self._line()
        if request is None or line is None:
            return
        request = request.for_purpose(f"{field.name} {key}".strip())
        opening = self._host.fields.opening(request)
        if opening is not request:
            self._host.voices.say("offer", "")
        self._field = field
        line.open(opening)

    def changed(self, event: EntryLine.Changed) -> None:
        """Keep what is being typed, and tell the field's feature."""
        if event.draft:
            self._host.fields.keep(event.purpose, event.text)
        if self._field:
            self._field.types(event.text)

    def submitted(self, event: EntryLine.Submitted) -> None:
        """Have what was typed saved, unless it is on its way."""
        if self._field and (typed := self._host.fields.typed(event.purpose, event.text)):
            self._field.saves(typed)

    def put_away(self, event: EntryLine.PutAway) -> None:
        """Close the field; its draft is kept."""
        if line := self._line():
            line.close()
        if event.draft and event.text.strip():
            self._host.say(words.today.DRAFT_KEPT)
        if self._field and not event.draft:
            self._field.types("")

    def saved(self, typed: Typed) -> None:
        """Close the field that this was in: it has been saved. What was typed meanwhile stays."""
        line, fields = self._line(), self._host.fields
        here = line if line and line.purpose == typed.purpose else None
        now = here.text if here else fields.drafts.get(typed.purpose)
        if now.strip() not in ("", typed.text.strip()):
            return
        fields.saved(typed.purpose)
        if here:
            here.close()

    def keep(self) -> None:
        """On any way out: what is in the field is among the drafts, also what nobody has heard of yet."""
        line = self._line()
        if line and line.request and line.request.draft:
            self._host.fields.keep(line.purpose, line.text)

    # -- texts about what is gone

    def offer_as_new(self, typed: Typed) -> bool:
        """Take a text whose thing is gone to the field for something new; whether it could be."""
        if self._field is None or typed.purpose != self.purpose:
            return False
        new = self.field(self._field.instead)
        if new is None or not self._host.fields.move(typed.purpose, new.name):
            return False
        self.open(new)
        self._host.say(words.today.OFFERED_ANEW)
        return True

    def tell_of_draft(self, purpose: str, text: str) -> None:
        """Say that something was being typed when companion ended, and where it is."""
        field, key = self.field(name_in(purpose)), purpose.partition(" ")[2]

        def tell(there: bool) -> None:
            said = words.today.DRAFT_FOUND.format(text=words.common.quoted(text))
            new = self.field(field.instead) if field and not there else None
            if new and self._host.fields.move(purpose, new.name):
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
