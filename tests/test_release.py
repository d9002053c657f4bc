"""What goes out says what is true: name, version, links, and whose work comes along under which licence.

Run as a program it makes README's links absolute and writes docs/licences.md.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import companion

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HOME = PROJECT["urls"]["Repository"]
PAGE = f"{HOME}/blob/main/"
PICTURE = f"{HOME.replace('//github.com/', '//raw.githubusercontent.com/')}/main/"
LINK = re.compile(r"(!?)(\[[^]]*\])\(([^)\s]+)\)")
LICENCES = ROOT / "docs" / "licences.md"
LOCKED = {each["name"]: each for each in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}


# -- links: PyPI shows README without the files beside it


def absolute(text: str) -> str:
    """README with each link to a file beside it made one from anywhere."""

    def whole(link: re.Match[str]) -> str:
        picture, said, target = link.groups()
        base = "" if target.startswith(("https://", "#")) else PICTURE if picture else PAGE
        return f"{picture}{said}({base}{target})"

    return LINK.sub(whole, text)


def heading_ids(page: str) -> set[str]:
    """The names GitHub gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_link_of_the_readme_is_good_from_anywhere_and_leads_to_something() -> None:
    assert absolute(README) == README, "run: python tests/test_release.py"
    for picture, _, target in LINK.findall(README):
        path, _, heading = target.removeprefix(PICTURE if picture else PAGE).partition("#")
        if path.startswith("https://"):
            assert not path.startswith(HOME), f"{target} is not where README's links lead"
            continue
        page = (ROOT / path).read_text("utf-8") if path else README
        assert not heading or heading in heading_ids(page), target


def test_every_address_of_the_project_begins_with_the_first() -> None:
    assert all(address.startswith(HOME) for address in PROJECT["urls"].values())
    for address in (PROJECT["urls"]["Documentation"], PROJECT["urls"]["Changelog"]):
        assert (ROOT / address.partition("/main/")[2]).exists()


# -- name and version


def test_the_topmost_section_of_the_changelog_is_of_this_version() -> None:
    (first, *_) = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first == companion.__version__


def test_the_pythons_it_is_said_to_run_on_are_those_ci_tries() -> None:
    said = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    (tried,) = re.findall(r"^pythons=\((.+)\)$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert tried.split() == said
    assert not [each for each in said if not SpecifierSet(PROJECT["requires-python"]).contains(each)]


# -- licences


def brings(wanted: list[str]) -> set[str]:
    """The locked packages that some packages bring along, with them."""
    found: set[str] = set()
    left = [canonicalize_name(Requirement(each).name) for each in wanted]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            package = LOCKED[name]
            more = [*package.get("dependencies", [])]
            for extras in package.get("optional-dependencies", {}).values():
                more += extras  # of each package, what was locked of its extras
            left += [each["name"] for each in more]
    return found


def licence(package: Distribution) -> str:
    """The licence a package names, in the newest way it has; one has the text alone."""
    about = package.metadata
    classifiers = [each for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    short = " or ".join(each.rpartition(" :: ")[2] for each in classifiers)
    said = {key: about[key] for key in ("License-Expression", "License") if key in about}
    field = said.get("License-Expression") or short or said.get("License", "")
    text = " ".join(each.read_text("utf-8") for each in package.files or () if each.match("licenses/LICENSE"))
    return field.partition("\n")[0] or (
        "MIT" if "Permission is hereby granted, free of" in text else "not known"
    )


def uses() -> dict[str, set[str]]:
    """What packages are for, and which; each stands once."""
    extras = PROJECT["optional-dependencies"]
    wanted = {"to run it": PROJECT["dependencies"]} | {
        why: extras[extra]
        for why, extra in (("PNG cards", "png"), ("its tests", "test"), ("work on it", "dev"))
    }
    seen: set[str] = set()
    found: dict[str, set[str]] = {}
    for why, packages in wanted.items():
        found[why] = brings(packages) - seen
        seen |= found[why]
    assert seen == LOCKED.keys() - {PROJECT["name"]}
    return found


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Name, version, licence and use of each locked package; what is not installed stays as it stands."""
    written = dict(re.findall(r"^\| (\S+) \| \S+ \| (.+?) \|", LICENCES.read_text("utf-8"), re.MULTILINE))
    for why, names in uses().items():
        for name in sorted(names):
            version = LOCKED[name]["version"]
            try:
                package = distribution(name)
                here = package.version == version
            except PackageNotFoundError:
                here = False
            yield name, version, licence(package) if here else written.get(name, "not known"), why


def licence_table() -> str:
    """The table of docs/licences.md."""
    head = ["| Package | Version | Licence | Needed for |", "|---|---|---|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows()), ""])


def test_the_page_of_licences_is_that_of_the_locked_packages() -> None:
    page = LICENCES.read_text("utf-8")
    assert page[page.index("| Package") :] == licence_table(), "run: python tests/test_release.py"
    assert "not known" not in page


@pytest.mark.parametrize("field", ["authors", "keywords", "classifiers", "license", "readme", "description"])
def test_an_index_is_told_what_it_shows(field: str) -> None:
    assert PROJECT[field]


if __name__ == "__main__":
    (ROOT / "README.md").write_text(absolute(README), "utf-8")
    page = LICENCES.read_text("utf-8")
    LICENCES.write_text(page[: page.index("| Package")] + licence_table(), "utf-8")
    sys.exit(0)
