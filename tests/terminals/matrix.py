"""Tries the cases of docs/terminals.md in every terminal that is here, and writes that page.

    python tests/terminals/matrix.py                     all of it (ten minutes or so)
    python tests/terminals/matrix.py --only 5 18 --in tmux xterm
    python tests/terminals/matrix.py --write             and docs/terminals.md anew

A terminal that is not installed is "not here". Needs Linux; tmux, screen, xterm, kitty, Xvfb, xdotool and vim
are used where they are.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from threading import Lock

import cases_keys
import cases_life
import cases_screen
import page
import ptys
import windows
from case import CASES, WINDOWS, Case, Check, Held, NotHere, NotMet
from room import Room, Start

ROOT = Path(__file__).parents[2]
KEYBOARD = Lock()
"""An X server has one: a window at a time has it."""
MODULES = (cases_keys, cases_screen, cases_life)
USUAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
TERMINALS: dict[str, tuple[Start, dict[str, str]]] = {
    "plain": (ptys.plain, USUAL),
    "tmux": (ptys.tmux, USUAL),
    "screen": (ptys.screen, USUAL),
    "xterm": (windows.xterm, USUAL),
    "kitty": (windows.kitty, USUAL),
    "linux": (ptys.plain, {**USUAL, "TERM": "linux", "COLORTERM": ""}),
    "256": (ptys.plain, {**USUAL, "COLORTERM": ""}),
    "16": (ptys.plain, {**USUAL, "TERM": "xterm", "COLORTERM": ""}),
    "no colours": (ptys.plain, {**USUAL, "NO_COLOR": "1"}),
    "LANG=C": (ptys.plain, {**USUAL, "LANG": "C"}),
    "ja_JP": (ptys.plain, {**USUAL, "LANG": "ja_JP.UTF-8"}),
    "pipe": (ptys.plain, USUAL),
}


def tried(check: Check | Held, name: str) -> tuple[str, str]:
    """What came of a case in a terminal: a word of `page.WORDS`, and what was found."""
    if isinstance(check, Held):
        command = [sys.executable, "-m", "pytest", "-q", "-x", *check.test.split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return ("passes", "") if done.returncode == 0 else ("does not", done.stdout[-2000:])
    start, environ = TERMINALS[name]
    with tempfile.TemporaryDirectory(prefix="companion-", ignore_cleanup_errors=True) as folder:
        room = Room(Path(folder), name, start, environ)
        try:
            check(room)
        except NotHere as error:
            return "not here", str(error)
        except (NotMet, subprocess.SubprocessError, OSError) as error:
            return "does not", str(error)
        finally:
            room.close()
    return "passes", ""


def main() -> int:
    """Try what was asked for, say it line by line, and write the page if all was."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", type=int, metavar="CASE", help="numbers of cases")
    parser.add_argument("--in", nargs="+", dest="where", choices=TERMINALS, metavar="TERMINAL")
    parser.add_argument("--long", action="store_true", help="the long ones too: ten thousand keys")
    parser.add_argument("--write", action="store_true", help="write what was found into docs/terminals.md")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (2)")
    asked = parser.parse_args()
    wanted = [
        (one, name)
        for number, one in sorted(CASES.items())
        for name in TERMINALS
        if number in (asked.only or CASES) and name in (asked.where or TERMINALS)
        if name in one.checks and (asked.long or name not in one.long)
    ]
    with ThreadPoolExecutor(asked.jobs) as pool:
        results = pool.map(lambda each: said(*each), wanted)
        found = {(one.number, name): result for (one, name), result in zip(wanted, results, strict=True)}
    if asked.write:
        page.PAGE.write_text(page.made(found, tuple(TERMINALS)), "utf-8")
    return 1 if any(word == "does not" for word, _ in found.values()) else 0


def said(one: Case, name: str) -> tuple[str, str]:
    """Try it and say what came of it; what does not pass is tried once more, as this machine may be busy."""
    with KEYBOARD if name in WINDOWS else nullcontext():
        began, again = time.monotonic(), ""
        word, why = tried(one.checks[name], name)
        if word == "does not":
            again = ", twice tried"
            word, why = tried(one.checks[name], name)
    lines = [f"{one.number:3} {one.words}, {name}: {word} ({time.monotonic() - began:.1f} s{again})"]
    lines += [f"    {line}" for line in why.splitlines()]
    print("\n".join(lines), flush=True)
    return word, why


if __name__ == "__main__":
    sys.exit(main())
