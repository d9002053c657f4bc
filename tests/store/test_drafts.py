"""What is being typed survives whatever happens to the app."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.files import write_durably
from companion.store.safety import drafts as module
from companion.store.safety.drafts import Drafts
from companion.store.store import StoreError

from ..conftest import there


def die(drafts: Drafts) -> None:
    """The kernel frees the lock of a process that is gone."""
    os.close(there(drafts._lock))
    drafts._lock = None


def test_a_text_is_kept_until_it_is_taken(data: Path) -> None:
    drafts = Drafts(data, "one")
    drafts.keep("win", "called M")
    assert drafts.get("win") == "called M" and drafts.get("note") == ""
    assert not data.exists()
    drafts.flush()
    (file,) = (data / "drafts").glob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o777 == 0o700
    assert drafts.take("win") == "called M" and drafts.get("win") == ""
    drafts.close()
    assert list((data / "drafts").iterdir()) == []


def test_nothing_changed_is_nothing_written(data: Path) -> None:
    drafts = Drafts(data, "one")
    drafts.keep("win", "x")
    drafts.flush()
    (file,) = (data / "drafts").glob("*.json")
    file.unlink()
    drafts.keep("win", "x")
    drafts.flush()
    assert not file.exists()


def test_the_texts_of_one_that_is_gone_are_adopted_once(data: Path) -> None:
    gone, living, new = Drafts(data, "a"), Drafts(data, "b"), Drafts(data, "c")
    for drafts, text in ((gone, "of the gone"), (living, "of the living")):
        drafts.keep("win", text)
        drafts.flush()
    assert new.adopt() == {}
    die(gone)
    assert new.adopt() == {"win": "of the gone"} and new.get("win") == "of the gone"
    assert Drafts(data, "d").adopt() == {}
    die(new)
    assert Drafts(data, "e").adopt() == {"win": "of the gone"}


def test_of_two_texts_for_one_field_none_is_lost(data: Path) -> None:
    for n, name in enumerate("ab"):
        gone = Drafts(data, name)
        gone.keep("win", name)
        gone.keep(name, "alone")
        gone.flush()
        die(gone)
        os.utime(data / "drafts" / f"{name}.json", (n, n))
    first, second = Drafts(data, "c"), Drafts(data, "d")
    assert first.adopt() == {"win": "b", "b": "alone", "a": "alone"}
    assert second.adopt() == {"win": "a"}


def test_a_field_in_use_is_not_written_over(data: Path) -> None:
    gone = Drafts(data, "a")
    gone.keep("win", "older")
    gone.flush()
    die(gone)
    new = Drafts(data, "b")
    new.keep("win", "being typed")
    assert new.adopt() == {} and new.get("win") == "being typed"
    new.take("win")
    assert new.adopt() == {"win": "older"}


def test_two_of_one_name_have_files_of_their_own(data: Path) -> None:
    one, two = Drafts(data, "x"), Drafts(data, "x")
    for n, drafts in enumerate((one, two)):
        drafts.keep("win", str(n))
        drafts.flush()
    assert len(list((data / "drafts").glob("*.json"))) == 2
    assert two.adopt() == {} and one.adopt() == {}
    die(one)
    two.take("win")
    assert two.adopt() == {"win": "0"}


def test_one_that_comes_back_under_its_name_finds_its_texts(data: Path) -> None:
    gone = Drafts(data, "x")
    gone.keep("win", "typed")
    gone.flush()
    die(gone)
    assert Drafts(data, "x").adopt() == {"win": "typed"}


def test_a_file_that_is_no_draft_is_left(data: Path) -> None:
    folder = data / "drafts"
    folder.mkdir(parents=True)
    (folder / "old.json").write_text("{")
    new = Drafts(data, "x")
    assert new.adopt() == {} and (folder / "old.json").read_text() == "{"


def test_a_disk_that_refuses_is_said_and_the_texts_are_still_there(data: Path) -> None:
    data.mkdir()
    (data / "drafts").write_text("in the way")
    drafts = Drafts(data, "x")
    drafts.keep("win", "typed")
    with pytest.raises(StoreError, match="could not be saved"):
        drafts.flush()
    assert drafts.get("win") == "typed"
    (data / "drafts").unlink()
    drafts.flush()
    assert len(list((data / "drafts").glob("*.json"))) == 1


def test_what_is_typed_while_the_rest_is_written_is_written_next(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(data, "x")

    def slow(path: str, content: bytes, write: Callable[[str, bytes], None] = write_durably) -> None:
        drafts.keep("win", "called Mum")
        write(path, content)

    drafts.keep("win", "called Mu")
    with monkeypatch.context() as patch:
        patch.setattr(module, "write_durably", slow)
        drafts.flush()
    drafts.flush()
    die(drafts)
    assert Drafts(data, "y").adopt() == {"win": "called Mum"}


def test_what_a_text_is_to_replace_is_kept_with_it(data: Path) -> None:
    gone = Drafts(data, "a")
    gone.keep("win_edit 1", "called Mum and", "called Mum")
    gone.keep("note 1", "n", "")
    gone.keep("win", "typed")
    gone.flush()
    die(gone)
    new = Drafts(data, "b")
    new.adopt()
    assert (new.was("win_edit 1"), new.was("note 1"), new.was("win"), new.was("x")) == (
        "called Mum",
        "",
        None,
        None,
    )


def test_a_file_of_texts_alone_is_read(data: Path) -> None:
    (data / "drafts").mkdir(parents=True)
    (data / "drafts" / "old.json").write_text('{"win": "typed"}')
    assert Drafts(data, "x").adopt() == {"win": "typed"}


# -- in a folder that machines share


def typed(data: Path, name: str, machine: str, text: str = "typed") -> Path:
    """What one machine left; no other can see whether its owner lives."""
    drafts = Drafts(data, name, machine)
    drafts.keep("win", text)
    drafts.flush()
    die(drafts)
    return data / "drafts" / f"{name}.json"


@pytest.mark.parametrize(("theirs", "ours"), [("laptop", "desk"), ("desk-2", "desk"), ("laptop", "here")])
def test_what_is_typed_on_another_machine_is_left_to_it(theirs: str, ours: str, data: Path) -> None:
    file = typed(data, f"{theirs}-4711", theirs)
    assert Drafts(data, f"{ours}-9", ours).adopt() == {} and file.exists()
    assert Drafts(data, f"{theirs}-9", theirs).adopt() == {"win": "typed"}


@pytest.mark.parametrize("name", ["desk-4711", "desk-4711.2", "here-4711"])
def test_what_this_machine_left_is_found_also_from_before_it_had_a_name(name: str, data: Path) -> None:
    typed(data, name, "")
    assert Drafts(data, "desk-9", "desk").adopt() == {"win": "typed"}


def test_what_a_machine_typed_that_is_long_gone_is_found(data: Path) -> None:
    os.utime(typed(data, "laptop-4711", "laptop"), (0, 0))
    assert Drafts(data, "desk-9", "desk").adopt() == {"win": "typed"}


def test_a_conflict_copy_is_not_what_a_companion_left(data: Path) -> None:
    file = typed(data, "here-4711", "here").rename(
        data / "drafts" / "here-4711.sync-conflict-20261117-120000-ABCDEFG.json"
    )
    assert Drafts(data, "here-9", "here").adopt() == {} and file.exists()
