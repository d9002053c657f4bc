"""A report as a file, in one of the formats."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

from companion.export.target import check, write_file
from companion.model.reports import Report


def encoded(report: Report, form: str, now: datetime) -> bytes:
    """Return a report in a format."""
    module = import_module(f"companion.export.report_{form}")
    found: bytes = module.encode(report, now) if form == "json" else module.encode(report)
    return found


def keep(
    report: Report, path: Path, form: str, now: datetime, data_folder: Path, *, force: bool = False
) -> None:
    """Write a report to a file (0600). Raises FileExistsError unless forced, StoreError, ValueError."""
    check(path, data_folder, force=force)
    write_file(path, encoded(report, form, now), force=force)
