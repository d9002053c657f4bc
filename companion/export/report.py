"""A report as a file, in one of the formats."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

import msgspec

from companion.export.target import check, write_file
from companion.model.record import in_full
from companion.model.reports import Report

FORMAT, VERSION = "companion report", 1


def encoded(report: Report, form: str, now: datetime) -> bytes:
    """Return a report in a format; docs/export.md has that of JSON, with the fields too that are empty."""
    if form == "json":
        head = {"format": FORMAT, "version": VERSION, "exported": now.isoformat()}
        return msgspec.json.format(msgspec.json.encode({**head, **in_full(report)}), indent=2) + b"\n"
    found: bytes = import_module(f"companion.export.report_{form}").encode(report)
    return found


def keep(
    report: Report, path: Path, form: str, now: datetime, data_folder: Path, *, force: bool = False
) -> None:
    """Write a report to a file (0600). Raises FileExistsError unless forced, StoreError, ValueError."""
    check(path, data_folder, force=force)
    write_file(path, encoded(report, form, now), force=force)
