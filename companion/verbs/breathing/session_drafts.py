"""A session under way: kept among the drafts until it is saved, so that a kill loses two seconds at most."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from companion.model.breathing.practice import Practised
from companion.store.database.file_names import UNNAMED
from companion.store.errors import StoreError
from companion.store.safety.drafts import Drafts

if TYPE_CHECKING:
    from companion.model.change import Change
    from companion.verbs.breathing.breathing import BreathingVerbs
    from companion.verbs.context import Context

SESSION = "session "
"""How the keys of sessions among the drafts begin; when it was started follows."""
KEPT_EVERY = 1.5
"""Seconds of practice between two writings."""


def drafts_of(context: Context) -> Drafts:
    """The drafts of this process."""
    machine = context.settings.data.device or UNNAMED
    return Drafts(context.store.folder, f"{machine}-{os.getpid()}", machine, context.store.tell)


def draft_of(kept: Practised) -> tuple[str, str]:
    """A session as a draft: its key and its text."""
    return SESSION + kept.started.isoformat(), msgspec.json.encode(kept).decode()


def session_in(text: str) -> Practised | None:
    """The session of a draft; None for one of another version, which stays among the drafts."""
    try:
        return msgspec.json.decode(text, type=Practised)
    except msgspec.MsgspecError:
        return None


def save(kept: Practised, verbs: BreathingVerbs, drafts: Drafts) -> Change:
    """Save a session, and let go of its draft. Raises StoreError; then the draft is still there."""
    change = verbs.keep(kept)
    drafts.keep(draft_of(kept)[0], "")
    return change


def save_lost(verbs: BreathingVerbs, drafts: Drafts) -> list[Practised]:
    """Save the sessions of companions that were killed, and say which. What the disk refuses waits."""
    saved = []
    with suppress(StoreError):
        for text in drafts.adopt(SESSION).values():
            if (kept := session_in(text)) and save(kept, verbs, drafts).label:
                saved.append(kept)
        drafts.close()
    return saved
