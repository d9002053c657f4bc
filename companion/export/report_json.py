"""A report as JSON for other programs; docs/export.md has the format."""

from __future__ import annotations

from datetime import datetime

import msgspec

from companion.model.record import in_full
from companion.model.reports import Report

FORMAT = "companion report"
VERSION = 1


def encode(report: Report, now: datetime) -> bytes:
    """Return the report as UTF-8, with every field, those too that are empty."""
    head = {"format": FORMAT, "version": VERSION, "exported": now.isoformat()}
    return msgspec.json.format(msgspec.json.encode({**head, **in_full(report)}), indent=2) + b"\n"
