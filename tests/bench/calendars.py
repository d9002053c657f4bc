"""Has other calendars read a gathering's file: `python tests/bench/calendars.py`.

khal and calcurse each take in one of a winter day and one of a summer day, in three zones, in a home of their
own, and are asked for that day. What is not installed is named and passed over; the exit status is 1 where
one of them reads another time or other words. `KHAL` and `CALCURSE` name programs that are not on the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from companion.__main__ import main; main()"]
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")
NEXT_YEAR = int(subprocess.check_output(["date", "+%Y"], text=True)) + 1
DAYS = (f"{NEXT_YEAR}-01-20", f"{NEXT_YEAR}-07-21")
TITLE = "Tea; with Ana, Zoë and a long, long line of friends who like it \\ warm 🎉"


def run(*command: str | Path, env: dict[str, str]) -> str:
    done = subprocess.run(list(map(str, command)), env=env, text=True, capture_output=True, timeout=60)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def khal(program: str, file: Path, day: str, zone: str, env: dict[str, str]) -> str:
    home = file.parent / f"khal-{day}"
    (home / "events").mkdir(parents=True)
    config = home / "config"
    config.write_text(
        f"[calendars]\n[[own]]\npath = {home / 'events'}\n[sqlite]\npath = {home / 'khal.db'}\n"
        f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    run(program, "-c", config, "import", "--batch", "-a", "own", file, env=env)
    form = "{start-long-full} {end-time} {title} @ {location}"
    return run(program, "-c", config, "list", "--notstarted", "-f", form, day, "1d", env=env)


def calcurse(program: str, file: Path, day: str, _: str, env: dict[str, str]) -> str:
    home = file.parent / f"calcurse-{day}"
    home.mkdir()
    run(program, "-D", home, "-i", file, env=env)
    form = "%(start:%Y-%m-%d %H:%M) %(end:%H:%M) %m\n"
    asked = ["--input-datefmt", "4", "--filter-type", "cal", "--format-apt", form]  # 4: 2027-01-20
    return run(program, "-D", home, *asked, "-Q", "--from", day, "--days", "1", env=env)


READERS: dict[str, Callable[[str, Path, str, str, dict[str, str]], str]] = {
    "khal": khal,
    "calcurse": calcurse,
}


def told(name: str, program: str, folder: Path) -> bool:
    """Print what a program reads in each zone and season; whether all of it is right."""
    right = True
    for zone in ZONES:
        for day in DAYS:
            home = folder / name / zone.replace("/", "-") / day
            home.mkdir(parents=True)
            env = {
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "TZ": zone,
                "LANG": "C.UTF-8",
                "TERM": "dumb",
            }
            file = home / "tea.ics"
            words = ["event", "add", TITLE, "--at", f"{day} 15:00", "--where", "Küche", "--template", "tea"]
            run(*PROGRAM, *words, "--ics", file, env=env)
            read = READERS[name](program, file, day, zone, env)
            ok = f"{day} 15:00" in read and "16:30" in read and TITLE in read
            right &= ok
            print(f"{name:<9} {zone:<17} {day}  {'right' if ok else 'wrong'}   {' '.join(read.split())[:60]}")
    return right


def main() -> int:
    """Ask each program there is."""
    right = True
    with tempfile.TemporaryDirectory() as folder:
        for name in READERS:
            program = os.environ.get(name.upper()) or shutil.which(name)
            if program is None:
                print(f"{name:<9} is not installed here")
            else:
                right &= told(name, program, Path(folder))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
