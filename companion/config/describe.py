"""Settings written out as a config file would say them: what `companion config show` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from companion.config.sections import SETTINGS
from companion.config.settings import Settings

_NULL = "tag:yaml.org,2002:null"


def show(settings: Settings, bindings: Mapping[str, str] | None = None) -> str:
    """Return the settings as YAML that `read` reads to the same settings.

    Given the shipped `bindings`, `keys` lists every binding id, and not only those that were moved.
    """
    return yaml.dump(
        as_plain(settings, bindings), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100
    )


def as_plain(settings: Settings, bindings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the settings as plain data, as they stand in a config file."""
    return {**SETTINGS.write(settings), "keys": {**(bindings or {}), **settings.keys}}


class _Dumper(yaml.SafeDumper):
    """Every value is text here, and only what would read as nothing needs quotes."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand further in than their key

    def ignore_aliases(self, data: Any) -> bool:
        return True
