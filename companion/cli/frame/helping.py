"""How `--help` looks: examples first, and no line wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

WIDEST = 80
"""Columns; longer lines are hard to read."""
ASIDE = 36
"""Columns that stay for what is said of an example beside it."""


class Formatter(click.HelpFormatter):
    """Writes a page of help: words are never broken, and what is too wide for a column stands above it."""

    def __init__(self, width: int | None = None, max_width: int | None = None) -> None:
        from shutil import get_terminal_size

        super().__init__(width=width or min(get_terminal_size().columns, max_width or WIDEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called, and examples of it."""
        from companion.cli.examples import EXAMPLES

        first, further = prefix or "Usage: ", " " * 4
        self.write(self.folded(f"{first}{prog} {args}".rstrip(), "", further))
        if found := EXAMPLES.get(prog.partition(" ")[2]):
            with self.section("Examples"):
                self.write_dl([(self.pasted(line), said) for line, said in found], self.width - ASIDE)

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        indent = " " * self.current_indent
        told = (" ".join(each.split()) for each in text.split("\n\n"))
        self.write("\n".join(self.folded(each, indent, indent) for each in told))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int | None = None, col_spacing: int = 2
    ) -> None:
        """Write terms and what is said of each, beside it where both have room."""
        table, most = list(rows), col_max or self.width * 3 // 8
        terms = [len(term) for term, _ in table]
        wide = max((term for term in terms if term <= most), default=4)
        indent = " " * self.current_indent
        further = indent + " " * (wide + col_spacing)
        for term, said in table:
            if len(term) > wide:
                self.write(f"{indent}{term}\n{self.folded(said, further, further) if said else ''}")
            else:
                beside = f"{indent}{term:<{wide + col_spacing}}"
                self.write(self.folded(said, beside, further) if said else f"{indent}{term}\n")

    def folded(self, text: str, first: str, further: str) -> str:
        """Return a text in lines that fit, each at least a word long."""
        from textwrap import TextWrapper

        wrapper = TextWrapper(
            self.width,
            initial_indent=first,
            subsequent_indent=further,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "\n".join(wrapper.wrap(text)) + "\n"

    def pasted(self, line: str) -> str:
        """Return a command line that fits; in several lines it can still be pasted."""
        room, found = self.width - 2 * self.indent_increment, [""]
        for word in line.split(" "):
            if found[-1] and len(found[-1]) + len(word) + 3 > room:
                found.append(f"{' ' * 2 * self.indent_increment}{word}")
            else:
                found[-1] = f"{found[-1]} {word}".removeprefix(" " * (not found[-1]))
        return " \\\n  ".join(found)
