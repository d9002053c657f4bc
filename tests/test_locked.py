"""The lock: uv.lock, constraints.txt and the bounds of pyproject.toml say the same, and name no machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "uv.lock").read_text("utf-8")
LOCKED = {each["name"]: each.get("version", "") for each in tomllib.loads(LOCK)["package"]}


def test_the_constraints_are_the_lock() -> None:
    lines = [
        Requirement(line)
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if line[0] != "#"
    ]
    pinned = {canonicalize_name(each.name): str(each.specifier) for each in lines}
    assert pinned == {name: f"=={version}" for name, version in LOCKED.items() if name != PROJECT["name"]}


def test_what_is_locked_is_within_the_bounds_and_every_bound_has_a_lower_end() -> None:
    extras = PROJECT["optional-dependencies"]
    for line in [*PROJECT["dependencies"], *(each for extra in extras.values() for each in extra)]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(LOCKED[canonicalize_name(wanted.name)]), line
        assert {each.operator for each in wanted.specifier} & {">=", "=="}, line


def test_the_lock_can_be_used_anywhere() -> None:
    places = {urlsplit(url).hostname for url in re.findall(r'(?:registry|url) = "([^"]*)"', LOCK)}
    assert places == {"pypi.org", "files.pythonhosted.org"}
