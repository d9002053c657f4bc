"""`python -m companion.content.compile`: writes each YAML file of this folder as JSON into `compiled/`.

The YAML is what people read and edit; the app reads the JSON. Importing a YAML parser and parsing these
files costs over 20 ms of every start, and `companion win` should not need YAML at all; the JSON costs 1 ms.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent
COMPILED = HERE / "compiled"

NAMES = (
    "breathing",
    "affirmations",
    "win_categories",
    "reflection",
    "support",
    "rhythm",
    "steps",
    "milestones",
    "gatherings",
)
"""The files the app reads. `sources.yaml` is evidence for people and stays YAML only."""


def source(name: str) -> Any:
    """The content of a YAML file of this folder, by its name without `.yaml`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((HERE / f"{name}.yaml").read_bytes(), loader)  # noqa: S506  (both are safe ones)


def compiled(name: str) -> bytes:
    """The JSON of a YAML file, as `compiled/<name>.json` should hold it."""
    return msgspec.json.encode(source(name)) + b"\n"


def main() -> None:
    """Write every file."""
    COMPILED.mkdir(exist_ok=True)
    for name in NAMES:
        (COMPILED / f"{name}.json").write_bytes(compiled(name))


if __name__ == "__main__":
    main()
