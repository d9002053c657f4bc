"""Asking: before something large is done, or for what was not given; at a terminal and in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from companion import words
from companion.cli.frame.folding import folded
from companion.cli.frame.given import given_back
from companion.cli.frame.opening import FAILED, Places, fail, opened
from companion.cli.frame.telling import tell_all

if TYPE_CHECKING:
    from companion.companion import Companion
    from companion.model.change import Change
    from companion.model.flow import Flow


def agree(question: str) -> None:
    """Ask for a yes. Anything else, also no answer at all, ends with “Nothing was changed.”, status 1."""
    _ask(lambda: click.confirm(question))


def agree_by_word(question: str, word: str) -> None:
    """Ask for a word to be typed. Anything else ends as in `agree`."""
    _ask(lambda: str(click.prompt(question, default="", show_default=False)).strip() == word)


def _ask(asked: Callable[[], bool]) -> None:
    try:
        agreed = asked()
    except click.Abort:  # the end of the input, or Ctrl+C
        agreed = False
        click.echo()
    else:
        if not sys.stdin.isatty():  # nobody pressed Enter, so the question's line is still open
            click.echo()
    if not agreed:
        fail(words.common.NOTHING_CHANGED, FAILED)


CLEARS = "-"
"""The answer that takes away what was answered before."""


class AskedFor:
    """What a command needs, in its order: what was given, else a line of a pipe, else asked for."""

    def __init__(self, *given: str) -> None:
        """`given` are the arguments, '' or `-` where one was left out."""
        self._text = ""  # what was answered last
        self._typed: list[str] = []  # what was typed so far
        self._given = ["" if text.strip() == "-" else text.strip() for text in given]

    @property
    def is_given(self) -> bool:
        """Whether the next answer is given, so that it is not asked for."""
        return any(self._given[:1])

    def next(self, question: str) -> str:
        """Return the next answer, '' where there is none."""
        if self._given and (given := self._given.pop(0)):
            return given
        if sys.stdin.isatty():
            ends = " " if question.endswith("?") else ": "
            with given_back("\n".join(self._typed), asking=True):
                typed = str(click.prompt(question, "", show_default=False, prompt_suffix=ends)).strip()
            self._typed.append(typed)
            return typed
        return next((line.strip() for line in iter(sys.stdin.readline, "") if line.strip()), "")

    def which(self, question: str, names: Sequence[str], keys: Sequence[object] = ()) -> str:
        """Return the next answer; where it is asked for, the names are listed and a number means one.

        What a number means is told by its key, where there are `keys`.
        """
        if self.is_given:
            return self.next(question)
        if sys.stdin.isatty():
            from companion.model.text import visible

            for number, name in enumerate(names, 1):
                click.echo(visible(f"{number:>3}  {name}"))
        said = self.next(question)
        chosen = int(said) - 1 if said.isdecimal() and 0 < int(said) <= len(names) else -1
        return str((keys or names)[chosen]) if chosen >= 0 else said

    def instead(self, question: str, now: str) -> str:
        """Return what is to stand in the place of `now`, which is shown where it is asked for.

        Without an answer “Nothing was changed.” ends the command, with status 1.
        """
        if now and not self.is_given and sys.stdin.isatty():
            tell_all(words.common.NOW.format(text=now).splitlines())
        self._text = self.next(question)
        if not self._text:
            fail(words.common.NOTHING_CHANGED, FAILED)
        return self._text

    def field(self, question: str, labels: Mapping[str, str], now: Callable[[str], str]) -> dict[str, str]:
        """Return which of some fields is meant, and what is to stand there `instead`."""
        name = self.which(question, [*labels.values()], [*labels])
        if name not in labels:
            fail(words.common.NOTHING_CHANGED, FAILED)
        return {name: self.instead(labels[name], now(name))}

    def page(self, question: str, now: str = "") -> str:
        """Return what may have many lines: the rest of a pipe; at a terminal an empty line ends it.

        What stands there `now` is shown first. Where there is none, it is as `instead`.
        """
        if self._given and (given := self._given.pop(0)):
            self._text = given
            return given
        if not sys.stdin.isatty():
            text = sys.stdin.read()
        else:
            if now:
                tell_all(words.common.NOW.format(text=now).splitlines())
            click.echo(f"{question}. {words.flow.SHELL_MANY}")
            text = _answer(True, many=True) or ""
        self._text = text.strip()
        return self._text or fail(words.common.NOTHING_CHANGED)

    def given_back(self) -> AbstractContextManager[None]:
        """Around saving the text that was answered `instead`: what cannot be saved is given back."""
        return given_back(lambda: self._text)

    def rest(self, question: str) -> list[str]:
        """Return all further answers, until there is none."""
        return list(iter(lambda: self.next(question), ""))


# -- a flow


def asked(flow: Flow) -> Flow:
    """Ask a flow's questions, at a terminal; from a pipe each line answers one, and an empty one skips.

    What may have many lines ends with an empty one. At the end of the input the rest stays unanswered. What
    was answered before stays where the answer is empty, and `-` takes it away.
    """
    ask = bool(sys.stdin) and sys.stdin.isatty()
    if ask and not flow.is_over:
        click.echo(f"{flow.title}\n{words.flow.SHELL_HELP}")
    while not flow.is_over:
        if ask and flow.step.title:
            click.echo(f"\n{flow.step.title}")
        for fact in flow.facts if ask else ():
            click.echo(folded(fact, "  "))
        if not flow.step.asks:
            flow = flow.on(_taken(flow) if ask and flow.choices else "")
            continue
        if ask:
            _put(flow)
        with given_back(_said(flow), asking=True):
            answer = _answer(ask, many=flow.step.many)
        if answer is None:
            return flow.ended()
        if flow.text and answer.strip() in ("", CLEARS):
            answer = "" if answer.strip() else flow.text
        flow = (
            flow.turn() if ask and answer == "?" and len(flow.step.prompts) > 1 else flow.write(answer).on()
        )
    return flow


def _taken(flow: Flow) -> str:
    """Ask for one of the keys that a step has which is only read; '' for none of them."""
    offered = "  ".join(words.flow.SHELL_KEY.format(key=key, said=said) for key, said in flow.choices.items())
    click.echo(folded(words.flow.SHELL_CHOICES.format(keys=offered), "\n  ", "  "))
    said = (_answer(True, many=False) or "").strip()
    return said if said in flow.choices else ""


def _put(flow: Flow) -> None:
    """Put the question of the step in hand."""
    from companion.model.text import visible

    step = flow.step
    example = words.flow.EXAMPLE.format(example=step.example) if step.example else ""
    now = words.common.NOW.format(text=flow.text).splitlines() if flow.text else []
    hints = [words.flow.SHELL_STAYS if now else "", words.flow.SHELL_MANY if step.many else ""]
    hints += [words.flow.SHELL_ANOTHER if step.prompts[1:] else ""]
    click.echo()
    told = (step.label, flow.prompt().text, example, step.after, *map(visible, now))
    for line in filter(None, (*told, " ".join(filter(None, hints)))):
        click.echo(folded(line, "  "))


def _answer(ask: bool, *, many: bool) -> str | None:
    """One answer; None at the end of the input."""
    lines: list[str] = []
    while True:
        if ask:
            click.echo("> ", nl=False)
        with given_back("\n".join(lines), asking=True):
            line = sys.stdin.readline()
        if not line:
            return "\n".join(lines) or None
        if not many or not line.strip():
            return "\n".join([*lines, *([] if many else [line.rstrip("\r\n")])])
        lines.append(line.rstrip("\r\n"))


def ask_and_save(
    places: Places,
    make: Callable[[Companion], Flow],
    save: Callable[[Companion, Flow], Change],
    *,
    aside: bool = False,
) -> None:
    """Ask a flow, have it saved, and say what answers that; `aside`, where standard output is for a file."""
    with opened(places) as companion:
        change = saved(asked(make(companion)), lambda flow: save(companion, flow))
        click.echo(change.answer, err=aside)


def saved(flow: Flow, save: Callable[[Flow], Change]) -> Change:
    """Have what was answered saved. What could not be is given back."""
    with given_back(_said(flow)):
        return save(flow)


def _said(flow: Flow) -> str:
    """Return what was answered."""
    return "\n".join(filter(None, (flow.said(step.id) for step in flow.steps)))
