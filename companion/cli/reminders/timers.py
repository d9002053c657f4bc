"""The timers of systems, as text to paste: systemd's for a user, launchd's agent, lines for cron.

From systemd.timer(5), systemd.service(5) "Command lines", launchd.plist(5) and crontab(5).
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import NamedTuple

from companion import words

UNIT, AGENT = "companion-remind", "companion.remind"
_UNITS = '"${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user"'
_AGENTS = "~/Library/LaunchAgents"
_PLIST = f"{_AGENTS}/{AGENT}.plist"

Lines = Iterator[str]


def program() -> list[str]:
    """Return the command that runs companion from anywhere: this one, one that is found, or Python's."""
    here = Path(sys.argv[0])
    name = sys.argv[0] if here.name.startswith("companion") else "companion"
    if here.name != "__main__.py" and (found := shutil.which(name)):
        return [str(Path(found).absolute())]
    return [sys.executable, "-m", "companion"]


def system_here() -> str:
    """Return which of the `SYSTEMS` there is here."""
    if sys.platform == "darwin":
        return "launchd"
    return "systemd" if Path("/run/systemd/system").is_dir() else "cron"


def _systemd(command: Sequence[str], times: Sequence[time]) -> Lines:
    about = ("[Unit]", f"Description={words.reminders.UNIT}", "")
    run = ("[Service]", "Type=oneshot", f"ExecStart={' '.join(map(_quoted, command))}")
    days = (f"OnCalendar=*-*-* {each:%H:%M}:00" for each in times)
    yield f"mkdir -p {_UNITS}"
    yield from _written(f"{_UNITS}/{UNIT}.service", *about, *run)
    yield from _written(
        f"{_UNITS}/{UNIT}.timer",
        *(*about, "[Timer]", *days, "Persistent=true", ""),
        *("[Install]", "WantedBy=timers.target"),
    )
    yield "systemctl --user daemon-reload"
    yield f"systemctl --user enable {UNIT}.timer"
    yield f"systemctl --user restart {UNIT}.timer"


def _quoted(part: str) -> str:
    """A part of a command line of systemd, which fills in what `%` and `$` stand before."""
    safe = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{safe}"' if set(safe) & set(" ';\"\\") else safe


def _launchd(command: Sequence[str], times: Sequence[time]) -> Lines:
    import plistlib

    agent = {
        "Label": AGENT,
        "ProgramArguments": [*command],
        "StartCalendarInterval": [{"Hour": each.hour, "Minute": each.minute} for each in times],
    }
    yield f"mkdir -p {_AGENTS}"
    yield from _written(_PLIST, *plistlib.dumps(agent, sort_keys=False).decode().splitlines())
    yield f"launchctl bootout gui/$(id -u)/{AGENT} 2>/dev/null"
    yield f"launchctl bootstrap gui/$(id -u) {_PLIST}"


def _cron(command: Sequence[str], times: Sequence[time]) -> Lines:
    said = shlex.join(command).replace("%", "\\%")  # a bare one is the end of a command
    yield from (f"{each.minute} {each.hour} * * * {said}" for each in times)


def _written(file: str, *lines: str) -> Lines:
    """What writes a file, in a shell."""
    yield from (f"cat > {file} <<'END'", *lines, "END")


class System(NamedTuple):
    """What sets a timer up, what is said of that, and what removes it again."""

    lines: Callable[[Sequence[str], Sequence[time]], Lines]
    how: str
    away: tuple[str, ...]


SYSTEMS = {
    "systemd": System(
        _systemd,
        words.reminders.PASTE.format(folder="~/.config/systemd/user"),
        (
            *(words.reminders.REMOVE, f"  systemctl --user disable --now {UNIT}.timer"),
            *(f"  rm {_UNITS}/{UNIT}.timer {_UNITS}/{UNIT}.service", "  systemctl --user daemon-reload"),
        ),
    ),
    "launchd": System(
        _launchd,
        words.reminders.PASTE.format(folder=_AGENTS),
        (words.reminders.REMOVE, f"  launchctl bootout gui/$(id -u)/{AGENT}", f"  rm {_PLIST}"),
    ),
    "cron": System(_cron, words.reminders.PASTE_CRON, (words.reminders.REMOVE_CRON,)),
}
