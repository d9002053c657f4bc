"""The program that a config file has run: what comes from elsewhere is not to bring one along."""

from __future__ import annotations

import io

import msgspec
from ruamel.yaml.error import YAMLError

from companion.config.errors import ConfigError, ConfigRefused
from companion.config.plan import indent_like, round_trip
from companion.config.read import read_text
from companion.config.settings import Settings


def command_of(text: str | None, file: str) -> tuple[str, ...]:
    """The program and its arguments that a text has run, whatever is wrong with the rest; none: no file."""
    try:
        return _settings(text or "", file).breathing.cues.command
    except ConfigError as error:
        if error.sound is None:
            raise
        return error.sound.breathing.cues.command


def with_command(command: tuple[str, ...], text: str, file: str) -> str:
    """A text that has this command run instead of its own.

    Raises ConfigError where it does not read well, or ConfigRefused where the command cannot be exchanged.
    """
    before = _settings(text, file)
    if before.breathing.cues.command == command:
        return text
    refused = ConfigRefused(f"{file}: its command at each step of a breath could not be left out")
    line_end = "\r\n" if "\r\n" in text else "\n"
    body = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        yaml = round_trip(body)
        document = yaml.load(body)
        indent_like(yaml, document)
        cues = document["breathing"]["cues"]
        if command:
            cues["command"] = list(command)
        else:
            del cues["command"]
        out = io.StringIO()
        yaml.dump(document, out)
    except (YAMLError, LookupError, TypeError, AttributeError):
        raise refused from None
    changed = out.getvalue().replace("\n", line_end)
    cues_now = msgspec.structs.replace(before.breathing.cues, command=command)
    breathing = msgspec.structs.replace(before.breathing, cues=cues_now)
    if _settings(changed, file) != msgspec.structs.replace(before, breathing=breathing):
        raise refused
    return changed


def _settings(text: str, file: str) -> Settings:
    return read_text(text.encode("utf-8", "surrogateescape"), file)
