"""docs/terminals.md: the table of what was tried, what did not pass, and what to do then."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from case import CASES

PAGE = Path(__file__).parents[2] / "docs" / "terminals.md"
START, END = "<!-- cases: made by tests/terminals/matrix.py -->\n", "<!-- /cases -->"
SIGNS = {"passes": "yes", "does not": "**no**", "not here": "not here", "": "–"}
VERSIONS = {
    "tmux": ["tmux", "-V"],
    "screen": ["screen", "--version"],
    "xterm": ["xterm", "-version"],
    "kitty": ["kitty", "--version"],
}
Found = Mapping[tuple[int, str], tuple[str, str]]


def before() -> dict[tuple[int, str], tuple[str, str]]:
    """What the page says of earlier runs."""
    words = {sign: word for word, sign in SIGNS.items() if word}
    rows = [
        line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").partition(START)[2].splitlines()
    ]
    names = next((row[1:] for row in rows if row[0] == "Case"), [])
    return {
        (int(row[0]), name): (words[sign], "")
        for row in rows
        if row[0].isdigit()
        for name, sign in zip(names, row[2:], strict=True)
        if sign in words and name in getattr(CASES.get(int(row[0])), "checks", ())
    }


def made(tried: Found, terminals: Sequence[str]) -> str:
    """The page with these results, and those before of what was not tried now."""
    found = {**before(), **tried}
    page = PAGE.read_text("utf-8")
    above, below = page.partition(START)[0], page.partition(END)[2]
    return above + START + table(found, terminals) + refused(found) + END + below


def table(found: Found, terminals: Sequence[str]) -> str:
    """A row for each case, a column for each terminal."""
    here = ", ".join(filter(None, map(version, VERSIONS)))
    lines = [
        "",
        f"Tried on {date.today():%-d %B %Y}, on Linux, with {here}.",
        "",
        f"| | Case | {' | '.join(terminals)} |",
        "|---|---|" + "---|" * len(terminals),
    ]
    for number, one in sorted(CASES.items()):
        cells = (SIGNS[found.get((number, name), ("", ""))[0]] for name in terminals)
        lines.append(f"| {number} | {one.words} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def refused(found: Found) -> str:
    """What did not pass, a line each, with the beginning of what was found."""
    lines = []
    for (number, name), (word, why) in sorted(found.items()):
        if word == "does not":
            first = re.sub(r"/\S+/", "", why.partition("\n")[0])[:160]  # no path of this machine
            lines.append(f"- {number}, {CASES[number].words}, in {name}: {first}")
    return "\n".join(["", "Not passed:", "", *(lines or ["- Nothing."]), ""])


def version(name: str) -> str:
    """The name and version of a program, or nothing."""
    if not shutil.which(name):
        return ""
    told = subprocess.run(VERSIONS[name], capture_output=True, text=True, check=False)
    number = re.search(r"\d[\w.]*", told.stdout + told.stderr)
    return f"{name} {number[0]}" if number else name
