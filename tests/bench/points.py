"""The commands that write, each on a folder of its own, and every system call of theirs that changes a file.

`syscall_kill.py` kills at these points, `disk_full.py` refuses them. Needs strace (Linux).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from companion.store.database.merging import HOUSE  # noqa: E402
from companion.store.store import Store  # noqa: E402

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,ftruncate,flock"
)
CONFLICT = "2026-11 (conflicted copy 2026-11-17 120000).json"
IN_THE_APP = """
import sys
from pathlib import Path
from companion.companion import Companion
from companion.verbs.known import settings_in
from companion.config.errors import ConfigError
from companion.store.errors import StoreError
data, config = map(Path, sys.argv[1:3])
companion = Companion(data, settings_in(config), config=config, read_settings=lambda: settings_in(config))
try:
    {what}
except (StoreError, ConfigError) as error:
    sys.exit(str(error))
companion.close()
"""
EDIT = 'companion.routine.add_item(companion.settings.routines[0].id, "Stretch")'
COUNT = "companion.store.summarise(99)"
Texts = frozenset[str]


@dataclass
class Case:
    """A command, and what makes the folder it runs on."""

    name: str
    command: list[str]
    prepare: Callable[[Path], None]
    whole: bool = True  # all or nothing; else a half-way state is allowed, where nothing of both is gone
    back: str = ""  # the command that brings back what was before, byte for byte, wherever this one ended
    again: bool = True  # whether the same command, after it came to its end, changes nothing more
    changes: bool = True  # whether it changes what is shown


@dataclass
class Call:
    """A system call that changes a file: the `nth` of its name. `path` is what it is about."""

    name: str
    nth: int
    path: str


def argv(home: Path, command: list[str]) -> list[str]:
    """What runs a command: words for companion, or what is to be done as the open app does it."""
    if len(command) > 1 or command[0].isalpha():
        return [sys.executable, "-m", "companion", *command]
    script = IN_THE_APP.format(what=command[0])
    return [sys.executable, "-c", script, str(home / "data"), str(home / "config.yaml")]


def environment(home: Path) -> dict[str, str]:
    """The variables of a run: its own home, and nothing written beside the program."""
    return {
        **os.environ,
        "HOME": str(home),
        "COMPANION_DATA": str(home / "data"),
        "COMPANION_CONFIG": str(home / "config.yaml"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run(home: Path, command: list[str], *before: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a folder, under another program where one is given."""
    line = [*before, *argv(home, command)]
    return subprocess.run(line, env=environment(home), cwd=home, capture_output=True, text=True)


def shown(home: Path) -> tuple[Texts, list[str]]:
    """What a fresh store, the settings and the files beside them show; and what the store has to tell."""
    store = Store(home / "data")
    texts = {
        f"{table}: {doc.get('text') or doc.get('label')} {doc.get('state', '')} {doc.get('note', '')}"
        for table, rows in store.database.everything().items()
        for doc in rows.values()
    }
    for path in home.iterdir():
        if path.is_file() and path.suffix in (".zip", ".json", ".yaml"):
            texts.add(f"file {path.name}: {look(path)}")
    return frozenset(texts), store.notices()


def look(path: Path) -> str:
    """Whether a file is whole; for the settings, what is in it."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                return str(archive.testzip() or "whole")
        return path.read_text() if path.suffix == ".yaml" else str(json.loads(path.read_text()) and "whole")
    except (ValueError, zipfile.BadZipFile) as error:
        return f"half: {error}"


def exact(home: Path) -> object:
    """Every record with its id, and the settings file, as they are to be again."""
    tables = Store(home / "data").database.everything()
    config = home / "config.yaml"
    records = {
        (table, id): {name: value for name, value in doc.items() if name not in HOUSE}
        for table, rows in tables.items()
        for id, doc in rows.items()
    }
    return records, config.read_text() if config.exists() else None


def left_over(home: Path) -> list[str]:
    """Files that were only to be there for a moment."""
    return [str(path.relative_to(home)) for path in home.rglob(".*") if path.name not in (".lock", ".local")]


def calls(home: Path, command: list[str]) -> Iterator[Call]:
    """The calls of a command that change a file, from the first that touches its folder on."""
    log = home.with_name("calls")
    run(home, command, "strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={CALLS}")
    counts: dict[str, int] = {}
    begun = False
    for line in log.read_text(errors="replace").splitlines():
        if not (found := re.match(r"\d+ +(\w+)\(", line)):
            continue
        name = found[1]
        counts[name] = counts.get(name, 0) + 1
        begun = begun or str(home) in line
        if begun and (name != "openat" or re.search(r"O_(WRONLY|RDWR|CREAT)", line)):
            paths = re.findall(rf"{re.escape(str(home))}[^>\"]*", line)
            yield Call(name, counts[name], paths[-1] if paths else "")


def copy_of(home: Path, disk: Path | None = None) -> Path:
    """A fresh copy of a prepared home, under the same path each time, so that the calls are the same."""
    used = (disk or home.parent) / "used"
    shutil.rmtree(used, ignore_errors=True)
    shutil.copytree(home, used)
    return used


def prepared(case: Case, folder: Path) -> Path:
    """The home a case runs on."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    case.prepare(home)
    return home


# -- what is there before


def nothing(home: Path) -> None:
    pass


def two_wins(home: Path) -> None:
    run(home, ["win", "one", "--at", "2026-10-03"])
    run(home, ["win", "two", "--at", "2026-11-03"])


def ticked(home: Path) -> None:
    two_wins(home)
    run(home, ["tick", "Up"])
    run(home, ["undo"])


def archived(home: Path) -> None:
    two_wins(home)
    (home / "config.yaml").write_text("wins: {}\n")
    run(home, ["backup", "kept.zip"])
    run(home, ["undo"])
    run(home, ["win", "three", "--at", "2026-09-03"])
    run(home, ["win", "four", "--at", "2026-08-03"])
    (home / "config.yaml").write_text("wins: {}\n\n")
    shutil.rmtree(home / "data" / "undo")


def restored(home: Path) -> None:
    archived(home)
    run(home, ["restore", "kept.zip", "--yes"])


def parted(home: Path) -> None:
    two_wins(home)
    page = home / "data" / "2026-11.json"
    copy = page.with_name(CONFLICT)
    shutil.copy(page, copy)
    run(home, ["win", "here", "--at", "2026-11-04"])
    shutil.move(page, home / "away")
    shutil.move(copy, page)
    run(home, ["win", "there", "--at", "2026-11-05"])
    shutil.move(page, copy)
    shutil.move(home / "away", page)


def listed(home: Path) -> None:
    two_wins(home)
    shutil.rmtree(home / "data" / "undo")
    lines = [f"- 2026-{month:02}-05 brought {month}\n" for month in range(8, 12)]
    (home / "wins.md").write_text("".join(lines))


def imported(home: Path) -> None:
    listed(home)
    run(home, ["import", "wins.md", "--yes"])


def undone(home: Path) -> None:
    imported(home)
    run(home, ["undo"])


def exported(home: Path) -> None:
    listed(home)
    there = home / "there"
    there.mkdir()
    shutil.copytree(home / "data", there / "data")
    shutil.copy(home / "wins.md", there)
    run(there, ["import", "wins.md", "--yes"])
    page = there / "data" / "2026-10.json"
    doc = json.loads(page.read_text())
    for id, win in doc["wins"].items():
        if win["text"] == "one":
            win |= {"text": "one, changed there", "rev": int(id) + 1}
    page.write_text(json.dumps(doc))
    run(there, ["export", str(home / "all.json")])
    shutil.rmtree(there)


def counted(home: Path) -> None:
    two_wins(home)
    run(home, [COUNT])
    run(home, ["win", "three", "--at", "2026-09-03"])


def settled(home: Path) -> None:
    two_wins(home)
    (home / "config.yaml").write_text("# mine\nwins: {}\n")


def written(home: Path) -> None:
    two_wins(home)
    (home / "all.json").write_text('["before"]')


CASES = [
    Case("first write", ["win", "new"], nothing, again=False),
    Case("write", ["win", "new"], two_wins, again=False),
    Case("update", ["tick", "Up"], ticked),
    Case("delete", ["undo"], two_wins, again=False),
    Case("restore", ["restore", "kept.zip", "--yes"], archived, whole=False, back="undo"),
    Case("undo of a restore", ["undo"], restored, whole=False, back="redo"),
    Case("merge", ["sync", "tidy"], parted, changes=False),
    Case("import, a list", ["import", "wins.md", "--yes"], listed, whole=False, back="undo"),
    Case("import, JSON", ["import", "all.json", "--yes"], exported, whole=False, back="undo"),
    Case("undo of an import", ["undo"], imported, whole=False, back="redo"),
    Case("redo of an import", ["redo"], undone, whole=False, back="undo"),
    Case("first edit of the settings", [EDIT], two_wins, again=False),
    Case("edit of the settings", [EDIT], settled, again=False),
    Case("backup", ["backup", "new.zip"], two_wins, again=False),
    Case("export", ["export", "all.json"], two_wins, again=False),
    Case("export over a file", ["export", "all.json", "--force"], written, changes=False),
    Case("counts", [COUNT], counted, changes=False),
]
