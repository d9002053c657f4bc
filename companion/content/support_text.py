"""The support screen as plain lines: the shell and the screen show the same."""

from __future__ import annotations

import textwrap
from datetime import date

from companion import words
from companion.content.load import Support
from companion.model.people import is_old


def checked(support: Support, today: date) -> str:
    """When a person last opened every address, in words."""
    return words.people.checked(support.checked_on, old=is_old(support.checked_on, today))


def lines(support: Support, today: date, width: int = 76) -> list[str]:
    """Title, care, directories with their addresses in full, limits; wrapped to `width` cells.

    An address is never broken, however narrow, so that it can be copied or read out.
    """
    strings = support.strings
    width = max(width, 20)
    found = [strings.screen_title, ""]
    for paragraph in (strings.screen_intro, strings.urgent, strings.directories_intro):
        found += [*textwrap.wrap(paragraph, width), ""]
    for directory in support.directories:
        indent = "  " if len(directory.url) + 2 <= width else ""
        found += [directory.name, indent + directory.url]
        found += [*textwrap.wrap(directory.what, width, initial_indent="  ", subsequent_indent="  "), ""]
    when = words.people.ADDRESSES.format(checked=checked(support, today))
    for paragraph in (when, strings.another_person, strings.limits, strings.not_medical):
        found += [*textwrap.wrap(paragraph, width), ""]
    return found[:-1]
