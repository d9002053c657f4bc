#!/usr/bin/env python3
"""tui_bench: a black-box benchmark for full-screen terminal programs (Linux, stdlib only).

The program under test runs on a pty.  The harness plays the terminal: it emulates the
screen, answers the queries a real terminal answers, types keys, resizes the window,
sends signals, and reads /proc for cost.  Nothing is imported from, or injected into,
the program.

    tui_bench.py shot    --cmd CMD                   # print the screen once ready
    tui_bench.py run     --cmd CMD --what start,mem,keys,idle,anim,exit,resize,stop
    tui_bench.py compare --a CMD --b CMD ...         # interleaved ABBA, prints ratios
    tui_bench.py matrix  --cmd N::CMD --cmd N::CMD   # many, interleaved, ratios to the first
    tui_bench.py cli     --cmd CMD --cmd CMD ...     # one-shot commands, ratios to the first

`--help` on each sub-command lists its options.  What is measured, and how: README.md
beside it. Its parts are in harness/.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shlex
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Collection
from typing import Any

from harness.keys import parse_keys
from harness.measures import EXIT_WAYS, MEASURES, ONCE
from harness.report import fmt, machine, pool, print_table, quantile, show_compare, show_run
from harness.session import NOT_A_USERS, NotReady, Session

now = time.monotonic


def run_measure(name: str, opts: Any, cmd: str) -> dict[str, Any]:
    try:
        return MEASURES[name](opts, cmd)
    except NotReady as error:
        print(f"NOT READY: {cmd}\n{error}", file=sys.stderr)
        raise SystemExit(3) from None


def rounds_for(name: str, opts: Any) -> int:
    return 1 if name in ONCE else opts.rounds


def cmd_run(opts: Any) -> None:
    samples: list[dict[str, Any]] = []
    if opts.warmup:
        run_measure("start", opts, opts.cmd)
    for name in opts.what:
        for _ in range(rounds_for(name, opts)):
            samples.append(run_measure(name, opts, opts.cmd))
    summary = pool(samples)
    print(f"# {opts.cmd}   {opts.size[0]}x{opts.size[1]}   load {os.getloadavg()[0]:.2f}")
    show_run(summary)
    save(opts, {"cmd": opts.cmd, "summary": summary})


def cmd_compare(opts: Any) -> None:
    sides = {}
    for side in "ab":
        own = argparse.Namespace(**vars(opts))
        for key in ("ready", "keys", "setup", "probe", "anim_keys", "watch"):
            value = getattr(opts, f"{side}_{key}")
            if value is not None:
                setattr(own, key, value)
        own.env = opts.env + getattr(opts, f"{side}_env")
        sides[side] = (own, getattr(opts, side))
    samples: dict[str, list[dict[str, Any]]] = {"a": [], "b": []}
    if opts.warmup:
        for own, cmd in sides.values():
            run_measure("start", own, cmd)
    for name in opts.what:
        for index in range(rounds_for(name, opts)):
            for side in "ab" if index % 2 == 0 else "ba":  # ABBA: drift cancels
                own, cmd = sides[side]
                samples[side].append(run_measure(name, own, cmd))
    a, b = pool(samples["a"]), pool(samples["b"])
    print(f"# A: {opts.a}\n# B: {opts.b}\n# {opts.size[0]}x{opts.size[1]}, load {os.getloadavg()[0]:.2f}")
    show_compare(a, b)
    save(opts, {"a": opts.a, "b": opts.b, "summary_a": a, "summary_b": b})


def cmd_matrix(opts: Any) -> None:
    """Many commands, interleaved; one row each, ratios to the first."""
    entries = []
    for item in opts.cmd:
        parts = item.split("::")
        own = argparse.Namespace(**vars(opts))
        if len(parts) >= 3 and parts[1]:
            own.ready = re.compile(parts[1])
        if len(parts) == 4 and parts[2]:
            own.keys = own.probe = parse_keys(parts[2])
        entries.append((parts[0], own, parts[-1]))
    samples: dict[str, list[dict[str, Any]]] = {name: [] for name, _, _ in entries}
    dead: set[str] = set()
    for index in range(opts.rounds + opts.warmup):
        order = list(entries)
        random.shuffle(order)
        for name, own, cmd in order:
            if name in dead:
                continue
            for what in opts.what if index >= opts.warmup else ["start"]:
                if what in ONCE and index > opts.warmup:
                    continue
                try:
                    sample = MEASURES[what](own, cmd)
                except NotReady as error:
                    print(f"SKIPPED {name}: {str(error)[:300]}", file=sys.stderr)
                    dead.add(name)
                    break
                if index >= opts.warmup:
                    samples[name].append(sample)
    summaries = {name: pool(rows) for name, rows in samples.items() if name not in dead}
    columns = opts.columns or [
        k for k in next(iter(summaries.values())) if "median" in next(iter(summaries.values()))[k]
    ]
    first = next(iter(summaries.values()))
    rows = [["command", *columns, f"{columns[0]} ratio"]]
    for name, summary in summaries.items():
        cells = []
        for column in columns:
            key, _, stat = column.partition(":")
            cells.append(fmt(summary[key][stat or "median"]) if key in summary else "-")
        key, _, stat = columns[0].partition(":")
        try:
            ratio = summary[key][stat or "median"] / first[key][stat or "median"]
            cells.append(f"{ratio:.2f}")
        except (KeyError, ZeroDivisionError):
            cells.append("-")
        rows.append([name, *cells])
    print(f"# {opts.rounds} rounds, shuffled, {opts.size[0]}x{opts.size[1]}, load {os.getloadavg()[0]:.2f}")
    print_table(rows)
    for name, summary in summaries.items():
        for key, value in summary.items():
            if "median" not in value:
                print(f"{name} {key}: " + ", ".join(f"{k}={v}" for k, v in value.items()))
    save(opts, {"matrix": summaries})


def cmd_cli(opts: Any) -> None:
    """One-shot commands: wall and CPU of spawn-to-exit, interleaved."""
    names, cmds = [], []
    for item in opts.cmd:
        name, sep, rest = item.partition("::")
        names.append(name if sep else item)
        cmds.append(shlex.split(rest if sep else item))
    wall: dict[str, list[float]] = {n: [] for n in names}
    cpu: dict[str, list[float]] = {n: [] for n in names}
    env = {k: v for k, v in os.environ.items() if k not in NOT_A_USERS}
    for item in opts.env:
        key, _, value = item.partition("=")
        env[key] = value
    order = list(zip(names, cmds, strict=False))
    for index in range(opts.rounds + 1):
        random.shuffle(order)
        for name, argv in order:
            start = time.perf_counter()
            proc = subprocess.Popen(
                argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, env=env,
            )  # fmt: skip
            assert proc.stderr is not None
            errors = proc.stderr.read()
            _, status, used = os.wait4(proc.pid, 0)
            took = time.perf_counter() - start
            proc.returncode = os.waitstatus_to_exitcode(status)
            proc.stderr.close()
            if proc.returncode not in opts.ok:
                raise SystemExit(f"{name}: exit {proc.returncode}\n{errors.decode(errors='replace')[-800:]}")
            if index:  # the first round only warms the caches
                wall[name].append(took * 1e3)
                cpu[name].append((used.ru_utime + used.ru_stime) * 1e3)
    base = names[0]
    rows = [["command", "wall ms", "min", "p95", "cpu ms", "wall/base", "cpu/base", "+ms"]]
    result = {}
    for n in names:
        med, ref = statistics.median(wall[n]), statistics.median(wall[base])
        cpu_ratio = statistics.median(cpu[n]) / statistics.median(cpu[base])
        rows.append(
            [
                n[:70], f"{med:.1f}", f"{min(wall[n]):.1f}", f"{quantile(wall[n], 0.95):.1f}",
                f"{statistics.median(cpu[n]):.1f}", f"{med / ref:.2f}", f"{cpu_ratio:.2f}",
                f"{med - ref:+.1f}",
            ]
        )  # fmt: skip
        result[n] = {"wall_ms": wall[n], "cpu_ms": cpu[n], "ratio": med / ref}
    print(f"# {opts.rounds} rounds, shuffled, load {os.getloadavg()[0]:.2f}")
    print_table(rows)
    save(opts, {"cli": result})


def cmd_shot(opts: Any) -> None:
    with Session(opts, opts.cmd) as s:
        try:
            s.prepare()
        except NotReady as error:
            print(error)
        s.run_for(opts.hold)
        print(s.term.text())
        print(
            f"-- modes on: {sorted(k for k, v in s.term.modes.items() if v)}  kitty: {s.term.kitty}"
            f"  bytes: {s.bytes}  sync: {s.term.used_sync}  unknown: {s.term.unknown}",
            f" exit: {s.exit_status}",
        )
        if opts.raw:
            with open(opts.raw, "wb") as handle:
                handle.write(b"".join(s.record or []))


def save(opts: Any, data: dict[str, Any]) -> None:
    if opts.json:
        data = {"machine": machine(), **data}
        text = json.dumps(data, indent=1)
        if opts.json == "-":
            print(text)
        else:
            with open(opts.json, "w") as handle:
                handle.write(text + "\n")


def size(text: str) -> tuple[int, int]:
    cols, rows = text.lower().split("x")
    return int(cols), int(rows)


def region(text: str) -> tuple[int, ...]:
    y1, x1, y2, x2 = (int(v) for v in text.split(","))
    return y1, x1, y2, x2


def listing(allowed: Collection[str] | None) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        names = [n for n in text.split(",") if n]
        if allowed and set(names) - set(allowed):
            raise argparse.ArgumentTypeError(f"choose from {','.join(allowed)}")
        return names

    return parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    sub = parser.add_subparsers(dest="command", required=True)

    common = argparse.ArgumentParser(add_help=False)
    add = common.add_argument
    add("--size", type=size, default=(120, 40), metavar="COLSxROWS")
    add("--ready", type=re.compile, default=re.compile(r"\S"), help="regex that says: fully painted")
    add("--setup", type=parse_keys, default=[], help="keys typed once ready, before measuring")
    add("--timeout", type=float, default=20.0)
    add("--env", action="append", default=[], metavar="K=V")
    add("--cwd")
    add("--term", default="xterm-256color")
    add(
        "--profile",
        choices=("modern", "kitty", "dumb"),
        default="modern",
        help="modern: answers 2026; kitty: also kitty keyboard and in-band resize; dumb: no 2026",
    )
    add("--shell", action="store_true", help="run through /bin/sh -c")
    add("--pin", action="store_true", help="pin the program to the last CPU")
    add("--verbose", action="store_true")
    add("--json", metavar="FILE", help="write the results ('-': to standard output)")

    bench = argparse.ArgumentParser(add_help=False, parents=[common])
    add = bench.add_argument
    add(
        "--what",
        type=listing(MEASURES),
        default=["start", "mem", "keys", "idle"],
        metavar=",".join(MEASURES),
        help="what to measure",
    )
    add("--rounds", type=int, default=5)
    add("--no-warmup", dest="warmup", action="store_false")
    add("--probe", type=parse_keys, default=[], help="key that must be answered for `start`")
    add("--probe-every", type=float, default=0.1, help="press it again after this long")
    add(
        "--keys",
        type=parse_keys,
        default=parse_keys("tab"),
        help=r"e.g. 'j k tab n=>Note\s2' (=>REGEX: wait for that text, else for any change)",
    )
    add("--key-repeat", type=int, default=20)
    add("--key-timeout", type=float, default=1.0)
    add("--gap", type=float, default=0.03, help="pause before each key, s (plus 0-20 ms at random)")
    add("--quiet", type=float, default=0.06, help="silence that ends a key's repaint, s")
    add("--by-key", action="store_true")
    add("--watch", type=region, metavar="Y1,X1,Y2,X2", help="only changes in this region count")
    add("--idle", type=float, default=10.0, help="idle window, s")
    add("--idle-settle", type=float, default=2.0)
    add("--anim", type=float, default=8.0, help="animation window, s")
    add("--anim-keys", type=parse_keys, default=[], help="keys that start the animation")
    add("--anim-settle", type=float, default=1.0)
    add("--burst", type=float, default=0.004, help="without mode 2026: output this close is one frame")
    add("--fps", type=float, help="nominal rate: gaps over 1.5 periods are late (else: the median gap)")
    add("--mark", type=re.compile, help="regex whose appearances are timed (cycle period, drift)")
    add("--mark-period", type=float, help="the period it should have, s")
    add(
        "--exit-ways",
        type=listing(None),
        default=list(EXIT_WAYS),
        help="comma list: keys (a>b for a sequence), SIGxxx, close",
    )
    add("--exit-timeout", type=float, default=5.0)
    add("--resizes", type=int, default=60)
    add("--resize-every", type=float, default=0.02)

    p = sub.add_parser("run", parents=[bench])
    p.add_argument("--cmd", required=True)
    p.set_defaults(func=cmd_run)

    p = sub.add_parser("compare", parents=[bench])
    for side in "ab":
        p.add_argument(f"--{side}", required=True, metavar="CMD")
        p.add_argument(f"--{side}-ready", type=re.compile)
        p.add_argument(f"--{side}-env", action="append", default=[], metavar="K=V")
        p.add_argument(f"--{side}-watch", type=region)
        for key in ("keys", "setup", "probe", "anim-keys"):
            p.add_argument(f"--{side}-{key}", type=parse_keys)
    p.set_defaults(func=cmd_compare)

    p = sub.add_parser("matrix", parents=[bench])
    p.add_argument("--cmd", action="append", required=True, metavar="NAME::[READY::[KEYS::]]CMD")
    p.add_argument("--columns", type=listing(None), help="metric[:median|p95|p99|min|max],...")
    p.set_defaults(func=cmd_matrix)

    p = sub.add_parser("shot", parents=[common])
    p.add_argument("--cmd", required=True)
    p.add_argument("--hold", type=float, default=0.5)
    p.add_argument("--raw", metavar="FILE", help="save every byte the program wrote")
    p.set_defaults(func=cmd_shot)

    p = sub.add_parser("cli")
    p.add_argument("--cmd", action="append", required=True, metavar="[NAME::]CMD")
    p.add_argument("--rounds", type=int, default=15)
    p.add_argument("--env", action="append", default=[], metavar="K=V")
    p.add_argument("--ok", type=lambda t: {int(v) for v in t.split(",")}, default={0})
    p.add_argument("--json", metavar="FILE")
    p.set_defaults(func=cmd_cli)

    opts = parser.parse_args()
    opts.func(opts)


if __name__ == "__main__":
    main()
