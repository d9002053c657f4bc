"""What was being typed about something that is gone meanwhile: it is offered as something new."""

from __future__ import annotations

from companion import words
from companion.companion import Companion
from companion.model.affirmations import OwnAffirmation
from companion.model.breathing.technique import Session
from companion.model.routine import Task
from companion.model.wins import Win
from companion.tui.frame.requests import Requests

NEW = {
    "win_edit": ("win", "action_win"),
    "win_note": ("win", "action_win"),
    "row_edit": ("task", "on_routine_pane_asked_task"),
    "row_note": ("win", "action_win"),
    "reason": ("win", "action_win"),
    "session_note": ("win", "action_win"),
    "line_edit": ("own_line", "on_affirmations_pane_asked_add"),
}
"""By what a text was for: the field for something new that takes it, and what opens that."""


class AnewRequests(Requests):
    """Texts that have lost what they were about. None is taken to a field that has a draft of its own."""

    def offer_as_new(self, purpose: str, text: str) -> bool:
        """What was to be saved is the text of something new now, if the person wants it."""
        if purpose != self.entry.purpose or not self._move(purpose):
            return False
        getattr(self, NEW[purpose.partition(" ")[0]][1])()
        self.whisper.say("answer", words.today.OFFERED_ANEW)
        return True

    def tell_of_draft(self, purpose: str, text: str) -> None:
        """Something was being typed when companion ended."""
        self._start(self._tell_of_draft(purpose, text))

    async def _tell_of_draft(self, purpose: str, text: str) -> None:
        said = words.today.DRAFT_FOUND.format(text=words.common.quoted(text))
        if not await self.app.desk.do(is_there, self.companion, purpose) and self._move(purpose):
            what = words.today.NEW_FIELDS[NEW[purpose.partition(" ")[0]][0]]
            said = words.today.DRAFT_ANEW.format(text=words.common.quoted(text), what=what)
        self.whisper.say("offer", said)

    def _move(self, purpose: str) -> bool:
        field, _ = NEW.get(purpose.partition(" ")[0], ("", ""))
        drafts = self.app.drafts
        if not field or drafts.get(field):
            return False
        self.app.keep_draft(field, drafts.take(purpose))
        self._was.pop(purpose, None)
        return True


def is_there(companion: Companion, purpose: str) -> bool:
    """Whether what a text is about can still be opened. On the store thread."""
    name, _, key = purpose.partition(" ")
    kind, _, id = key.rpartition(":")
    store = companion.store
    if name in ("win_edit", "win_note"):
        return store.get(Win, int(key)) is not None
    if name == "session_note":
        return store.get(Session, int(key)) is not None
    if kind == "task":
        task = store.get(Task, int(id))
        return task is not None and task.day == companion.context.today()
    if kind == "own":
        return store.get(OwnAffirmation, int(id)) is not None
    planned = (item.id for routine in companion.settings.routines for item in routine.items)
    return kind != "item" or id in planned
