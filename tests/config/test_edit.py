"""Edits made in the app: the right change, and every comment, order and other setting as it was."""

from __future__ import annotations

import os
import re
import socket
import stat
import sys
from datetime import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.config import plan
from companion.config.edit import ConfigChanged, ConfigError, ConfigFile, ConfigRefused
from companion.config.places import shipped
from companion.config.read import read, read_text
from companion.config.settings import Settings
from companion.model.routine import Item, Routine
from companion.model.schedule import Schedule

FILE = """\
# my settings

day_starts_at: 05:00   # early
routines:
- name: Morning
  from: 04:00
  to: 12:00
  items:
  # first of all
  - Up            # the wake time
  # water first
  - A glass of water

  - label: Breathe
    opens: breathe/box  # four sides
    steps: [sit, "breathe"]
  # last
  - Read one line

# the evening
- name: Evening
  from: 20:00
  to: 04:00
  items: [Dim, "Lights out"]  # in one line

privacy: # mine
  cover_after: 10
"""


@pytest.fixture
def file(tmp_path: Path) -> ConfigFile:
    path = tmp_path / "config.yaml"
    path.write_text(FILE)
    return ConfigFile(path)


def labels(file: ConfigFile, routine: int = 0) -> list[str]:
    return [item.label for item in read(file.path).routines[routine].items]


def changed_lines(before: str | None, after: str | None) -> tuple[list[str], list[str]]:
    old, new = (before or "").splitlines(), (after or "").splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


# -- what each edit changes


def test_an_added_item_is_one_new_line(file: ConfigFile) -> None:
    assert changed_lines(*file.add_item("morning", "Stretch")) == ([], ["  - Stretch"])
    assert labels(file)[-1] == "Stretch"
    file.add_item("evening", "Tea: no sugar", 0)
    assert labels(file, 1) == ["Tea: no sugar", "Dim", "Lights out"]


def test_an_added_item_of_a_known_name_gets_an_id_of_its_own(file: ConfigFile) -> None:
    file.add_item("evening", "Up")
    assert [item.id for item in read(file.path).routines[1].items] == ["dim", "lights-out", "up-2"]


@pytest.mark.parametrize(
    "label", ["null", "~", "yes", "- x", "# x", "a: b", "'", "{x}", "20:00", "  two  words ", "日本"]
)
def test_any_words_can_be_an_item(file: ConfigFile, label: str) -> None:
    file.add_item("morning", label)
    assert labels(file)[-1] == " ".join(label.split())


def test_a_renamed_item_keeps_its_id(file: ConfigFile) -> None:
    before = read(file.path).routines
    texts = file.rename_item("up", "Out of bed")
    assert changed_lines(*texts) == (
        ["  - Up            # the wake time"],
        ["  - label: Out of bed", "    id: up        # the wake time"],
    )
    file.rename_item("breathe", "Four sides")
    file.rename_item("lights-out", "Dark")
    file.rename_item("lights-out", "Darker")
    after = read(file.path).routines
    assert [[item.id for item in routine.items] for routine in after] == [
        [item.id for item in routine.items] for routine in before
    ]
    assert labels(file) == ["Out of bed", "A glass of water", "Four sides", "Read one line"]
    assert labels(file, 1) == ["Dim", "Darker"]


def test_a_moved_item_takes_the_comment_above_it_along(file: ConfigFile) -> None:
    file.move_item("read-one-line", -2)
    text = file.text()
    assert text is not None
    assert "  # last\n  - Read one line\n  # water first\n  - A glass of water\n" in text.replace(
        "\n\n", "\n"
    )
    assert text.index("steps: [sit") < text.index("# the evening") < text.index("- name: Evening")
    assert changed_lines(FILE, text) == ([], [])


def test_a_move_goes_no_further_than_the_routine(file: ConfigFile) -> None:
    file.move_item("up", 99)
    assert labels(file)[-1] == "Up"
    before = file.text()
    assert file.move_item("up", 1) == (before, before)


def test_a_removed_item_leaves_the_comments_of_others(file: ConfigFile) -> None:
    file.remove_item("read-one-line")
    file.remove_item("up")
    gone = ["  - Up            # the wake time", "  # last", "  - Read one line"]
    assert changed_lines(FILE, file.text()) == (gone, [])
    for item in ("a-glass-of-water", "breathe", "dim", "lights-out"):
        file.remove_item(item)
    assert labels(file) == labels(file, 1) == []
    assert "# the evening\n- name: Evening" in (file.text() or "")
    file.add_item("morning", "Anew")
    assert labels(file) == ["Anew"]


def test_line_ends_byte_order_mark_and_document_start_stay(file: ConfigFile) -> None:
    text = "\ufeff---\r\n" + FILE.replace("\n", "\r\n")
    file.path.write_bytes(text.encode())
    file.add_item("morning", "Stretch")
    assert file.path.read_bytes() == text.replace("line\r\n", "line\r\n  - Stretch\r\n", 1).encode()


# -- the first edit


def test_the_first_edit_creates_the_file_with_the_routines_written_out(tmp_path: Path) -> None:
    file = ConfigFile(str(tmp_path / "new" / "companion" / "config.yaml"))
    assert file.text() is None
    before, after = file.add_item("morning", "Stretch")
    assert before is None
    assert changed_lines(shipped("config.example.yaml").read_text("utf-8"), after) == (
        [],
        ["      - Stretch"],
    )
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert labels(file)[:2] == ["Up", "A glass of water"]
    file.replace(after, before)
    assert not file.path.exists()


@pytest.mark.parametrize("text", ["", "# only\n# words", "data:\n  backups: 3 # few\n", "routines:\n", "{}"])
def test_a_file_without_routines_gets_them(file: ConfigFile, text: str) -> None:
    file.path.write_text(text)
    file.add_item("evening", "Tea")
    assert labels(file, 1) == [
        "Dim the lights",
        "Phone in another room",
        "Close the day",
        "Lights out",
        "Tea",
    ]
    for line in text.splitlines():
        assert line in (file.text() or "") or line == "{}"


# -- undo


def test_put_restores_the_text_to_the_byte(file: ConfigFile) -> None:
    before, after = file.remove_item("breathe")
    assert file.replace(after, before) == (after, before)
    assert file.text() == FILE
    assert file.replace(before, after) == (before, after)
    assert file.text() == after


def test_put_refuses_when_the_file_has_moved_on(file: ConfigFile) -> None:
    before, after = file.remove_item("breathe")
    file.path.write_text("# mine now\n")
    with pytest.raises(
        ConfigChanged, match=r"^config.yaml was changed in the meantime and was left as it is$"
    ):
        file.replace(after, before)
    assert file.text() == "# mine now\n"


def test_an_editor_that_saves_meanwhile_wins(file: ConfigFile, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plan.remove_item

    def slow(*args: Any) -> Any:
        file.path.write_text("# saved meanwhile\n")
        return real(*args)

    monkeypatch.setattr(plan, "remove_item", slow)
    with pytest.raises(ConfigChanged):
        file.remove_item("up")
    assert file.text() == "# saved meanwhile\n"


# -- the file itself


def test_symbolic_links_and_the_mode_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "companion.yaml"
    real.parent.mkdir()
    real.write_text(FILE)
    real.chmod(0o640)
    (tmp_path / "two").symlink_to(real)
    link = tmp_path / "config.yaml"
    link.symlink_to("two")
    ConfigFile(link).add_item("morning", "Stretch")
    assert link.is_symlink() and (tmp_path / "two").is_symlink()
    assert "Stretch" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in real.parent.iterdir()) == ["companion.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such sockets there")
def test_what_is_no_file_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("config.yaml")  # a whole path may be too long for it
        Path("link.yaml").symlink_to("config.yaml")
        for name in ("config.yaml", "link.yaml"):
            with pytest.raises(ConfigRefused, match=r"yaml is not a regular file; nothing was changed$"):
                ConfigFile(name).add_item("morning", "Stretch")
            with pytest.raises(ConfigRefused, match=r"yaml is not a regular file; nothing was changed$"):
                ConfigFile(name).replace(None, "locale: de\n")
    assert Path("config.yaml").is_socket()


def test_a_read_only_file_is_said_and_left(file: ConfigFile) -> None:
    file.path.chmod(0o444)
    with pytest.raises(ConfigRefused, match=r"config.yaml is read-only; nothing was changed$"):
        file.add_item("morning", "Stretch")
    assert file.text() == FILE


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_disk_that_refuses_leaves_the_file(
    file: ConfigFile, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(ConfigRefused) as caught:
        file.add_item("morning", "Stretch")
    assert str(caught.value) == (
        f"{file.path} could not be written: No space left on device; nothing was changed"
    )
    assert file.text() == FILE
    assert [path.name for path in file.path.parent.iterdir()] == ["config.yaml"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("in the way")
    with pytest.raises(ConfigRefused, match="Not a directory"):
        ConfigFile(tmp_path / "a" / "config.yaml").add_item("morning", "Stretch")


def test_a_file_with_problems_is_not_edited(file: ConfigFile) -> None:
    file.path.write_text("data: {backups: none}\n")
    with pytest.raises(ConfigError) as caught:
        file.add_item("morning", "Stretch")
    assert str(caught.value).startswith("config.yaml:1:17 data.backups: ")
    assert file.text() == "data: {backups: none}\n"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda file: file.add_item("noon", "x"), "config.yaml has no routine “noon”; nothing was changed"),
        (lambda file: file.remove_item("x"), "config.yaml has no item “x”; nothing was changed"),
        (lambda file: file.add_item("morning", "  "), "the text is empty; nothing was changed"),
        (
            lambda file: file.rename_item("up", "\x1b[31m"),
            "the character U+001B is not allowed in a line of text; nothing was changed",
        ),
    ],
)
def test_what_cannot_be_done_is_said(file: ConfigFile, edit: object, says: str) -> None:
    with pytest.raises(ConfigRefused) as caught:
        edit(file)  # type: ignore[operator]
    assert str(caught.value) == says
    assert file.text() == FILE


# -- any order of edits

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "rename", "move", "remove"]), st.integers(0, 20), st.integers(-3, 3)),
    min_size=1,
    max_size=6,
)


@given(STEPS)
@example([("remove", 4, 0), ("remove", 4, 0), ("add", 1, 0), ("remove", 4, 0)])  # a list emptied twice
@settings(max_examples=40, deadline=None)
def test_any_order_of_edits_does_what_lists_would_and_keeps_what_stands_beside(
    steps: list[tuple[str, int, int]],
) -> None:
    text = FILE
    expected = [
        [(item.id, item.label) for item in routine.items]
        for routine in read_text(text.encode(), "c").routines
    ]
    gone = 0
    for number, (verb, pick, offset) in enumerate(steps):
        every = [(row, index) for row in expected for index in range(len(row))]
        if verb == "add" or not every:
            label = f"New {number}"
            text = plan.add_item(text, "c", ["morning", "evening"][pick % 2], label, pick)
            expected[pick % 2].insert(pick, (f"new-{number}", label))
            continue
        row, index = every[pick % len(every)]
        item_id, _ = row[index]
        if verb == "rename":
            text = plan.rename_item(text, "c", item_id, f"Other {number}")
            row[index] = (item_id, f"Other {number}")
        elif verb == "move":
            text = plan.move_item(text, "c", item_id, offset)
            row.insert(max(0, min(index + offset, len(row) - 1)), row.pop(index))
        else:
            text, _ = plan.remove_item(text, "c", item_id)
            del row[index]
            gone += 1
    after = read_text(text.encode(), "c")
    assert [[(item.id, item.label) for item in routine.items] for routine in after.routines] == expected
    assert msgspec.structs.replace(after, routines=()) == Settings(
        day_starts_at=after.day_starts_at, routines=(), privacy=after.privacy
    )
    kept = ["# my settings", "# early", "# the evening\n- name: Evening", "# in one line", "# mine"]
    if not gone:
        kept += ["# first of all", "# the wake time", "# four sides"]
    for comment in kept:
        assert comment in text
    ids = [item_id for item_id, _ in expected[0]]
    for comment, item_id, first_line in (
        ("  # water first\n", "a-glass-of-water", "  - "),
        ("  # last\n", "read-one-line", "  - "),
    ):
        if item_id in ids:
            below = text.split(comment)[1]
            item = next(item for item in after.routines[0].items if item.id == item_id)
            assert below.startswith((f"{first_line}{item.label}\n", f"{first_line}label: {item.label}\n"))


@pytest.mark.parametrize("above", ["", "  # of the first\n"])
def test_the_last_item_of_a_list_leaves_the_comment_on_its_first_line(above: str) -> None:
    text = f"routines:\n- name: A\n  from: 04:00\n  to: 12:00\n  items:   # mine\n{above}  - Up\ndata: {{}}\n"
    emptied, removed = plan.remove_item(text, "c", "up")
    assert re.search(r"items: \[\] +# mine\n", emptied) and above in emptied
    assert plan.restore_item(emptied, "c", removed) == (text.replace("items:   #", "items:    #"), True)


@pytest.mark.parametrize("start", ["routines:\n", "routines: &r\n"])
@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_the_indents_of_the_file_stay(start: str, margin: str) -> None:
    rows = ["- name: A", "  from: 04:00", "  to: 12:00", "  items:", f"  {margin}- Up", f"  {margin}- Tea"]
    text = start + "".join(f"{margin}{row}\n" for row in rows) + "data:\n   backups: 3\n"
    added = plan.add_item(text, "c", "a", "Walk").replace("&r", "").replace(": \n", ":\n")
    walk = f"{margin}  {margin}- Walk\n"
    assert added.replace(walk, "") == text.replace("&r", "").replace(": \n", ":\n")
    assert walk in added


# -- removed, and brought back

ITEMS = ("up", "a-glass-of-water", "breathe", "read-one-line", "dim", "lights-out")


@given(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4, unique=True), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_removed_and_put_back_leaves_the_file_as_it_was(
    items: list[str], data: st.DataObject
) -> None:
    text, removed = FILE, []
    for item in items:
        text, each = plan.remove_item(text, "c", item)
        removed.append(each)
    assert read_text(text.encode(), "c") != read_text(FILE.encode(), "c")
    for each in reversed(removed):
        text, at_its_place = plan.restore_item(text, "c", each)
        assert at_its_place
    if {"up", "a-glass-of-water", "breathe", "read-one-line"} - set(items) and {"dim", "lights-out"} - set(
        items
    ):
        assert text.replace("\n\n", "\n") == FILE.replace("\n\n", "\n")
    else:  # a list that was empty meanwhile has its comments below
        assert read_text(text.encode(), "c") == read_text(FILE.encode(), "c")
        assert sorted(re.findall("#.*", text)) == sorted(re.findall("#.*", FILE))

    text = FILE
    for item in items:
        text, _ = plan.remove_item(text, "c", item)
    for each in data.draw(st.permutations(removed)):  # in any order all of it is there
        text, _ = plan.restore_item(text, "c", each)
    assert sorted(re.findall(r"\w+", text)) == sorted(re.findall(r"\w+", FILE))


def test_in_a_file_changed_meanwhile_an_item_goes_between_its_neighbours_or_to_the_end() -> None:
    text, removed = plan.remove_item(FILE, "c", "breathe")
    moved = plan.add_item(plan.rename_item(text, "c", "up", "Feet on the floor"), "c", "morning", "Walk")
    back, at_its_place = plan.restore_item(moved, "c", removed)
    assert (
        at_its_place and "  - A glass of water\n\n  - label: Breathe\n    opens: breathe/box  # four" in back
    )
    turned = plan.move_item(plan.add_item(text, "c", "morning", "Walk"), "c", "read-one-line", -2)
    back, at_its_place = plan.restore_item(turned, "c", removed)
    assert not at_its_place and "# four sides" in back
    assert [item.id for item in read_text(back.encode(), "c").routines[0].items] == [
        *("read-one-line", "up", "a-glass-of-water", "walk", "breathe")
    ]


def test_an_item_of_a_list_in_one_line_comes_back_into_a_list_of_lines_and_the_other_way() -> None:
    text, removed = plan.remove_item(FILE, "c", "lights-out")
    lines = text.replace("[Dim]", "\n    # first\n    - Dim")
    back, _ = plan.restore_item(lines, "c", removed)
    assert "# first" in back and '  - "Lights out"' in back
    text, removed = plan.remove_item(FILE, "c", "breathe")
    one = "routines: [{name: Morning, from: 04:00, to: 12:00, items: [Up, Read one line]}]\n"
    back, at_its_place = plan.restore_item(one, "c", removed)
    item = read_text(back.encode(), "c").routines[0].items[1]
    assert at_its_place and (item.id, item.opens, item.steps) == (
        "breathe",
        "breathe/box",
        ("sit", "breathe"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FILE.replace("name: Morning", "name: Dawn"), "no longer has a routine “morning”"),
        (FILE, "already has an item “breathe”"),
    ],
)
def test_what_cannot_be_put_back_is_refused(text: str, why: str) -> None:
    _, removed = plan.remove_item(FILE, "c", "breathe")
    with pytest.raises(ConfigError, match=why):
        plan.restore_item(text, "c", removed)


def test_a_routine_comes_in_with_its_items_and_again_with_others_only(tmp_path: Path) -> None:
    text = f"# mine\n{plan.example()}"
    habits = (Item(id="c", label="C"), Item(id="c-1", label="C++", every=Schedule("week", (), 3)))
    routine = Routine(id="loop", name="Habits", starts=time(4), ends=time(3, 59), items=habits)
    added = plan.add_items(text, "config.yaml", routine)
    more = plan.add_items(added, "config.yaml", replace(routine, items=(Item(id="d", label="D: e"),)))
    found = {each.id: each for each in read_text(more.encode(), "config.yaml").routines}
    assert found["loop"] == replace(routine, items=(*habits, Item(id="d", label="D: e")))
    before, _, after = more.partition("  - name: Habits\n")
    assert text.startswith(before) and text.endswith(after[after.index("\n\nbreathing:") :])
