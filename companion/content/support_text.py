"""The support screen as plain lines: the shell and the screen show the same."""

from __future__ import annotations

import textwrap

from companion.content.load import Support


def lines(support: Support, width: int = 76) -> list[str]:
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
    for paragraph in (strings.another_person, strings.limits, strings.not_medical):
        found += [*textwrap.wrap(paragraph, width), ""]
    return found[:-1]
