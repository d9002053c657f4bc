"""Where the folders of companion usually are, told without a library where the system makes that easy.

Imports next to nothing: `companion status` stands in a prompt.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "companion"
HOMES = {"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share"}
"""Where each is on Linux where nothing else is said (XDG Base Directory Specification)."""


def usual_folder(variable: str, environ: Mapping[str, str]) -> str:
    """Return companion's folder below an XDG folder; '' where only platformdirs knows it."""
    # "All paths … must be absolute. … consider the path invalid and ignore it." (XDG Base Directory)
    if os.path.isabs(named := environ.get(variable, "")):
        return os.path.join(named, NAME)
    home = environ.get("HOME", "")
    if sys.platform == "linux" and os.path.isabs(home):
        return os.path.join(home, HOMES[variable], NAME)
    return ""


def at_home(path: str, environ: Mapping[str, str]) -> str:
    """Return a path whose `~` stands for the home folder with that folder in its place."""
    home = environ.get("HOME")
    if home and (path == "~" or path.startswith("~/")):
        return os.path.join(home, path[2:])
    return os.path.expanduser(path)
