"""When the app itself is at fault: a short message and a report that holds no private text.

Textual prints a traceback with the values of local variables, and an exception's own message may quote
what a person wrote. Here neither leaves the process: the report names files, lines, functions and types.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from companion import words
from companion.crash import write_report


def farewell(error: BaseException, reports: Path | None, now: datetime) -> str:
    """Write the report, where there is a folder for it, and return the sentence the app ends with."""
    if reports is None:
        return words.today.STOPPED
    try:
        path = write_report(error, reports, now)
    except OSError:
        return words.today.STOPPED
    return f"{words.today.STOPPED} {words.today.CRASH_REPORT.format(path=path)}"
