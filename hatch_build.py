"""Puts the man pages into the wheel: `share/man/man1`, where `man` finds them beside `bin`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPages(BuildHookInterface):  # type: ignore[type-arg]
    """Makes them while the wheel is built, by `docs/man.py`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the pages, but for an editable install."""
        if version == "editable":
            return
        sys.path[:0] = [self.root, str(Path(self.root, "docs"))]
        from man import pages

        self._folder = tempfile.TemporaryDirectory()
        for name, text in pages().items():
            file = Path(self._folder.name, name)
            file.write_text(text, "utf-8")
            build_data["shared_data"][str(file)] = f"share/man/man1/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the files away that were made for it."""
        if version != "editable":
            self._folder.cleanup()
