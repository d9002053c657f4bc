#!/usr/bin/env python3
"""Kill the journal while a page is written: `python tests/bench/journal_kill.py [--rounds 200]`.

In one half of the rounds the page is typed and the app killed with SIGKILL: no word may be gone that was
typed more than two seconds before. In the other half `ctrl+o` has opened an editor that writes word after
word, and the app, the editor or the terminal is what dies: nothing may be gone that the editor had written.
Exit status: 0 all promises kept, 1 one broken. POSIX.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from companion.store.safety.drafts import Drafts

EDITOR = """#!{python}
import os, sys, time
with open({log!r}, "w") as log:
    print(os.getpid(), file=log, flush=True)
    for n in range(10_000):
        with open(sys.argv[1], "a") as page:
            page.write(f"w{{n}} ")
        print(n, file=log, flush=True)
        time.sleep(0.01)
"""
WITHIN = 2.0  # seconds, which what was typed may be behind the disk
PATIENCE = 60.0


class Page:
    """The app on a terminal of its own, with an open page."""

    def __init__(self, home: Path, log: Path) -> None:
        editor = home / "editor"
        editor.write_text(EDITOR.format(python=sys.executable, log=str(log)))
        editor.chmod(0o755)
        env = {name: text for name, text in os.environ.items() if not name.startswith("COMPANION")}
        env |= {"HOME": str(home), "TERM": "xterm-256color", "VISUAL": str(editor)}
        self.data = home / "data"
        env["COMPANION_DATA"], env["COMPANION_CONFIG"] = str(self.data), str(home / "config.yaml")
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 110, 0, 0))

        def own_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        command = [sys.executable, "-m", "companion"]
        self.app = subprocess.Popen(
            command, env=env, stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal
        )
        os.close(slave)
        self.until(b"Routine")
        for keys, then in ((b"3", b"Things to keep"), (b"a", b"ctrl\\+o")):
            self.drain(0.3)
            os.write(self.master, keys)
            self.until(then)
        self.drain(0.3)
        os.write(self.master, b"\x1b")  # without a prompt
        self.drain(0.5)

    def until(self, said: bytes) -> None:
        seen, end = b"", time.monotonic() + PATIENCE
        while not re.search(said, seen):
            if time.monotonic() > end:
                raise TimeoutError(said)
            seen += self.drain(0.05)

    def drain(self, seconds: float) -> bytes:
        """Be the terminal for a while."""
        seen, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.master], [], [], left)[0]:
                try:
                    seen += os.read(self.master, 65536)
                except OSError:
                    break
        return seen

    def found(self) -> str:
        """What the next start finds."""
        drafts = Drafts(self.data, "here-1", "here")
        text = " ".join(drafts.adopt("journal").values())
        for name in list(drafts.texts()):
            drafts.keep(name, "")
        drafts.close()
        return text

    def end(self) -> None:
        self.app.kill()
        self.app.wait()
        with contextlib.suppress(OSError):
            os.close(self.master)


def typed(page: Page, chance: random.Random) -> list[str]:
    """Type until a kill; return what is gone of what was typed long enough before."""
    end = time.monotonic() + chance.uniform(0.2, 6)
    sent: list[float] = []
    while time.monotonic() < end:
        sent.append(time.monotonic())
        os.write(page.master, f"w{len(sent) - 1} ".encode())
        page.drain(0.05)
    killed = time.monotonic()
    page.end()
    found = set(page.found().split())
    return [f"w{n}" for n, at in enumerate(sent) if killed - at > WITHIN and f"w{n}" not in found]


def edited(page: Page, log: Path, chance: random.Random) -> list[str]:
    """Let an editor write until something dies; return what is gone of what it had written."""
    os.write(page.master, b"\x0f")
    end = time.monotonic() + PATIENCE
    while not (log.exists() and len(log.read_text().split()) > 2):
        page.drain(0.05)
        if time.monotonic() > end:
            raise TimeoutError("the editor")
    page.drain(chance.uniform(0, 1))
    editor = int(log.read_text().split()[0])
    victim = chance.choice(("app", "editor", "terminal"))
    if victim == "app":
        page.app.kill()
    elif victim == "editor":
        os.kill(editor, signal.SIGKILL)
        page.drain(chance.uniform(0, 0.5))
    else:
        os.close(page.master)
    if victim == "app":
        page.drain(0.2)
        os.kill(editor, signal.SIGKILL)
    page.end()
    gone = time.monotonic() + PATIENCE
    while Path(f"/proc/{editor}").exists() and time.monotonic() < gone:
        try:
            os.kill(editor, signal.SIGKILL)
        except ProcessLookupError:
            break
        time.sleep(0.02)
    written = log.read_text().split()[1:]
    found = set(page.found().split())
    return [f"{victim}: w{n}" for n in written if f"w{n}" not in found]


def main() -> int:
    """Play the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, broken = random.Random(given.seed), 0
    for number in range(given.rounds):
        home = Path(tempfile.mkdtemp(prefix="journal-kill-"))
        log = home / "log"
        page = Page(home, log)
        gone = typed(page, chance) if number % 2 else edited(page, log, chance)
        if gone:
            broken += 1
            print(f"round {number}: {len(gone)} words are gone, the first of them {gone[0]}", flush=True)
        shutil.rmtree(home, ignore_errors=True)
    print(f"{given.rounds} rounds, {broken} in which words were gone")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
