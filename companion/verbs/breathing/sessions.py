"""The breathing sessions that were: looking at them, changing and deleting them, what they tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from companion import words
from companion.model.breathing.lengths import parse_length
from companion.model.breathing.limits import LONGEST_SESSION
from companion.model.breathing.sessions import ENOUGH, Helped, Past, Week, helped, week_of
from companion.model.breathing.technique import PACES, BreathingView, Feeling, Pace, Session, Technique, named
from companion.model.change import Change, Edit
from companion.model.days import by_day
from companion.verbs.context import Context, Gone, there

LOOKED_BACK = 12
"""Months of sessions that offers, questions and what has helped follow from."""
EVER = 12_000
MOST_LOOKED_AT = 2000


class SessionVerbs:
    """What a person does with the sessions that were."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def is_there(self, session_id: int) -> bool:
        """Whether a session can still be changed."""
        return self._context.store.get(Session, session_id) is not None

    def find(self, wanted: str) -> Technique:
        """The technique a person names. Raises ValueError, with the choices, when it is none or several."""
        techniques = self._context.techniques()
        found = named(wanted, techniques)
        if len(found) == 1:
            return found[0]
        said = words.breathing.COULD_BE_ANY if found else words.breathing.NO_SUCH_TECHNIQUE
        rows = (f"  {each.id:<18} {each.name}" for each in found or techniques)
        raise ValueError("\n".join([said.format(wanted=wanted), *rows]))

    def week(self) -> Week:
        """This week so far."""
        return week_of(self._context.sessions(), self._context.today())

    def past(self, limit: int = 30, *, before: int | None = None, technique: str | None = None) -> Past:
        """The history: this week, the newest sessions (with an id below `before`), what has helped.

        With a `technique` (its id) only its sessions.
        """
        context = self._context
        if technique is None:
            sessions = context.store.newest(Session, limit, before=before)
        else:
            sessions, _ = context.store.search(
                Session, lambda session: session.technique == technique, limit, before, months=EVER
            )
        return Past(
            week=self.week(),
            sessions=tuple(by_day(sessions, context.today())),
            helped=tuple(
                each
                for each in helped(self._context.counted(self._looked_back()))
                if technique in (None, each.technique)
            ),
            names={technique.id: technique.name for technique in context.techniques()},
        )

    def of_day(self, view: BreathingView, day: date) -> BreathingView:
        """The pane as it stands while another day is looked at: with what was breathed on that one."""
        then = self._context.counted(self._context.store.on(Session, day))
        minutes = sum(session.seconds for session in then) / 60
        return replace(
            view, minutes_today=minutes, minutes_week=0.0, days_week=0, last=tuple(then[::-1]), then=True
        )

    def helped_by(self, technique_id: str, *, briefly: bool = False) -> str:
        """What a technique did for the person, in a sentence; '' until there is enough to tell.

        `briefly` does without the technique's name.
        """
        counted = self._context.counted(self._looked_back())
        told = helped([each for each in counted if each.technique == technique_id])
        sentence = words.breathing.HELPED_BRIEFLY if briefly else words.breathing.HELPED_TOLD
        return self._helped_words(told[0] if told else None, sentence)

    def as_read(self, session: Session) -> dict[str, str]:
        """What can be edited of a session, as it is typed."""
        answers = {"before": session.before, "after": session.after}
        felt = {
            name: words.sessions.NONE if n is None else words.breathing.FEELINGS[n]
            for name, n in answers.items()
        }
        return felt | {
            "pace": session.pace or words.sessions.NONE,
            "seconds": words.common.length(session.seconds),
            "technique": self._name(session.technique),
            "note": session.note,
        }

    def read(self, typed: Mapping[str, str]) -> dict[str, Any]:
        """What is typed for an edit, as `edit` takes it. Raises ValueError, with what would be right."""
        read: dict[str, Callable[[str], object]] = {
            "before": _read_feeling,
            "after": _read_feeling,
            "pace": _read_pace,
            "seconds": length_read,
            "technique": lambda said: self.find(said).id,
            "note": str.strip,
        }
        return {name: read[name](said) for name, said in typed.items()}

    def edit(
        self,
        session_id: int,
        *,
        technique: str | UnsetType = UNSET,
        seconds: float | UnsetType = UNSET,
        before: Feeling | UnsetType | None = UNSET,
        after: Feeling | UnsetType | None = UNSET,
        pace: Pace | UnsetType | None = UNSET,
        note: str | UnsetType = UNSET,
        was: Session | None = None,
    ) -> Change:
        """Change what is given of a session; None takes an answer away. Raises Gone, ValueError.

        `was` is the session when the edit began: what has been changed elsewhere since is kept.
        """
        session = self._get(session_id)
        if not isinstance(technique, UnsetType) and self._context.technique(technique) is None:
            raise Gone(words.breathing.NO_TECHNIQUE)
        if not isinstance(seconds, UnsetType) and not 1 <= seconds <= LONGEST_SESSION:
            raise ValueError(words.breathing.SECONDS_RANGE)
        given = {
            "technique": technique,
            "seconds": seconds,
            "before": before,
            "after": after,
            "pace": pace,
            "note": note,
        }
        fields = {name: value for name, value in given.items() if value is not UNSET}
        label = words.changes.EDIT_SESSION_LABEL.format(name=self._name(session.technique))
        now = [getattr(session, name) for name in fields]
        then = [getattr(was, name) for name in fields] if was else None
        edit, said = self._context.edit_seen(session, now, then, **fields)
        return self._context.write(label, [edit], said)

    def delete(self, session_id: int) -> Change:
        """Delete a session; undo brings the same one back."""
        session = self._get(session_id)
        label = words.changes.DELETE_SESSION_LABEL.format(name=self._name(session.technique))
        return self._context.write(label, [Edit.delete(session)], words.changes.DELETED)

    # -- inside

    def _get(self, session_id: int) -> Session:
        return there(self._context.store.get(Session, session_id))

    def _name(self, technique_id: str) -> str:
        technique = self._context.technique(technique_id)
        return technique.name if technique else technique_id

    def _looked_back(self) -> list[Session]:
        """The sessions in the newest months that have any records, oldest first."""
        found, _ = self._context.store.search(
            Session, lambda session: True, limit=MOST_LOOKED_AT, months=LOOKED_BACK
        )
        return found[::-1]

    def _helped_words(self, told: Helped | None, sentence: str = words.breathing.HELPED) -> str:
        if told is None:
            return ""
        return words.breathing.helped(self._name(told.technique), told.n, told.lighter, ENOUGH, sentence)


def length_read(typed: str) -> float:
    """The seconds of a typed length. ValueError, with a sentence, where it is none a session can have."""
    seconds = parse_length(typed)
    if not 1 <= seconds <= LONGEST_SESSION:
        raise ValueError(words.breathing.SECONDS_RANGE)
    return seconds


def _read_feeling(typed: str) -> int | None:
    said, known = typed.strip().casefold(), words.breathing.FEELINGS
    if said == words.sessions.NONE:
        return None
    for feeling, name in known.items():
        if said in (name, str(feeling), f"{feeling:+}"):
            return feeling
    raise ValueError(words.sessions.NO_FEELING.format(typed=typed, known=", ".join(known.values())))


def _read_pace(typed: str) -> Pace | None:
    said = typed.strip().casefold()
    if said == words.sessions.NONE:
        return None
    if pace := next((pace for pace in PACES if pace == said), None):
        return pace
    raise ValueError(words.sessions.NO_PACE.format(typed=typed, known=", ".join(PACES)))
