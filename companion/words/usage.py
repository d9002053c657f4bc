"""What is said where a command line is not understood, and how it is meant."""

from __future__ import annotations

from collections.abc import Iterable

NO_COMMAND = "`{group}` has no command “{typed}”."
NO_OPTION = "`{command}` has no option {typed}."
NEAREST = "{said} Did you mean {nearest}?"
WANTS = "`{command}` needs {what}."
WANTS_A_VALUE = "{option} needs something after it; --help says what."
TAKES_NO_VALUE = "{option} takes nothing after it."
TOO_MUCH = "`{command}` does not take “{typed}”."
VALUE = "{what}: {said}"
TOGETHER = "Use {option} together with {other}."
EITHER = "Use either {option} or {other}."
MORE = "`{command} --help` shows how it is used."


def no_command(group: str, typed: str, known: Iterable[str]) -> str:
    """Return that there is no such command, and the one that is nearest."""
    from companion.model.nearest import nearest

    said = NO_COMMAND.format(group=group, typed=typed)
    near = nearest(typed, known)
    return NEAREST.format(said=said, nearest=f"“{near}”") if near else said


def no_option(command: str, typed: str, near: Iterable[str]) -> str:
    """Return that there is no such option, and those that are near."""
    said = NO_OPTION.format(command=command, typed=typed)
    return NEAREST.format(said=said, nearest=" or ".join(near)) if near else said
