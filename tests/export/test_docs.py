"""The schema in docs/ cannot lie: it is made from the records, by `python tests/export/test_docs.py`."""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from companion.export.as_json import FORMAT, VERSION
from companion.export.selection import SCHEMA_OF_ITS_OWN, Filters
from companion.model.kinds import KINDS
from companion.model.reports import Report
from companion.store.database.merging import SCHEMA

PATH = Path(__file__).parents[2] / "docs" / "export.schema.json"
OF_A_REPORT = PATH.with_name("report.schema.json")
ID = {"type": "string", "pattern": "^[0-9]+$", "description": "see docs/export.md"}


def schema() -> dict[str, Any]:
    """The JSON Schema of `companion export --json`."""
    structs = [*(kind.struct for kind in KINDS), Filters]
    _, parts = msgspec.json.schema_components(structs, ref_template="#/$defs/{name}")
    for part in parts.values():  # some versions of msgspec take a docstring as it stands, others dedent it
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
    for kind in KINDS:
        part = parts[kind.struct.__name__]
        part["properties"] |= {
            "id": ID,
            "base": {"type": "integer"},
            "seen": {"type": "array", "items": {"type": "integer"}},
            SCHEMA_OF_ITS_OWN: {"type": "integer"},
        }
        part["required"] = sorted({*part["required"], "id"})
    records = {
        kind.table: {"type": "array", "items": {"$ref": f"#/$defs/{kind.struct.__name__}"}} for kind in KINDS
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "companion export",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "schema": {"const": SCHEMA},
            "exported": {"type": "string", "format": "date-time"},
            "of": {"$ref": f"#/$defs/{Filters.__name__}"},
            "records": {"type": "object", "properties": records},
        },
        "required": ["format", "version", "schema", "exported", "records"],
        "$defs": parts,
    }


def schema_of_a_report() -> dict[str, Any]:
    """The JSON Schema of `companion report --format json`, what stands before its fields apart."""
    (whole,), parts = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = inspect.cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "companion report",
        **whole,
        "$defs": parts,
    }


def text(of: dict[str, Any]) -> str:
    return json.dumps(in_order(of), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def in_order(of: Any) -> Any:
    """Alternatives in one order: versions of msgspec differ in it."""
    if isinstance(of, list):
        return [in_order(each) for each in of]
    if not isinstance(of, dict):
        return of
    found = {name: in_order(each) for name, each in of.items()}
    return found | {"anyOf": sorted(found["anyOf"], key=json.dumps)} if "anyOf" in found else found


def test_the_schema_is_that_of_the_records() -> None:
    assert PATH.read_text("utf-8") == text(schema()), "run: python tests/export/test_docs.py"
    assert OF_A_REPORT.read_text("utf-8") == text(schema_of_a_report()), (
        "run: python tests/export/test_docs.py"
    )


if __name__ == "__main__":
    PATH.write_text(text(schema()), "utf-8")
    OF_A_REPORT.write_text(text(schema_of_a_report()), "utf-8")
    sys.exit(0)
