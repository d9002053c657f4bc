"""What a tree of processes costs, from /proc (Linux)."""

# ruff: noqa: PTH208 -- names are all that is wanted, thousands of times

from __future__ import annotations

import os
import re
import time
from typing import Any

now = time.monotonic


TICK = os.sysconf("SC_CLK_TCK")


def read_text(path: str) -> str:
    try:
        with open(path) as handle:
            return handle.read()
    except OSError:
        return ""


def process_tree(root: int) -> list[int]:
    """root and its descendants, and whatever shares root's session."""
    parent, session = {}, {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            stat = read_text(f"/proc/{name}/stat")
            fields = stat[stat.rfind(")") + 2 :].split()
            if len(fields) > 3 and fields[0] != "Z":
                parent[int(name)] = int(fields[1])
                session[int(name)] = int(fields[3])
    tree = {pid for pid in parent if pid == root or session[pid] == root}
    grown = True
    while grown:
        more = {pid for pid, up in parent.items() if up in tree} - tree
        tree |= more
        grown = bool(more)
    return sorted(tree)


def usage(root: int) -> dict[str, Any]:
    """CPU and context switches of the tree, now."""
    coarse = 0
    threads: dict[int, tuple[int, int, int]] = {}
    pids = process_tree(root)
    for pid in pids:
        stat = read_text(f"/proc/{pid}/stat")
        fields = stat[stat.rfind(")") + 2 :].split()
        if len(fields) > 15:
            coarse += sum(int(v) for v in fields[11:15])
        try:
            tids = os.listdir(f"/proc/{pid}/task")
        except OSError:
            continue
        for tid in tids:
            base = f"/proc/{pid}/task/{tid}"
            sched = read_text(f"{base}/schedstat").split()
            status = read_text(f"{base}/status")
            vol = re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.MULTILINE)
            inv = re.search(r"^nonvoluntary_ctxt_switches:\s*(\d+)", status, re.MULTILINE)
            threads[int(tid)] = (
                int(sched[0]) if sched else 0,
                int(vol[1]) if vol else 0,
                int(inv[1]) if inv else 0,
            )
    return {"t": now(), "coarse_s": coarse / TICK, "threads": threads, "pids": pids}


def usage_delta(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    wall = b["t"] - a["t"]
    common = a["threads"].keys() & b["threads"].keys()
    lost = a["threads"].keys() - b["threads"].keys()
    zero = (0, 0, 0)
    fine = sum(v[0] - a["threads"].get(k, zero)[0] for k, v in b["threads"].items()) / 1e9
    coarse = b["coarse_s"] - a["coarse_s"]
    per_thread = sorted(
        (round((b["threads"][k][1] - a["threads"][k][1]) / wall, 2) for k in common),
        reverse=True,
    )
    vol = sum(v[1] - a["threads"].get(k, zero)[1] for k, v in b["threads"].items())
    inv = sum(v[2] - a["threads"].get(k, zero)[2] for k, v in b["threads"].items())
    cpu = coarse if lost else fine  # schedstat dies with its thread; stat does not
    return {
        "wall_s": wall,
        "cpu_s": cpu,
        "cpu_pct": 100 * cpu / wall,
        "cpu_pct_stat": 100 * coarse / wall,
        "wakeups_s": vol / wall,
        "preempt_s": inv / wall,
        "wakeups_by_thread": per_thread,
        "threads": len(b["threads"]),
        "processes": len(b["pids"]),
    }


def memory(root: int) -> dict[str, Any]:
    total = {"Rss": 0, "Pss": 0, "Private_Clean": 0, "Private_Dirty": 0}
    for pid in process_tree(root):
        for key, value in re.findall(
            r"^(\w+):\s+(\d+) kB", read_text(f"/proc/{pid}/smaps_rollup"), re.MULTILINE
        ):
            if key in total:
                total[key] += int(value)
    return {
        "rss_mb": total["Rss"] / 1024,
        "pss_mb": total["Pss"] / 1024,
        "uss_mb": (total["Private_Clean"] + total["Private_Dirty"]) / 1024,
    }
