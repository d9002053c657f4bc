"""Kinder words: the flow, and keeping it as an entry of the journal."""

from __future__ import annotations

from companion import words
from companion.model.affirmations import OwnAffirmation
from companion.model.change import Change, Edit
from companion.model.flow import Flow, FlowStep, Question
from companion.model.journal import JournalEntry
from companion.verbs.context import Context
from companion.verbs.first_use import FirstUseVerbs

NAME = "kinder"


class KinderVerbs:
    """Catch a thought, look at it, and answer it as one would a friend's."""

    def __init__(self, context: Context, first_use: FirstUseVerbs) -> None:
        self._context, self._first_use = context, first_use

    def flow(self) -> Flow:
        """Four steps, each with a worked example the first time; then all of it, to read."""
        said, new = words.kinder, NAME not in self._first_use.used()
        asked = tuple(
            FlowStep(
                id=name,
                label=label,
                prompts=(Question(said.PROMPTS[name]),),
                example=said.EXAMPLES[name] if new else "",
                recap=True,
            )
            for name, label in said.LABELS.items()
        )
        whole = FlowStep(id=said.WHOLE, recap=True, choices=((*said.AS_LINE, said.FRIEND),))
        return Flow(name=NAME, title=said.TITLE, steps=(*asked, whole))

    def keep(self, flow: Flow, *, as_line: bool = False) -> Change:
        """Keep what was written; `as_line` the last answer as a line of one's own, too."""
        said, context = words.kinder, self._context
        parts = [
            said.SECTION.format(label=label, text=flow.said(name))
            for name, label in said.LABELS.items()
            if flow.said(name)
        ]
        if not parts:
            return Change("")
        friend = flow.said(said.FRIEND)
        first = next(flow.said(name) for name in said.LABELS if flow.said(name))
        at, day = context.now(), context.today()
        entry = JournalEntry(
            at=at,
            day=day,
            kind="kinder",
            title=said.I_WOULD_SAY.format(text=friend) if friend else first,
            text="\n\n".join(parts),
        )
        edits = [Edit.add(entry)]
        if as_line and friend:
            edits.append(Edit.add(OwnAffirmation(at=at, day=day, text=friend)))
        change = context.write(said.LABEL, edits, said.KEPT_AS_LINE if edits[1:] else said.KEPT)
        self._first_use.did(NAME)
        return change
