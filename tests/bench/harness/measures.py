"""The measurements. Each returns a flat dict of numbers; lists are pooled over rounds."""

# ruff: noqa: B023 -- `look` is used up before the loop goes on
# ruff: noqa: PTH110

from __future__ import annotations

import itertools
import os
import random
import signal
import statistics
import sys
import time
from typing import Any

from harness.processes import memory, process_tree, usage, usage_delta
from harness.session import Session

now = time.monotonic


def measure_start(opts: Any, cmd: str) -> dict[str, Any]:
    with Session(opts, cmd) as s:
        ready = s.ready()
        out = {
            "start_first_byte_ms": ((s.first_byte or ready) - s.t0) * 1e3,
            "start_first_ink_ms": ((s.first_ink or ready) - s.t0) * 1e3,
            "start_ready_ms": (ready - s.t0) * 1e3,
        }
        if opts.probe:
            name, pattern = opts.probe[0]
            hits: list[float] = []
            base = s.term.signature(opts.watch)

            def look(stamp: float) -> None:
                if hits:
                    return
                if pattern.search(s.term.text()) if pattern else s.term.signature(opts.watch) != base:
                    hits.append(stamp)

            s.on_visible = look
            sent = 0
            while not hits and sent < 40 and s.exit_status is None:
                if not pattern:  # start-up repaints must not be taken for the answer
                    base = s.term.signature(opts.watch)
                s.key(name)
                sent += 1
                end = now() + opts.probe_every
                while not hits and now() < end:
                    s.pump(end)
            s.on_visible = None
            if hits:
                out["start_key_answered_ms"] = (hits[0] - s.t0) * 1e3
                out["start_key_presses"] = sent
        s.wait_quiet(0.3, 3.0)
        used = usage(s.pid)
        out["start_cpu_ms"] = sum(v[0] for v in used["threads"].values()) / 1e6
        out["start_bytes"] = s.bytes
    return out


def measure_mem(opts: Any, cmd: str) -> dict[str, Any]:
    with Session(opts, cmd) as s:
        s.prepare()
        s.run_for(0.5)
        return memory(s.pid)


def measure_keys(opts: Any, cmd: str) -> dict[str, Any]:
    first, settled, misses, total, cold = list[float](), list[float](), 0, 0, None
    by_key: dict[str, list[float]] = {}
    with Session(opts, cmd) as s:
        s.prepare()
        before = usage(s.pid)
        bytes_before = s.bytes
        for _ in range(opts.key_repeat):
            for name, pattern in opts.keys:
                s.wait_quiet(opts.quiet, 0.3)
                s.run_for(opts.gap + random.uniform(0, 0.02))  # random phase to any timer
                if s.exit_status is not None:
                    break
                base = s.term.signature(opts.watch)
                state: dict[str, float | None] = {"first": None, "last": None}
                already = bool(pattern and pattern.search(s.term.text()))

                def look(stamp: float) -> None:
                    if pattern:
                        if state["first"] is None and not already and pattern.search(s.term.text()):
                            state["first"] = state["last"] = stamp
                    elif s.term.signature(opts.watch) != base:
                        if state["first"] is None:
                            state["first"] = stamp
                        state["last"] = stamp

                s.on_visible = look
                sent = now()
                s.key(name)
                end = sent + opts.key_timeout
                while now() < end and s.exit_status is None:
                    if state["first"] is not None:
                        end = min(end, (state["last"] or 0) + opts.quiet)
                    s.pump(end)
                s.on_visible = None
                total += 1
                if (began := state["first"]) is None:
                    misses += 1
                elif total == 1:  # the first press pays for lazy imports and first-time styling
                    cold = (began - sent) * 1e3
                else:
                    first.append((began - sent) * 1e3)
                    settled.append(((state["last"] or began) - sent) * 1e3)
                    by_key.setdefault(name, []).append(first[-1])
        after = usage(s.pid)
        delta = usage_delta(before, after)
        out = {
            "key_first_ms": first,
            "key_settled_ms": settled,
            "key_misses": misses,
            "key_bytes_each": (s.bytes - bytes_before) / max(1, total),
            "key_cpu_ms_each": delta["cpu_s"] * 1e3 / max(1, total),
        }
        if opts.by_key:
            out.update({f"key_first_ms[{k}]": v for k, v in by_key.items()})
        if cold is not None:
            out["key_cold_ms"] = cold
        out.update({"keys_" + k: v for k, v in memory(s.pid).items() if k == "rss_mb"})
    return out


def measure_idle(opts: Any, cmd: str) -> dict[str, Any]:
    with Session(opts, cmd) as s:
        s.prepare()
        s.run_for(opts.idle_settle)
        bytes_before, writes_before = s.bytes, s.writes
        a = usage(s.pid)
        s.run_for(opts.idle)
        b = usage(s.pid)
        delta = usage_delta(a, b)
        wall = delta["wall_s"]
        out = {
            "idle_cpu_pct": delta["cpu_pct"],
            "idle_cpu_pct_stat": delta["cpu_pct_stat"],
            "idle_wakeups_s": delta["wakeups_s"],
            "idle_preempt_s": delta["preempt_s"],
            "idle_bytes_s": (s.bytes - bytes_before) / wall,
            "idle_writes_s": (s.writes - writes_before) / wall,
            "idle_threads": delta["threads"],
            "idle_processes": delta["processes"],
            "idle_rss_mb": memory(s.pid)["rss_mb"],
        }
        if opts.verbose:
            print("  wake-ups/s by thread:", delta["wakeups_by_thread"], file=sys.stderr)
    return out


def measure_anim(opts: Any, cmd: str) -> dict[str, Any]:
    with Session(opts, cmd) as s:
        s.prepare()
        for name, pattern in opts.anim_keys:
            s.key(name)
            if pattern:
                s.wait_match(pattern, 5.0)
        s.run_for(opts.anim_settle)
        marks: list[float] = []
        state = {"on": False}

        def look(stamp: float) -> None:
            on = bool(opts.mark.search(s.term.text()))
            if on and not state["on"]:
                marks.append(stamp)
            state["on"] = on

        if opts.mark:
            state["on"] = bool(opts.mark.search(s.term.text()))
            s.on_visible = look
        bytes_before = s.bytes
        log: list[tuple[float, int, bool, int]] = []
        s.log = log
        a = usage(s.pid)
        s.run_for(opts.anim)
        b = usage(s.pid)
        s.log = s.on_visible = None
        delta = usage_delta(a, b)
        wall = delta["wall_s"]
        # A paint is a synchronised update (mode 2026) or, without one, a burst of output;
        # a frame is a paint that changed what is visible.
        paints: list[float] = []
        frames: list[float] = []
        syncs = log[0][3] if log else 0
        for stamp, _, changed, ends in log:
            if s.term.used_sync:
                if ends != syncs:
                    paints.append(stamp)
                syncs = ends
            elif paints and stamp - paints[-1] < opts.burst:
                paints[-1] = stamp
            else:
                paints.append(stamp)
            if changed:
                if frames and not s.term.used_sync and stamp - frames[-1] < opts.burst:
                    frames[-1] = stamp
                else:
                    frames.append(stamp)
        gaps = [(y - x) * 1e3 for x, y in itertools.pairwise(paints)]
        count = max(1, len(paints))
        out = {
            "anim_cpu_pct": delta["cpu_pct"],
            "anim_wakeups_s": delta["wakeups_s"],
            "anim_bytes_s": (s.bytes - bytes_before) / wall,
            "anim_paints_s": len(paints) / wall,
            "anim_visible_frames_s": len(frames) / wall,
            "anim_cpu_ms_per_paint": delta["cpu_s"] * 1e3 / count,
            "anim_bytes_per_paint": (s.bytes - bytes_before) / count,
            "anim_gap_ms": gaps,
        }
        if gaps:
            mid = (opts.fps and 1e3 / opts.fps) or statistics.median(gaps)
            out["anim_gap_sd_ms"] = statistics.pstdev(gaps)
            out["anim_late_pct"] = 100 * sum(g > 1.5 * mid for g in gaps) / len(gaps)
            out["anim_gap_max_ms"] = max(gaps)
        if len(marks) > 2:
            spans = [y - x for x, y in itertools.pairwise(marks)]
            out["mark_period_s"] = spans
            period = opts.mark_period or statistics.median(spans)
            late = [(t - marks[0]) - i * period for i, t in enumerate(marks)]
            n = len(late)
            xs = [m - marks[0] for m in marks]
            mx, my = sum(xs) / n, sum(late) / n
            var = sum((x - mx) ** 2 for x in xs)
            slope = sum((x - mx) * (y - my) for x, y in zip(xs, late, strict=False)) / var if var else 0.0
            out["mark_drift_ms_per_hour"] = slope * 3600 * 1e3
            out["mark_worst_ms"] = max(abs(v) for v in late) * 1e3
    return out


EXIT_WAYS = ("q", "ctrl+c", "SIGTERM", "SIGHUP", "SIGINT", "close")


def measure_exit(opts: Any, cmd: str) -> dict[str, Any]:
    out = {}
    for way in opts.exit_ways:
        with Session(opts, cmd) as s:
            s.prepare()
            tree = process_tree(s.pid)
            sent = now()
            if way.startswith("SIG"):
                os.kill(s.pid, getattr(signal, way))
            elif way == "close":  # the terminal window is shut
                s.hang_up()
            else:
                for name in way.split(">"):
                    s.key(name)
                    s.wait_quiet(0.08, 0.5)
            done = s.wait_exit(opts.exit_timeout)
            row: dict[str, Any] = {
                "exited": done is not None,
                "code": s.exit_status,
                "ms": round((done - sent) * 1e3, 1) if done else None,
            }
            if way != "close":
                bad = s.term.leftovers()
                attrs = s.attributes()
                for index, what in ((0, "iflag"), (1, "oflag"), (3, "lflag")):
                    if attrs[index] != s.attrs[index]:
                        bad.append("termios-" + what)
                row["left_on"] = bad
                row["traceback"] = "Traceback" in s.term.text()
            time.sleep(0.1)
            row["orphans"] = sum(os.path.exists(f"/proc/{p}") for p in tree if p != s.pid)
            row["ok"] = bool(
                row["exited"] and not row.get("left_on") and not row.get("traceback") and not row["orphans"]
            )
            out[f"exit[{way}]"] = row
    return out


def measure_resize(opts: Any, cmd: str) -> dict[str, Any]:
    rng = random.Random(7)
    cols, rows = opts.size
    with Session(opts, cmd) as s:
        s.prepare()
        before = s.term.lines()
        a = usage(s.pid)
        for i in range(opts.resizes):
            if i % 10 == 9:
                size = (rng.randint(1, 10), rng.randint(1, 5))  # absurdly small
            else:
                size = (rng.randint(20, 220), rng.randint(5, 70))
            s.resize(*size)
            s.run_for(opts.resize_every)
            if s.exit_status is not None:
                break
        s.wait_quiet(0.1, 1.0)
        back = now()
        last = [back]

        def look(stamp: float) -> None:
            last[0] = stamp

        s.on_visible = look
        if s.exit_status is None:
            s.resize(cols, rows)
            s.wait_quiet(0.4, 4.0)
        s.on_visible = None
        matched = s.opts.ready.search(s.term.text())
        b = usage(s.pid)
        after = s.term.lines()
        same = sum(x == y for x, y in zip(before, after, strict=False)) / max(1, len(before))
        if s.exit_status is None and opts.verbose and same < 1:
            for x, y in zip(before, after, strict=False):
                if x != y:
                    print(f"  was {x!r}\n  now {y!r}", file=sys.stderr)
        return {
            "resize": {
                "alive": s.exit_status is None,
                "ready_again": bool(matched),
                "settle_ms": round((last[0] - back) * 1e3, 1),
                "same_rows_pct": round(100 * same, 1),
                "cpu_ms_per_resize": round(usage_delta(a, b)["cpu_s"] * 1e3 / max(1, opts.resizes), 2),
                "traceback": "Traceback" in s.term.text(),
            }
        }


def measure_stop(opts: Any, cmd: str) -> dict[str, Any]:
    """Whether a program is whole, and can still quit, after kill -STOP, a resize meanwhile and kill -CONT."""
    cols, rows = opts.size
    with Session(opts, cmd) as s:
        s.prepare()
        before = usage(s.pid)
        os.kill(s.pid, signal.SIGSTOP)
        s.run_for(1.0)
        s.resize(cols - 7, rows - 3)
        os.kill(s.pid, signal.SIGCONT)
        s.run_for(0.5)
        s.resize(cols, rows)
        s.wait_quiet(0.4, 2.0)
        after = usage(s.pid)
        back = bool(opts.ready.search(s.term.text()))
        for name in opts.exit_ways[0].split(">"):
            s.key(name)
        done = s.wait_exit(opts.exit_timeout)
        bad = s.term.leftovers()
        if s.attributes()[3] != s.attrs[3]:
            bad.append("termios-lflag")
        grew = len(after["threads"]) - len(before["threads"])
        return {
            "stop": {
                "screen_back": back,
                "threads_grew": grew,
                "quits": done is not None,
                "left_on": bad,
                "ok": back and grew == 0 and done is not None and not bad,
            }
        }


MEASURES = {
    "start": measure_start,
    "mem": measure_mem,
    "keys": measure_keys,
    "idle": measure_idle,
    "anim": measure_anim,
    "exit": measure_exit,
    "resize": measure_resize,
    "stop": measure_stop,
}
ONCE = {"exit", "resize", "stop"}  # verdicts rather than samples: one round is enough
