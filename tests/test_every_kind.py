"""The kinds of record are listed once: one that is added there, and named in words, is found everywhere."""

from __future__ import annotations

import ast
import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from tinydb import TinyDB

import companion
from companion import words
from companion.cli.main import cli
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.model.change import Edit
from companion.model.kinds import BY_TABLE, KINDS, Kind, kind_of
from companion.model.record import Record
from companion.model.trash import PLAN_ITEMS
from companion.words.kinds import NAMES, KindName

ROOT = Path(companion.__file__).parent
SECRET = "a house of glass"
LISTS = {
    "model/kinds.py": "the table itself",
    "words/kinds.py": "its names",
    "export/as_markdown.py": "what is told in a way of its own; all others are told by their row",
    "verbs/closing.py": "what is told of a day in a way of its own; all others are counted",
    "tui/affirmations/pane.py": "the tables that change this one pane",
    "tui/board/pane.py": "the tables that change this one pane",
    "tui/goals/pane.py": "the tables that change this one pane",
    "tui/toolbox/pane.py": "the tables that change this one pane",
    "tui/commands.py": "the features of what acts everywhere, some of which are called as their kind",
    "tui/routine/pane.py": "the tables that change this one pane",
    "tui/wins/pane.py": "the tables that change this one pane",
    "verbs/reports.py": "what is told of some days in a way of its own",
    "verbs/progress/year.py": "what is told of a day in a way of its own; all others are counted",
    "verbs/progress/views.py": "the views of Progress, some of which are called as their kind",
    "words/progress.py": "their titles",
    "tui/progress/commands.py": "what each of them offers",
    "model/celebrations.py": "what can be celebrated besides a win",
    "model/share.py": "the kinds of which there are cards",
    "cli/forms.py": "the commands that print one kind each, and what of it",
    "cli/completion/names.py": "where the names of a word are found, some of which are called as their kind",
    "cli/completion/quick_names.py": "which of these the data have",
    "cli/completion/tree.py": "which of these a word of a command takes",
    "cli/plain_mode/search.py": "where in plain mode a record stands",
}
"""The modules that may name more than two kinds in one place, each with its reason."""


class Dream(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of record that there is not."""

    title: str = ""
    text: str = ""
    lucid: bool = False
    tags: tuple[str, ...] = ()


Shell = Callable[..., Result]


@pytest.fixture(autouse=True)
def dreams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that a new kind of record takes: its row, and its name."""
    row = Kind(Dream, "dreams", private=("title", "text", "tags"), called=("title", "text"))
    monkeypatch.setitem(BY_TABLE, "dreams", row)
    monkeypatch.setitem(NAMES, "dreams", KindName("dream", "dreams"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "data"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, clock: Clock, data: Path) -> Shell:
    """`shell("trash")` is `companion trash`, on Tuesday 17 November 2026 at 8:42."""
    monkeypatch.setattr(Clock, "now", lambda _: clock.now())

    def run(*args: str, typed: str | None = None, folder: Path = data) -> Result:
        done = CliRunner().invoke(
            cli, ["--data", str(folder), *args], input=typed, prog_name="companion", catch_exceptions=False
        )
        assert done.exit_code == 0, done.output
        return done

    return run


@pytest.fixture
def app(data: Path, tmp_path: Path, clock: Clock) -> Iterator[Companion]:
    """A companion in which two dreams were kept: one in many lines with all its fields, one in a line."""
    app = Companion(data, Settings(), config=tmp_path / "config.yaml", clock=clock)
    at, day = clock.now(), app.context.today()
    first = Dream(at=at, day=day, text=f"{SECRET}\n*and* I", lucid=True, tags=("house", "night"))
    second = Dream(at=at, day=day, title="The sea", text="calm, see #lake")
    app.context.write("dream", [Edit.add(first), Edit.add(second)])
    yield app
    app.close()


def titles(app: Companion) -> list[str]:
    return [dream.title for dream in app.store.oldest(Dream, 9, -1)]


def test_it_is_stored_counted_and_has_a_day(app: Companion, shell: Shell) -> None:
    assert titles(app) == ["", "The sea"]
    assert app.store.summarise(99) and app.store.count(Dream) == 2
    assert app.store.days() == {app.context.today()}
    assert "2 entries in 1 file, all readable" in shell("doctor", "--fix").stdout
    assert "(dreams)" in shell("sync", "status").stdout


def test_it_is_undone_and_done_again(app: Companion, shell: Shell) -> None:
    assert shell("undo").stdout == "Undone: dream.\n" and titles(app) == []
    assert shell("redo").stdout == "Redone: dream.\n" and titles(app) == ["", "The sea"]


def test_it_leaves_as_json_and_comes_in_again_to_the_last_field(
    app: Companion, shell: Shell, tmp_path: Path
) -> None:
    file, there = tmp_path / "out.json", tmp_path / "there"
    shell("export", str(file))
    assert [each["tags"] for each in json.loads(file.read_text())["records"]["dreams"] if "tags" in each]
    said = shell("import", str(file), "--yes", folder=there).stdout
    assert "Imported 2 dreams. `companion undo` takes them out again." in said
    back = shell("export", "--json", folder=there).stdout
    assert json.loads(back)["records"] == json.loads(file.read_text())["records"]
    assert "2 are already here" in shell("import", str(file), "--yes", folder=there).stdout


def test_what_is_wrong_with_one_that_arrives_is_said(shell: Shell, tmp_path: Path, app: Companion) -> None:
    file = tmp_path / "out.json"
    shell("export", str(file))
    file.write_text(file.read_text().replace('"lucid":true', '"lucid":"very"'))
    shell("forget", "--all", typed=f"{words.forget.FORGET_WORD_ALL}\n")
    done = shell("import", str(file), "--yes")
    assert "Imported 1 dream." in done.stdout and "dreams" in done.stderr and "bool" in done.stderr


def test_it_leaves_as_a_table_for_a_spreadsheet(app: Companion, shell: Shell, tmp_path: Path) -> None:
    shell("export", str(tmp_path / "out.zip"))
    with ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["dreams.csv"]
        text = archive.read("dreams.csv").decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert (first["lucid"], first["tags"], second["title"]) == ("TRUE", "house; night", "The sea")
    assert second["lucid"] == "FALSE", "a default"


def test_it_stands_in_the_book_in_words(app: Companion, shell: Shell) -> None:
    assert shell("export", "--markdown").stdout.partition("2026\n\n### ")[2] == (
        "Tuesday 17 November 2026\n\n"
        "**Dreams**\n\n"
        f"- 8:42 {SECRET} · lucid: True · tags: house, night\n\n"
        "  > \\*and\\* I\n"
        "- 8:42 The sea\n\n"
        "  > calm, see #lake\n"
    )


def test_it_leaves_as_a_file_of_tinydb(app: Companion, shell: Shell, tmp_path: Path) -> None:
    shell("export", "--tinydb", str(tmp_path / "all.json"))
    with TinyDB(tmp_path / "all.json") as database:
        assert [doc.get("title") for doc in database.table("dreams")] == [None, "The sea"]


@pytest.mark.parametrize("said", ["dream", "Dreams", "dreams"])
def test_it_is_chosen_by_its_name_and_by_a_word_in_its_text(app: Companion, shell: Shell, said: str) -> None:
    shell("win", "called Mum")
    shell("win", "walked to the #lake")
    chosen = json.loads(shell("export", "--json", "--kind", said, "--tag", "lake").stdout)["records"]
    assert [each["title"] for each in chosen.pop("dreams")] == ["The sea"] and not any(chosen.values())


def test_what_is_deleted_is_in_the_trash_by_what_it_is_known_by_and_comes_back(
    app: Companion, shell: Shell
) -> None:
    kept = app.store.oldest(Dream, 9, -1)
    app.context.write("delete", [Edit.delete(dream) for dream in kept])
    told = sorted(line.split("  ")[-1] for line in shell("trash").stdout.splitlines())
    assert told == ["dream “The sea”", f"dream “{SECRET}”"]
    said = shell("trash", "restore", "1", "2").stdout
    assert "“The sea”" in said and app.store.oldest(Dream, 9, -1) == [
        app.store.get(Dream, dream.id) for dream in kept
    ]
    assert shell("trash").stdout == "The trash is empty.\n"
    assert shell("undo").stdout.startswith("Undone: bring back ") and titles(app) == []


def test_what_another_machine_replaced_is_in_the_trash_and_said(
    app: Companion, data: Path, clock: Clock, shell: Shell
) -> None:
    dream = app.store.oldest(Dream, 9, -1)[1]
    (change,) = app.store.apply([Edit.patch(dream, title="The lake")])
    page = json.loads((data / "2026-11.json").read_text())
    doc = {**page["dreams"][str(dream.id)], "title": "The pond", "rev": change.revision + (60_000 << 21)}
    page["dreams"] = {str(dream.id): {**doc, "base": dream.rev}}
    (data / "2026-11.tower.json").write_text(json.dumps(page))
    assert app.store.changed() and app.store.overtaken() == ["The lake"]
    assert "dream “The lake”" in shell("trash").stdout


def test_it_is_found_by_its_words(app: Companion, shell: Shell) -> None:
    for said, text in (("GLASS of", SECRET), ("night", "house, night"), ("lake", "calm, see #lake")):
        assert shell("search", said).stdout == f"17 Nov 2026  {text}  (dream)\n"
    assert json.loads(shell("search", "sea", "--json").stdout)["found"][0]["name"] == "The sea"


def test_it_is_in_a_backup_and_comes_back_from_it(app: Companion, shell: Shell, tmp_path: Path) -> None:
    shell("backup", str(tmp_path / "kept.zip"))
    app.context.write("delete", [Edit.delete(dream) for dream in app.store.oldest(Dream, 9, -1)])
    said = shell("restore", str(tmp_path / "kept.zip"), "--yes").stdout
    assert "dreams             2026-11  2 added" in said and titles(app) == ["", "The sea"]


def test_it_is_forgotten_for_good(app: Companion, shell: Shell, data: Path) -> None:
    first, second = app.store.oldest(Dream, 9, -1)
    app.context.write("delete", [Edit.delete(first)])
    app.context.write("edit", [Edit.patch(second, text=SECRET)])
    assert "\n  1 dream\n" in shell("forget", "--all", typed=f"{words.forget.FORGET_WORD_ALL}\n").stdout
    assert not [path for path in data.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert titles(app) == [] and shell("trash").stdout == "The trash is empty.\n"


# -- nothing else lists them


def test_every_kind_has_its_row_and_its_words() -> None:
    assert NAMES.keys() == {*BY_TABLE, PLAN_ITEMS}
    assert not [name for names in NAMES.values() for name in names if "_" in name]
    assert [kind_of(kind.struct) for kind in KINDS] == [*BY_TABLE.values()]
    for kind in KINDS:
        assert {*kind.private, *kind.called, *filter(None, [kind.by])} <= {*kind.struct.__struct_fields__}


def test_no_other_module_lists_the_kinds() -> None:
    tables = {*BY_TABLE}
    structs = {kind.struct.__name__ for kind in KINDS}
    listing = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(
                node, ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Call | ast.BinOp | ast.Compare
            ):
                within = [*ast.walk(node)]
                found = {each.value for each in within if isinstance(each, ast.Constant)} & tables
                found |= {each.id for each in within if isinstance(each, ast.Name)} & structs
                if len(found) > 2:
                    listing[path.relative_to(ROOT).as_posix()] = found
    assert {*listing} == {*LISTS}, listing
