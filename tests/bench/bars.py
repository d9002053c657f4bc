"""The bars, one function each: what is measured, what was found, and whether that is good enough."""

from __future__ import annotations

import random
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import edit_cost
from harness.processes import memory
from harness.report import quantile
from harness.session import Session
from programs import LAUNCHER, Bench, Elsewhere, Program, in_turn, paired, seconds_of

ROUTINE = (4, 4, 18, 50)  # where the rows of the routine stand at 110 × 36
OTHER = "["  # between two windows no routine is on show
MOVES = "down up tab tab tab down down pgdn pgup tab"  # in the routine, round the panes, in the wins
USE = "space space down up tab tab right left tab down down pgdn end home tab"
USE += " ? esc enter esc f1 esc ctrl+p esc z z"  # cards, too
SEARCH = "/ text:dentist esc"
# In the search, each with another list:
SOUGHT = "m u m backspace backspace backspace d e n backspace backspace backspace"
CELEBRATE = ": text:celebrate enter space"
SCREENS = "2 3 4 1"
VIEWS = "down down down down down down up up up up up up"  # the other views, and back
DAYS = "left left down down left up right end home"
WIN = [sys.executable, "-c", LAUNCHER, "win"]
SHELL: dict[str, tuple[float, float | None]] = {  # a command, its bar and what is wished
    **dict.fromkeys(("--help", "support", "categories"), (5.5, None)),
    **dict.fromkeys(
        ("win called Mum", "tick up --at '{n} days ago'", "today", "checkin --pleasant 1"), (8.5, 7.5)
    ),
    **dict.fromkeys(("config check", "doctor"), (12.0, None)),
    "status": (4.0, None),
}


@dataclass
class Row:
    """One line of the table."""

    what: str
    measured: str
    bar: str
    met: bool

    @property
    def verdict(self) -> str:
        """In a word."""
        return "met" if self.met else "MISSED"


def most(
    what: str, value: float, bar: float, unit: str = "", more: str = "", wish: float | None = None
) -> Row:
    """A figure that should not be above its bar."""
    wished = "" if wish is None else f", wish {wish:g}"
    return Row(what, f"{value:.3g}{unit}{more}", f"≤ {bar:g}{unit}{wished}", value <= bar)


def start(bench: Bench) -> list[Row]:
    """From the fork until the four panes are painted."""
    ours, floor = in_turn(bench.rounds(20, 6), "start", (bench.decade, {}), (bench.floor, {}))
    key = "start_ready_ms"
    figures = f"  ({ours[key]['median']:.0f} : {floor[key]['median']:.0f} ms)"
    return [most("start, ten years", paired(ours[key], floor[key]), 1.35, " ×", figures, wish=1.15)]


def idle(bench: Bench) -> list[Row]:
    """Nothing is pressed and nothing plays."""
    found = bench.decade.measure("idle", idle=10.0 if bench.quick else 60.0)
    return [
        most("idle: CPU", found["idle_cpu_pct"], 0.05, " %"),
        most("idle: wake-ups", found["idle_wakeups_s"], 1.2, " /s"),
        most("idle: output", found["idle_bytes_s"], 5, " B/s"),
    ]


def celebration(bench: Bench) -> list[Row]:
    """A ritual under way, its flame moving; and the panes after it."""
    program, seconds = bench.decade, 10.0 if bench.quick else 60.0
    colours = {"env": [f"HOME={program.home}", "COLORTERM=truecolor"], "idle": seconds}
    during = program.measure("idle", setup=CELEBRATE, **colours)
    after = program.measure("idle", setup=f"{CELEBRATE} space", **colours)
    figures = f"  ({during['idle_bytes_s']:.0f} B/s)"
    return [
        Row(
            "celebration: the flame moves",
            f"{during['idle_writes_s']:.1f} /s",
            "≥ 4 /s",
            during["idle_writes_s"] >= 4,
        ),
        most("celebration: CPU", during["idle_cpu_pct"], 6, " %", figures),
        most("celebration: CPU after it", after["idle_cpu_pct"], 0.05, " %"),
    ]


def tick(bench: Bench) -> list[Row]:
    """From the key to the mark on the screen, saved and fsynced before."""
    options = {"setup": OTHER, "keys": "space", "watch": ROUTINE, "key_repeat": 25}
    ours, empty = in_turn(bench.rounds(6, 2), "keys", (bench.decade, options), (bench.first_day, options))
    key = "key_first_ms"
    figures = f"  ({ours[key]['median']:.0f} : {empty[key]['median']:.0f} ms)"
    return [
        _all_seen("tick", ours, empty),
        most("tick: p95, ten years", ours[key]["p95"], 50, " ms"),
        most("tick: against an empty history", paired(ours[key], empty[key]), 1.3, " ×", figures),
    ]


def moves(bench: Bench) -> list[Row]:
    """Keys that only move."""
    options = {"setup": OTHER, "keys": MOVES, "key_repeat": 5}
    floor = {"keys": "n", "key_repeat": 40}
    ours, low = in_turn(bench.rounds(6, 2), "keys", (bench.decade, options), (bench.floor, floor))
    p95 = [each["key_first_ms"]["p95"] for each in (ours, low)]
    figures = f"  ({p95[0]:.1f} : {p95[1]:.1f} ms)"
    return [_all_seen("moves", ours, low), most("moves: p95", p95[0] / p95[1], 3, " ×", figures)]


def search(bench: Bench) -> list[Row]:
    """A key in the search, from the key until the list stands; the first ones while history is being read."""
    options = {"setup": "/", "keys": SOUGHT, "key_repeat": 5}
    ours = in_turn(bench.rounds(6, 2), "keys", (bench.decade, options))[0]
    figures = f"  (median {ours['key_settled_ms']['median']:.0f} ms)"
    return [most("search: a key, p95, ten years", ours["key_settled_ms"]["p95"], 50, " ms", figures)]


def screens(bench: Bench) -> list[Row]:
    """From screen to screen and into their lists: ten years against a first day."""
    options = {"keys": SCREENS, "key_repeat": 5}
    ours, new = in_turn(bench.rounds(6, 2), "keys", (bench.decade, options), (bench.first_day, options))
    p95 = [each["key_settled_ms"]["p95"] for each in (ours, new)]
    middle = [each["key_settled_ms"]["median"] for each in (ours, new)]
    return [
        most("screens: key to paint, p95, ten years", p95[0], 100, " ms", f"  (median {middle[0]:.0f} ms)"),
        most("screens: against a first day", middle[0] / middle[1], 1.2, " ×"),
    ]


def progress(bench: Bench) -> list[Row]:
    """Progress when it is first opened, with what was counted in its cache; its other views; its days."""
    options = {"setup": "tab tab tab", "keys": "tab 5", "key_repeat": 1}  # the first key counts for nothing
    bench.decade.measure("keys", setup="5", keys="tab", key_repeat=30)  # all is counted, and kept
    rounds = bench.rounds(20, 6)
    first = in_turn(rounds, "keys", (bench.decade, options))[0]["key_settled_ms"]
    views = in_turn(
        bench.rounds(6, 2), "keys", (bench.decade, {"setup": "5", "keys": VIEWS, "key_repeat": 4})
    )[0]
    days = in_turn(
        bench.rounds(6, 2), "keys", (bench.decade, {"setup": "5 tab", "keys": DAYS, "key_repeat": 4})
    )[0]
    rows = (
        ("first paint", first),
        ("another view", views["key_settled_ms"]),
        ("a day", days["key_settled_ms"]),
    )
    return [
        most(f"progress: {what}, p95, ten years", ms["p95"], 100, " ms", f"  (median {ms['median']:.0f} ms)")
        for what, ms in rows
    ]


def _all_seen(what: str, *found: dict[str, Any]) -> Row:
    missed = sum(each["key_misses"]["max"] for each in found)
    return Row(f"{what}: keys without an answer", f"{missed:g}", "none", not missed)


def mem(bench: Bench) -> list[Row]:
    """Proportional set size: at rest, after all of history has been on the screen, and after long use."""
    floor = median(bench.floor.measure("mem")["pss_mb"] for _ in range(3))
    program = bench.decade
    with Session(program.options(), program.command) as s:
        s.prepare()
        s.run_for(2)
        rest = memory(s.pid)["pss_mb"]
        _press(s, "tab tab tab")
        seen = _scroll_back(s, 4 if bench.quick else 2000)
        _press(s, SEARCH)
        s.wait_quiet(1.0, 30)
        _press(s, "esc shift+tab shift+tab shift+tab")
        all_seen = memory(s.pid)["pss_mb"]
        for _ in range(5):  # every card has been open, every cache is full
            _press(s, USE)
        before = memory(s.pid)["pss_mb"]
        for _ in range(bench.rounds(60, 3)):
            _press(s, USE)
        after = memory(s.pid)["pss_mb"]
    figures = f"  ({{:.0f}} : {floor:.0f} MB)"
    return [
        most("memory, ten years", rest / floor, 1.8, " ×", figures.format(rest)),
        most(
            f"memory: scrolled ({seen} times end) and searched",
            all_seen / floor,
            1.8,
            " ×",
            figures.format(all_seen),
        ),
        most("memory: growth in an hour of use", (after / before - 1) * 100, 3, " %"),
    ]


def _press(s: Session, keys: str) -> None:
    for key in keys.split():
        s.key(key)
        s.wait_quiet(0.05, 0.5)


def _scroll_back(s: Session, most_often: int) -> int:
    """`end` in the wins until the screen no longer changes."""
    still, presses = 0, 0
    while still < 5 and presses < most_often:
        before = s.term.text()
        _press(s, "end")
        presses += 1
        still = still + 1 if s.term.text() == before else 0
    return presses


def elsewhere(bench: Bench) -> list[Row]:
    """A win from another process: from its acknowledgement there to its paint here."""
    return [
        _told("a win from elsewhere: p95", bench.decade, bench.rounds(30, 5), 0.3),
        _told("the same, the kernel not telling", bench.deaf(), bench.rounds(10, 3), 1.5),
    ]


def _told(what: str, program: Program, rounds: int, bar: float) -> Row:
    took = []
    with Session(program.options(), program.command) as s:
        s.prepare()
        for number in range(rounds):
            s.run_for(random.uniform(0.2, 1.2))
            mark = f"{random.randrange(10**6):06}n{number}"
            process = Elsewhere([*WIN, mark], program.home)
            painted = s.wait_match(re.compile(mark), 10)
            took.append((painted or float("inf")) - process.wait())
    return most(what, quantile(took, 0.95), bar, " s", f"  (median {median(took):.2f} s)")


def exits(bench: Bench) -> list[Row]:
    """Every way out, from the app at rest and with something being typed."""
    rows = []
    program = bench.decade
    data = program.home / ".local" / "share" / "companion"
    for profile in ("modern", "kitty"):
        at_rest = program.measure("exit", profile=profile)
        for number, way in enumerate(("ctrl+c", "SIGTERM", "SIGHUP", "SIGINT", "close")):
            draft = f"unfinished{profile}{number}"
            typing = program.measure("exit", profile=profile, setup=f"w text:{draft}", exit_ways=[way])
            kept = any(draft in path.read_text(errors="replace") for path in (data / "drafts").glob("*"))
            at_rest[f"typing, {way}"] = typing[f"exit[{way}]"] | {"lost": not kept}
            for path in (data / "drafts").glob("*"):
                path.unlink()
        bad = [way for way, found in at_rest.items() if not found["ok"] or found.get("lost")]
        slowest = max(found["ms"] or float("inf") for found in at_rest.values())
        stop = program.measure("stop", profile=profile)["stop"]
        bad += [] if stop["ok"] else ["SIGSTOP, SIGCONT"]
        said = ", ".join(bad) or f"{len(at_rest) + 1} ways, all clean"
        rows.append(Row(f"ways out, {profile}", said, "terminal as it was, nothing lost", not bad))
        rows.append(most(f"ways out, {profile}: slowest", slowest, 100, " ms"))
    return rows


def resize(bench: Bench) -> list[Row]:
    """Sixty random sizes, 20 ms apart, then back."""
    found = bench.decade.measure("resize", resizes=20 if bench.quick else 60)["resize"]
    met = found["alive"] and not found["traceback"] and found["same_rows_pct"] == 100
    said = f"{'alive' if found['alive'] else 'dead'}, {found['same_rows_pct']:g} % of the rows the same"
    return [Row("resize storm", said, "alive, the same picture", met)]


def shell(bench: Bench) -> list[Row]:
    """Commands cold, no config file, as ratios to a Python that does nothing, all in one go.

    In the home of ten years; `doctor`, which reads everything there is, in one of a first day. A prompt asks
    for `status` again and again, so it is asked once before.
    """
    bare: list[float] = []
    ours: dict[str, list[float]] = {command: [] for command in SHELL}
    for number in range(bench.rounds(40, 10) + 1):
        floor = seconds_of([sys.executable, "-c", "pass"], bench.decade.home)
        seconds_of([*WIN[:-1], "status"], bench.decade.home)
        took = {
            command: seconds_of(
                [*WIN[:-1], *shlex.split(command.format(n=number))],
                (bench.first_day if command == "doctor" else bench.decade).home,
            )
            for command in ("status", *(each for each in SHELL if each != "status"))
        }
        if number:
            bare.append(floor)
            for command, seconds in took.items():
                ours[command].append(seconds)
    return [
        most(
            f"companion {command.split()[0]}{' check' if 'check' in command.split() else ''}, cold",
            median(a / b for a, b in zip(found, bare, strict=True)),
            SHELL[command][0],
            " ×",
            f"  ({median(found) * 1000:.0f} : {median(bare) * 1000:.0f} ms)",
            wish=SHELL[command][1],
        )
        for command, found in ours.items()
    ]


def reports(bench: Bench) -> list[Row]:
    """`companion report --format html`, cold: of a month, and of ten years with every word in it."""
    whole = ["--from", "2000-01-01", "--with", "journal,notes,feelings,triggers"]
    rows = []
    for what, days, bar in (("a month", ["--month"], 0.3), ("ten years", whole, 3.0)):
        command = [*WIN[:-1], "report", *days, "--format", "html"]
        took = [seconds_of(command, bench.decade.home) for _ in range(bench.rounds(10, 3) + 1)][1:]
        rows.append(most(f"HTML report of {what}", median(took), bar, " s"))
    return rows


def edits(bench: Bench) -> list[Row]:
    """One edit, from the call to the acknowledged fsync."""
    with chdir(bench.folder):  # where it makes its own
        found = edit_cost.measure(bench.rounds(150, 20))
    base = found["1,000 records"]
    stock = found["stock TinyDB, 75,000 records"]
    rows = [
        most(
            f"an edit, {name}",
            found[name] / base,
            1.3,
            " ×",
            f"  ({found[name] * 1000:.1f} : {base * 1000:.1f} ms)",
        )
        for name in ("75,000 records", "a month of 5,000")
    ]
    many = found["75,000 records"]
    rows.append(
        Row("an edit, stock TinyDB, 75,000", f"{stock / many:.0f} × ours  ({stock * 1000:.0f} ms)", "", True)
    )
    return rows


def crash(bench: Bench) -> list[Row]:
    """Writers killed at any moment, a full disk, damaged files; an app open beside them."""
    here = Path(__file__)
    companion = f"{sys.executable} -m companion --data {{dir}}/data"
    listing = (
        f"rm -f {{dir}}/all.json; {companion} export --tinydb {{dir}}/all.json >&2 && cat {{dir}}/all.json"
    )
    rounds = bench.rounds(200, 10)
    command = [
        sys.executable, str(here.with_name("crash_harness.py")), "--rounds", str(rounds), "--writers", "4",
        "--write", f"{companion} win {{mark}}", "--list", listing, "--resident", companion,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"\n{done.stdout}{done.stderr}", file=sys.stderr)
    said = done.stdout.splitlines()[0].split("rounds", 1)[-1].split() if done.stdout else ["did not run"]
    return [
        Row(
            f"killed, {rounds} rounds, 4 writers",
            " ".join(said),
            "0 acknowledged writes lost",
            done.returncode == 0,
        )
    ]


BARS: dict[str, Callable[[Bench], list[Row]]] = {
    "start": start,
    "idle": idle,
    "celebration": celebration,
    "tick": tick,
    "moves": moves,
    "search": search,
    "screens": screens,
    "progress": progress,
    "memory": mem,
    "elsewhere": elsewhere,
    "exits": exits,
    "resize": resize,
    "shell": shell,
    "reports": reports,
    "edits": edits,
    "crash": crash,
}
