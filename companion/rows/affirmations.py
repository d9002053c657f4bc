"""What the pane of one line says: the line, what stands under it, and the answers to it."""

from __future__ import annotations

from collections.abc import Callable

from companion import words
from companion.model.affirmations import AffirmationView


def text(view: AffirmationView) -> str:
    """Return the words of the line, or how lines come back."""
    return view.line.text if view.line else words.affirmations.ALL_HIDDEN


def about(view: AffirmationView) -> str:
    """Return what stands under the line: its theme, and whether it is kept close."""
    kept = words.affirmations.KEPT_CLOSE_MARK if view.favourite else ""
    return "   ".join(filter(None, [view.theme, kept]))


def answers(view: AffirmationView, done: str, key_of: Callable[[str], str]) -> list[str]:
    """Return the answers, each behind its key; the one given today behind the mark for done."""
    return [
        f"{done if answer == view.answer else key_of(command)} {answer}"
        for answer, command in words.affirmations.ANSWERS
    ]
