"""What is typed about a session that was: its length, and the note on it."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace

from companion import words
from companion.companion import Companion
from companion.model.breathing.technique import Session
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host
from companion.tui.widgets.entry_request import EntryRequest
from companion.verbs.breathing.sessions import length_read


class SessionFields:
    """Every key is the id of a session, which was shown when its field was asked for."""

    def __init__(self, host: Host) -> None:
        self._host = host
        there = self._is_there
        self._note = Field("session_note", self._noted, self._keep_note, there, instead="win", on_card=True)
        self._length = Field("session_length", self._timed, self._keep_length, there, on_card=True)
        self.all = (self._note, self._length)
        self._shown: dict[str, Session] = {}

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.breathing.is_there(int(key))

    def note(self, session: Session) -> None:
        """Open the note on a session."""
        self._open(self._note, session)

    def length(self, session: Session) -> None:
        """Open the length of a session."""
        self._open(self._length, session)

    def _open(self, field: Field, session: Session) -> None:
        self._shown[str(session.id)] = session
        self._host.type_in(field, str(session.id))

    def _edit(self, typed: Typed, was: Session, **fields: Any) -> None:
        edit = partial(self._host.companion.breathing.edit, was.id, was=was, **fields)
        self._host.do(edit, typed=typed)

    def _noted(self, key: str) -> EntryRequest | None:
        session = self._shown.get(key)
        return EntryRequest(words.breathing.EDIT_SESSION["note"], session.note) if session else None

    def _keep_note(self, typed: Typed) -> None:
        was = replace(self._shown[typed.key], note=typed.was)
        self._edit(typed, was, note=typed.text.strip())

    def _timed(self, key: str) -> EntryRequest | None:
        if (session := self._shown.get(key)) is None:
            return None
        length = words.common.length(session.seconds)
        return EntryRequest(words.breathing.EDIT_SESSION["seconds"], length, hint=length_told, draft=False)

    def _keep_length(self, typed: Typed) -> None:
        """The length; of one that cannot be, the line below says why."""
        try:
            seconds = length_read(typed.text)
        except ValueError:
            return
        self._edit(typed, self._shown[typed.key], seconds=seconds)


def length_told(typed: str) -> str:
    """Return what a typed length means, or why it is none."""
    try:
        return words.breathing.LENGTH_READ.format(length=words.common.length(length_read(typed)))
    except ValueError as error:
        return str(error)
