"""What every verb works with: the store, the settings in force, the clock, chance, and the undo history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

import msgspec

from companion import words
from companion.clock import Clock
from companion.config.settings import Settings
from companion.model.affirmations import Chance
from companion.model.breathing.adaptation import BEGINNER_SESSIONS, next_level, planned_for
from companion.model.breathing.technique import Session, Technique, counts
from companion.model.change import Change, Edit
from companion.model.checkins import CheckIn, at_the_time, is_low
from companion.model.days import day_of
from companion.model.record import Record
from companion.model.when import Moment, parse_when
from companion.store.errors import StoreError
from companion.store.store import Store
from companion.verbs import known
from companion.verbs.config_edits import ConfigEdits, ConfigStep
from companion.verbs.history import History

SESSIONS = 3
"""Sessions that are looked for, however long ago they were."""
SESSIONS_TELL = 2 * BEGINNER_SESSIONS
"""Sessions of a technique that tell its level and length: more than a beginner's, some of them try-outs."""


LONGEST = 100_000
"""Characters of a text; what is longer could be kept, but not shown."""


T = TypeVar("T")


class Gone(LookupError):
    """What a verb was asked about is not there any more; the message is for the person."""


def there(found: T | None) -> T:
    """Return a record that was looked for. Raises Gone."""
    if found is None:
        raise Gone(words.changes.ROW_GONE)
    return found


def non_empty(text: str) -> str:
    """A text as it is kept, without blanks around it. Raises ValueError when there is nothing in it."""
    if not (kept := text.strip()):
        raise ValueError(words.changes.NO_TEXT)
    return kept


def refuse_long(fields: Mapping[str, object]) -> None:
    """Raise StoreError where one of the texts is longer than can be shown."""
    for text in fields.values():
        if isinstance(text, str) and len(text) > LONGEST:
            raise StoreError(words.changes.TOO_LONG.format(most=LONGEST, length=len(text)))


class Context:
    """Handed to each feature's verbs. Knows no thread: one caller at a time."""

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, config_edits: ConfigEdits, chance: Chance | None
    ) -> None:
        self.store = store
        self.settings = settings
        self.clock = clock
        self.config_edits = config_edits
        self.history = History(store, config_edits, clock.now)
        self._chance = chance

    @property
    def chance(self) -> Chance:
        """What chooses lines; imported when one is to be chosen, which the shell never asks for."""
        if self._chance is None:
            from random import Random

            self._chance = Random()
        return self._chance

    def now(self) -> datetime:
        """The aware local time."""
        return self.clock.now()

    def day_of(self, at: datetime) -> date:
        """The person's day an instant belongs to, by the setting in force."""
        return day_of(at, self.settings.day_starts_at)

    def today(self) -> date:
        """The person's day now."""
        return self.day_of(self.now())

    def when(self, said: str) -> Moment:
        """The moment that words for a time mean. Raises ValueError, with a sentence for the person."""
        return parse_when(said, self.now(), self.settings.day_starts_at, self.clock.local)

    def still(self, day: date) -> None:
        """Raise Gone unless it is still the person's day that something was shown for."""
        if day != self.today():
            raise Gone(words.changes.ANOTHER_DAY)

    def is_gentle(self, day: date) -> bool:
        """Whether a day asks for the quiet lines and the mildest ones: what was said then is low."""
        return is_low(at_the_time(self.store.on(CheckIn, day)))

    def was_low(self, day: date) -> bool:
        """Whether a day, looked back at, has a low check-in: also one written afterwards, or brought in."""
        return is_low(self.store.on(CheckIn, day))

    def pleasantness(self, day: date) -> int | None:
        """The lowest that was said on a day, on the scale from -2 to 2; -2 where the day is gentle."""
        then = at_the_time(self.store.on(CheckIn, day))
        said = [each.pleasantness for each in then if each.pleasantness is not None]
        return -2 if is_low(then) else min(said, default=None)

    def techniques(self) -> tuple[Technique, ...]:
        """The person's own techniques, then the shipped ones that they do not replace."""
        return known.techniques(self.settings)

    def technique(self, technique_id: str) -> Technique | None:
        """A technique by its id."""
        return next((each for each in self.techniques() if each.id == technique_id), None)

    def sessions(self) -> list[Session]:
        """The breathing sessions of the last seven days, or else the last there were; oldest first."""
        return self.counted(self.store.recent(Session, SESSIONS, since=self.today() - timedelta(days=6)))

    def counted(self, sessions: Sequence[Session]) -> list[Session]:
        """Those from which anything follows: without the very short ones."""
        known = {each.id: each for each in self.techniques()}
        return [each for each in sessions if counts(known.get(each.technique), each.seconds, each.finished)]

    def so_far(self, technique: Technique, lately: Sequence[Session] | None = None) -> list[Session]:
        """The sessions of a technique that tell how it goes on, however long ago they were; oldest first.

        `lately` are the `sessions`, where they are at hand. Where the settings have a level, a pace that was
        a bit much keeps it down for a month of sessions.
        """
        standing = self.settings.breathing.level is not None
        if lately is not None:
            found = [session for session in lately if session.technique == technique.id]
            if not lately or (len(found) >= SESSIONS_TELL and not standing):
                return found
        since = self.today() - timedelta(days=31) if standing else None
        return self.counted(self.store.recent(Session, SESSIONS_TELL, since=since, value=technique.id))

    def next_session(
        self, technique: Technique, lately: Sequence[Session] | None = None
    ) -> tuple[str, float]:
        """The level and the seconds (0: open end) that a session of a technique would have now.

        `lately` are the `sessions`, where they are at hand.
        """
        chosen = self.settings.breathing
        so_far = self.so_far(technique, lately)
        level = next_level(technique, chosen.level, so_far)
        return level, planned_for(technique, level, chosen.minutes, so_far)

    @staticmethod
    def edit_seen(record: Record, now: object, was: object, **fields: object) -> tuple[Edit, str]:
        """The edit of a record, and what is said to it.

        `was` is what the person saw when they began to change it, `now` what stands there at present: where
        they differ somebody else has changed it meanwhile, and that version is kept. None: began just now.
        """
        if was in (None, now):
            return Edit.patch(record, **fields), words.common.SAVED
        return Edit.overwrite(record, **fields), words.changes.SAVED_OVER

    def write(self, label: str, edits: Sequence[Edit], answer: str = "") -> Change:
        """Save edits and remember them for undo. Raises StoreError; then nothing was saved.

        A text that is too long is refused, as the disk might.
        """
        for edit in edits:
            refuse_long(
                msgspec.structs.asdict(edit.record)
                if edit.fields is None and not edit.remove
                else edit.fields or {}
            )
        try:
            with self.store.writing():
                change = Change(label, self.store.apply(edits), answer=answer)
                self.history.did(change)
        except StoreError as error:
            raise error.about(label) from error
        return change

    def plan(self, label: str, step: ConfigStep, answer: str) -> Change:
        """Edit the config file and remember it for undo. Raises ConfigError; then nothing changed."""
        change = Change(label, config=self.config_edits.edit(step), answer=answer)
        self.history.did(change)
        return change
