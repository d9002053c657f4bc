"""What this terminal can do, asked for and by its environment."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress

from companion import words
from companion.rows.marks import wants_ascii
from companion.verbs.findings import Finding

ANSWER_WITHIN = 0.3  # seconds; a terminal answers in a few milliseconds, over a slow line in a hundred
SMALLEST = (40, 15)
ESCAPE_AT_MOST = 100  # milliseconds; more can be felt
# "\x1b[?u" asks for the flags of the kitty keyboard protocol, "\x1b[c" for the primary device attributes,
# which every terminal answers, so that the wait ends (sw.kovidgoyal.net/kitty/keyboard-protocol).
ASK = b"\x1b[?u\x1b[c"
FLAGS, ATTRIBUTES = re.compile(rb"\x1b\[\?\d+u"), re.compile(rb"\x1b\[\?[\d;]*c")


def terminal(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Size, colours, characters, keyboard."""
    if not sys.stdout.isatty():
        yield Finding("terminal", "note", "not checked, as the output goes to a file or a pipe")
        return
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        said = f"the window is {columns} × {rows}; companion needs {SMALLEST[0]} × {SMALLEST[1]}"
        yield Finding("terminal", "problem", said, "make the window larger or the font smaller")
    else:
        wide = "four panes" if columns >= 80 else "one pane at a time (four from 80 columns)"
        yield Finding("terminal", "well", f"{columns} × {rows} cells: {wide}")
    yield Finding("terminal", "well", colours(environ))
    yield characters(sys.stdout.encoding, environ)
    yield Finding("terminal", "well", keyboard())
    if environ.get("TMUX") and (waits := escape_time()) > ESCAPE_AT_MOST:
        yield Finding("terminal", "note", words.doctor.TMUX_WAITS.format(ms=waits), words.doctor.TMUX_MEND)


def colours(environ: Mapping[str, str]) -> str:
    """How many colours there will be, in words."""
    if environ.get("NO_COLOR"):
        return "no colours (NO_COLOR is set)"
    if environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million colours"
    if "256color" in environ.get("TERM", ""):
        return "256 colours"
    return f"16 colours (TERM is {environ.get('TERM') or 'not set'})"


def characters(encoding: str, environ: Mapping[str, str]) -> Finding:
    """Whether all characters can be shown."""
    if not wants_ascii({}, encoding):
        if wants_ascii(environ, encoding):
            said = "all characters (UTF-8); marks and borders are plain unless icons: unicode is set"
            return Finding("terminal", "well", said)
        return Finding("terminal", "well", "all characters (UTF-8)")
    said = f"the locale is {encoding}, so marks and borders use plain characters"
    return Finding("terminal", "note", said, "set a UTF-8 locale, such as LANG=C.UTF-8")


def keyboard() -> str:
    """Whether the terminal speaks the kitty keyboard protocol, in words."""
    answer = asked(ASK)
    if FLAGS.search(answer):
        return "full key reporting (kitty keyboard protocol)"
    return "standard key reporting; all of companion's keys work with it"


def escape_time() -> int:
    """How many milliseconds tmux waits after the escape key for what may follow it."""
    import subprocess

    with suppress(OSError, ValueError, subprocess.SubprocessError):
        command = ["tmux", "show-options", "-sv", "escape-time"]
        return int(subprocess.run(command, capture_output=True, timeout=2, check=True).stdout)
    return 0


def asked(question: bytes) -> bytes:
    """What a terminal answers; nothing when there is none."""
    with suppress(ImportError, OSError):
        import termios
        import tty

        fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        try:
            before = termios.tcgetattr(fd)
            try:
                tty.setraw(fd)
                os.write(fd, question)
                return answer_on(fd)
            finally:
                termios.tcsetattr(fd, termios.TCSAFLUSH, before)
        finally:
            os.close(fd)
    return b""


def answer_on(fd: int) -> bytes:
    """What comes until the device attributes do."""
    answer, until = b"", time.monotonic() + ANSWER_WITHIN
    while not ATTRIBUTES.search(answer) and (left := until - time.monotonic()) > 0:
        if select.select([fd], [], [], left)[0]:
            answer += os.read(fd, 1024)
    return answer
