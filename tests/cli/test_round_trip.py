"""Out by `companion export`, in by `companion import`, whatever is in the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from companion.store.database import merging
from companion.store.database.merging import Tables

from .conftest import Shell

ODD = '{"at":"2026-11-17T08:00:00+01:00","day":"2026-11-17","text":"one","mood":[1,{"a":null}]}'


def written(shell: Shell, data: Path, **fields: Any) -> Path:
    """One win, with more in it than companion would write; `data` then holds its page."""
    shell("win", "one")
    page = data / "2026-11.json"
    tables = json.loads(page.read_text())
    (doc,) = tables["wins"].values()
    doc |= fields
    page.write_text(json.dumps(tables))
    return page


def brought_in(shell: Shell, there: Path, path: Path) -> tuple[Result, Result]:
    """Import a file into another data folder; what its page holds."""
    env = {"COMPANION_DATA": str(there)}
    done = shell("import", str(path), "--yes", env=env)
    return done, shell("export", "-", "--json", env=env)


@pytest.mark.parametrize("form", ["--json", "--tinydb"])
@pytest.mark.parametrize("field", ["text", "note", "unknown"])
def test_half_of_a_surrogate_pair_goes_out_and_comes_in(
    field: str, form: str, shell: Shell, data: Path, tmp_path: Path
) -> None:
    written(shell, data, **{field: "half \ud83d of it"})
    assert shell("export", str(tmp_path / "all.json"), form).exit_code == 0
    done, again = brought_in(shell, tmp_path / "there", tmp_path / "all.json")
    assert done.exit_code == 0 and "1 win" in done.stdout
    (win,) = json.loads(again.stdout)["records"]["wins"]
    assert win[field] == "half \ud83d of it"


@pytest.mark.parametrize("half", ["\ud83d", "\udc80"])  # noqa: PT014  (no two are one)
def test_half_of_a_surrogate_pair_is_in_no_other_formats_way(half: str, shell: Shell, data: Path) -> None:
    written(shell, data, text=f"half {half} of it", note=half)
    for command in (
        ("today",),
        ("export", "-", "--csv", "--kind", "wins"),
        ("export", "-", "--markdown"),
    ):
        done = shell(*command)
        assert done.exit_code == 0 and " of it" in done.stdout_bytes.decode(), command


def test_a_filter_may_hold_what_is_no_unicode(shell: Shell, data: Path) -> None:
    written(shell, data, category="half \udc80")
    done = shell("export", "-", "--json", "--category", "half \udc80")
    assert json.loads(done.stdout)["of"]["category"] == "half \udc80"


def as_of(page: Path, schema: int) -> None:
    page.write_text(re.sub(r'"schema": ?1', f'"schema":{schema}', page.read_text()))


@pytest.mark.parametrize("form", ["--json", "--tinydb"])
def test_what_a_newer_companion_wrote_goes_out_as_what_it_is(
    form: str, shell: Shell, data: Path, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("win", "of an old one")
    config.parent.mkdir(parents=True)
    config.write_text("data: {device: laptop}\n")
    shell("win", "of a new one")
    as_of(data / "2026-11.laptop.json", 2)
    path = tmp_path / "all.json"
    shell("export", str(path), form)
    done, _ = brought_in(shell, tmp_path / "there", path)
    assert "of an old one" in shell("today", env={"COMPANION_DATA": str(tmp_path / "there")}).stdout
    assert "written by a newer companion" in done.stdout + done.stderr

    # the companion that wrote it: what is of schema 1 is brought up, the other is not brought up twice
    def louder(tables: Tables) -> Tables:
        wins = {i: {**doc, "text": doc["text"].upper()} for i, doc in tables.get("wins", {}).items()}
        return {**tables, "wins": wins}

    for module in ("merging", "database", "folder"):
        monkeypatch.setattr(f"companion.store.database.{module}.SCHEMA", 2, raising=False)
    monkeypatch.setattr("companion.export.importers.own.SCHEMA", 2)
    monkeypatch.setitem(merging.MIGRATIONS, 1, louder)
    brought_in(shell, tmp_path / "newer", path)
    page = (tmp_path / "newer" / "2026-11.laptop.json").read_text()
    assert "OF AN OLD ONE" in page and "of a new one" in page and "_schema" not in page


@pytest.mark.parametrize("newer_first", [True, False])
def test_of_two_records_with_one_id_the_newer_comes_in_and_the_other_is_told(
    newer_first: bool, shell: Shell, data: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    lines = shell("export", "-", "--json").stdout.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith('{"id"'))
    later = re.sub(r'"text":"one"', f'"text":"newer","rev":{4 * 10**18}', lines[at])
    lines[at : at + 1] = [f"{later},", lines[at]] if newer_first else [f"{lines[at]},", later]
    (tmp_path / "all.json").write_text("\n".join(lines))
    done, again = brought_in(shell, tmp_path / "there", tmp_path / "all.json")
    assert "appears twice" in done.stdout + done.stderr
    assert [win["text"] for win in json.loads(again.stdout)["records"]["wins"]] == ["newer"]


@pytest.mark.parametrize("rev", [10**30, 0, -1, "soon", True])
def test_a_revision_that_is_none_is_told_and_the_rest_comes_in(
    rev: object, shell: Shell, data: Path, tmp_path: Path
) -> None:
    shell("win", "one")
    shell("win", "two")
    text = shell("export", "-", "--json").stdout
    (tmp_path / "all.json").write_text(text.replace('"text":"two"', f'"text":"two","rev":{json.dumps(rev)}'))
    done, again = brought_in(shell, tmp_path / "there", tmp_path / "all.json")
    assert "all.json:" in done.stdout + done.stderr and "rev" in done.stdout + done.stderr
    assert [win["text"] for win in json.loads(again.stdout)["records"]["wins"]] == ["one"]
