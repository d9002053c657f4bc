"""A flow of several steps: prompt in, answer out. The screen and the shell walk the same one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

import msgspec
from msgspec.structs import replace


class Question(msgspec.Struct, frozen=True):
    """What is asked, in words; `id` where it is one of the shipped or own prompts."""

    text: str
    id: str = ""


class FlowStep(msgspec.Struct, frozen=True, kw_only=True):
    """One card of a flow, or one question in the shell.

    `title` is that of its card ('': the flow's), `label` what its answer is called when it is read again.
    Of the `prompts` one is asked at a time; without any there is nothing to answer, only `facts` and, with
    `recap`, what was answered so far, to read. `example` is a worked one, `after` a muted line below.
    `many`: the answer may have many lines. `choices` are keys of a step that is only read, their words, and
    the step (its id) without an answer to which they are not there. `told` works out further facts from
    the flow as it stands.
    """

    id: str
    title: str = ""
    label: str = ""
    prompts: tuple[Question, ...] = ()
    facts: tuple[str, ...] = ()
    example: str = ""
    after: str = ""
    many: bool = False
    recap: bool = False
    choices: tuple[tuple[str, str, str], ...] = ()
    told: Callable[[Flow], tuple[str, ...]] | None = None

    @property
    def asks(self) -> bool:
        """Whether there is something to answer."""
        return bool(self.prompts)


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """The steps, where it stands, and what was answered; past the last step it `is_over`.

    `name` is what its drafts are kept under. Every answer may stay empty. `chosen` is the key that was
    taken on a step that is only read, `ends` says what the last one leads to.
    """

    name: str
    title: str
    steps: tuple[FlowStep, ...]
    at: int = 0
    answers: Mapping[str, str] = {}
    turns: Mapping[str, int] = {}
    chosen: str = ""
    ends: str = ""

    @property
    def is_over(self) -> bool:
        """Whether every step has been passed."""
        return self.at >= len(self.steps)

    @property
    def step(self) -> FlowStep:
        """The step in hand; the last, where it is over."""
        return self.steps[min(self.at, len(self.steps) - 1)]

    @property
    def text(self) -> str:
        """What is answered in hand so far."""
        return self.answers.get(self.step.id, "")

    @property
    def facts(self) -> tuple[str, ...]:
        """What the step in hand tells."""
        step = self.step
        return (*step.facts, *(step.told(self) if step.told else ()))

    @property
    def before(self) -> tuple[FlowStep, ...]:
        """The steps before the one in hand that have an answer."""
        return tuple(step for step in self.steps[: self.at] if self.said(step.id))

    @property
    def has_words(self) -> bool:
        """Whether anything was written."""
        return any(self.said(step.id) for step in self.steps)

    def said(self, step: str) -> str:
        """The answer to a step (its id), without blanks around it."""
        return self.answers.get(step, "").strip()

    def prompt(self, step: str = "") -> Question:
        """What is asked by a step (its id; '': the one in hand)."""
        of = next((each for each in self.steps if each.id == step), self.step)
        return of.prompts[self.turns.get(of.id, 0) % len(of.prompts)] if of.prompts else Question("")

    def write(self, text: str) -> Self:
        """Answer the step in hand, and stay there."""
        return replace(self, answers={**self.answers, self.step.id: text})

    @property
    def choices(self) -> dict[str, str]:
        """The keys that the step in hand has, and their words."""
        return {key: said for key, said, needs in self.step.choices if not needs or self.said(needs)}

    def on(self, chosen: str = "") -> Self:
        """Go to the next step; one that only tells what was answered is passed where nothing was.

        A key that is `chosen` ends it.
        """
        if chosen:
            return replace(self, chosen=chosen).ended()
        gone = replace(self, at=min(self.at + 1, len(self.steps)))
        empty = gone.step.recap and not (gone.step.asks or gone.step.facts or self.has_words)
        return gone.ended() if empty and gone.at == len(self.steps) - 1 else gone

    def ended(self) -> Self:
        """Leave the rest unanswered."""
        return replace(self, at=len(self.steps))

    def back(self) -> Self:
        """Go to the step before; at the first it stays."""
        return replace(self, at=max(self.at - 1, 0))

    def turn(self) -> Self:
        """Ask something else, where the step has more than one prompt."""
        return replace(self, turns={**self.turns, self.step.id: self.turns.get(self.step.id, 0) + 1})

    # -- drafts

    def draft(self, step: str) -> str:
        """The name of the draft of a step's answer."""
        return f"{self.name} {step}"

    def restored(self, drafts: Mapping[str, str]) -> Self:
        """Take up what was left in the drafts."""
        left = {step.id: text for step in self.steps if (text := drafts.get(self.draft(step.id)))}
        return replace(self, answers={**self.answers, **left})
