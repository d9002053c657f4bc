"""Statistics and printing."""

from __future__ import annotations

import math
import os
import re
import time
from typing import Any

from harness.processes import read_text


def quantile(values: list[float], q: float) -> float:
    ordered = sorted(values)
    at = q * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def pool(samples: list[dict[str, Any]]) -> dict[str, Any]:
    """Rounds of one metric -> a summary; lists are pooled, verdict dicts are kept."""
    keys = list(dict.fromkeys(k for sample in samples for k in sample))
    out: dict[str, Any] = {}
    for key in keys:
        values = [sample[key] for sample in samples if key in sample]
        if isinstance(values[0], dict):
            out[key] = values[0]
            continue
        flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
        if not flat:
            continue
        out[key] = {
            "n": len(flat),
            "median": quantile(flat, 0.5),
            "p95": quantile(flat, 0.95),
            "p99": quantile(flat, 0.99),
            "min": min(flat),
            "max": max(flat),
            "per_round": [
                quantile(v, 0.5) if isinstance(v, list) and v else v
                for v in values
                if not (isinstance(v, list) and not v)
            ],
        }
    return out


def fmt(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        if value == 0:
            return "0"
        return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return str(value)


def print_table(rows: list[list[str]]) -> None:
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for index, row in enumerate(rows):
        cells = enumerate(zip(row, widths, strict=True))
        print("  ".join(cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in cells))
        if index == 0:
            print("  ".join("-" * w for w in widths))


def show_run(summary: dict[str, Any]) -> None:
    rows = [["metric", "n", "median", "p95", "p99", "min", "max"]]
    verdicts = []
    for key, value in summary.items():
        if "median" in value:
            rows.append([key] + [fmt(value[c]) for c in ("n", "median", "p95", "p99", "min", "max")])
        else:
            verdicts.append((key, value))
    if len(rows) > 1:
        print_table(rows)
    for key, value in verdicts:
        print(f"{key}: " + ", ".join(f"{k}={v}" for k, v in value.items()))


def show_compare(a: dict[str, Any], b: dict[str, Any]) -> None:
    rows = [["metric", "A median", "B median", "B/A", "per-round B/A (min..max)", "A p95", "B p95"]]
    verdicts = []
    for key in [key for key in a if key in b]:
        if "median" not in a[key]:
            verdicts.append((key, a[key], b[key]))
            continue
        am, bm = a[key]["median"], b[key]["median"]
        ratios = [y / x for x, y in zip(a[key]["per_round"], b[key]["per_round"], strict=False) if x]
        rows.append(
            [
                key, fmt(am), fmt(bm), f"{bm / am:.2f}" if am else "-",
                f"{min(ratios):.2f}..{max(ratios):.2f}" if ratios else "-",
                fmt(a[key]["p95"]), fmt(b[key]["p95"]),
            ]
        )  # fmt: skip
    print_table(rows)
    for key, x, y in verdicts:
        print(f"{key}\n   A: {x}\n   B: {y}")


def machine() -> dict[str, Any]:
    model = re.search(r"model name\s*:\s*(.+)", read_text("/proc/cpuinfo"))
    return {
        "cpu": model[1] if model else "?",
        "cpus": os.cpu_count(),
        "load": os.getloadavg(),
        "kernel": os.uname().release,
        "when": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
