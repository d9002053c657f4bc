"""What click has against a command line, in words a person would use."""

from __future__ import annotations

import re

import click

from companion import words


def told(error: click.ClickException) -> str:
    """Return what is wrong, and where it says how the command is used."""
    if not isinstance(error, click.UsageError):
        return error.format_message()
    if error.ctx is None:  # as click has it of an option's value
        said = words.usage.WANTS_A_VALUE if "requires" in error.message else words.usage.TAKES_NO_VALUE
        return (
            said.format(option=error.option_name)
            if isinstance(error, click.BadOptionUsage)
            else error.message
        )
    command = error.ctx.command_path
    return f"{_said(error, error.ctx)}\n{words.usage.MORE.format(command=command)}"


def _said(error: click.UsageError, context: click.Context) -> str:
    command, said = context.command_path, re.sub(r"'([^']*)'", r"“\1”", error.message)
    if isinstance(error, click.NoSuchOption):
        return words.usage.no_option(command, error.option_name, error.possibilities or ())
    if isinstance(error, click.MissingParameter) and error.param:
        return words.usage.WANTS.format(command=command, what=_called(error.param, context))
    if isinstance(error, click.BadParameter) and error.param:
        return words.usage.VALUE.format(what=_called(error.param, context), said=said)
    if extra := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", error.message, re.DOTALL):
        return words.usage.TOO_MUCH.format(command=command, typed=extra[1])
    return said


def _called(param: click.Parameter, context: click.Context) -> str:
    """Return an option by its long name, an argument as the help has it."""
    return (
        max(param.opts, key=len)
        if isinstance(param, click.Option)
        else param.make_metavar(context).strip("[]")
    )
