"""`companion goal`: wishes and steps in the shell, the board as a picture."""

from __future__ import annotations

import base64
import os
import stat
import struct
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from companion import words
from companion.companion import Companion
from companion.config.palette import for_a_picture
from companion.config.settings import Settings
from companion.export.board import CARD, INNER, LARGE, SMALL, drawn
from companion.export.lettering import wide
from companion.export.pictures import as_data
from companion.model.board import BoardCard, BoardView, CardInFull

from ..conftest import TUESDAY


@pytest.fixture
def run(shell: Callable[..., Result]) -> Callable[..., Result]:
    """`run("add", "Sing")` is `companion goal add Sing`."""
    return partial(shell, "goal")


def test_a_goal_from_its_wish_to_letting_it_go(run: Callable[..., Result]) -> None:
    assert run().stdout == "A wish can begin with one line: companion goal add\n"
    run("add", "Somewhere", "with", "light", "--step", "tell Ana", "--step", "ask the landlord")
    assert run("step", "some", "pack", "one", "box").stdout == "Added to Somewhere with light: pack one box\n"
    assert run().stdout == "Somewhere with light\n  next: tell Ana\n"
    assert run("done", "tell").stdout == "One step further: tell Ana\n"
    assert run("done", "landlord").stdout == "One step further: ask the landlord\n", "words within it, too"
    assert run("let-go", "SOME").stdout == "Let go, on purpose. The steps you took stay here.\n"
    assert run().stdout == "Let go, on purpose: 1\n"


def test_no_word_of_a_goal_acts_on_the_terminal(run: Callable[..., Result]) -> None:
    run("add", "two\nlines\x1b[2J", "--step", "hum\x1b[2J")
    run("add", "two more")
    said = [run(), run("let-go", "tw"), run("let-go", "\x1b[2J"), run("done", "hum")]
    assert not [each for each in said if "\x1b" in each.output or "\nlines" in each.output]


def test_private_words_come_by_a_pipe_as_well(run: Callable[..., Result]) -> None:
    assert run("add", typed="Sing again\nhum\none song\n").stdout == "Named: Sing again\n"
    assert run("step", typed="sing\nlearn the tune\n").exit_code == 0
    assert run("done", typed="learn\n").stdout == "One step further: learn the tune\n"
    assert run("let-go", typed="sing\n").exit_code == 0


def test_what_fits_none_or_several_changes_nothing_and_lists_them(run: Callable[..., Result]) -> None:
    run("add", "Sing", "--step", "hum one", "--step", "hum two")
    several = run("done", "hum")
    assert several.exit_code == 2 and several.stderr == "“hum” could be any of these:\n  hum one\n  hum two\n"
    assert run("done", "dance").stderr.startswith("“dance” fits none of these:")
    assert run("done", typed="").stderr.startswith("Which of these?")
    assert run("step", "sing", typed="").exit_code == 2
    assert run("add", typed="").stderr == f"{words.changes.NO_TEXT}\n"
    assert run().stdout == "Sing\n  next: hum one\n"


# -- the board as a picture


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


DOT = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0abc"))
PNG = b"\x89PNG\r\n\x1a\n" + DOT + chunk(b"tEXt", b"Author\0the one") + chunk(b"IEND", b"") + b"and more"
TIFF = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHII", 0x0112, 3, 1, 6) + b"somewhere"
JPEG = (
    b"\xff\xd8\xff\xe1"
    + struct.pack(">H", len(TIFF) + 2)
    + TIFF
    + b"\xff\xfe\x00\x06note\xff\xda\x00\x02..\xff\xd9"
)
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x0c" + b"\0" * 9 + b"EXIF\x04\x00\x00\x00here"


@pytest.mark.parametrize("picture", [PNG, JPEG, WEBP, b"GIF89a..."])
def test_a_picture_leaves_behind_where_and_by_whom_it_was_made(picture: bytes) -> None:
    kind, _, coded = as_data(picture).partition(";base64,")
    inside = base64.b64decode(coded)
    assert kind.startswith("data:image/")
    for secret in (b"the one", b"and more", b"somewhere", b"note", b"here"):
        assert secret not in inside
    if kind.endswith("jpeg"):
        assert struct.unpack_from(">HHIH", inside, inside.index(b"\x01\x12")) == (0x0112, 3, 1, 6)


@pytest.mark.parametrize("data", [b"", b"<svg/>", JPEG[:9], b"\x89PNG\r\n\x1a\n123", b"%PDF"])
def test_what_is_no_picture_is_not_taken_in(data: bytes) -> None:
    assert as_data(data) == ""


def test_the_board_is_saved_for_its_person_alone(
    run: Callable[..., Result], data: Path, tmp_path: Path
) -> None:
    assert run("board").exit_code == 2
    app = Companion(data, Settings(), config=tmp_path / "c.yaml")
    goal = app.goals.add("A <b>week</b> alone", ("a", "b")).entries[0].id
    for step in app.goals.view().goals[0].steps:
        app.goals.take(step.id)
    (tmp_path / "hill.png").write_bytes(PNG)
    card = app.board.add("The sea & “me”", goal).entries[0].id
    app.board.say(card, "picture", str(tmp_path / "hill.png"))
    app.board.add("A dog, one day.")
    app.close()
    assert run("board").stdout == "The sea & “me”  (A <b>week</b> alone)\nA dog, one day.\n"
    file = tmp_path / "board.svg"
    assert run("board", "--svg", str(file)).stdout == "Saved as board.svg.\n"
    text = file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    root = ElementTree.fromstring(text)
    svg = "{http://www.w3.org/2000/svg}"
    assert [each.text for each in root.iter(f"{svg}text")] == [
        "The sea & “me”",
        "A <b>week</b> alone",
        "A dog, one day.",
    ]
    assert len([each for each in root.iter(f"{svg}path") if each.get("class") == "mark"]) == 2
    for secret in (str(tmp_path), "hill.png", "2026", os.environ.get("USER") or "root"):
        assert secret not in text
    assert run("board", "--svg", str(file)).exit_code == 1, "what is there stays"
    (tmp_path / "hill.png").unlink()
    again = run("board", "--svg", str(file), "--force").stdout
    assert "is no longer at" in again and "<image" not in file.read_text("utf-8")


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung 日本語の歌も大きな声で " + "W" * 33


def test_no_line_is_wider_than_its_card() -> None:
    card = BoardCard(id=1, at=TUESDAY, day=TUESDAY.date(), text=LONG, caption=LONG * 2)
    view = BoardView(cards=(CardInFull(card=card, goal=LONG, taken=40),))
    root = ElementTree.fromstring(drawn(view, for_a_picture("paper"), {}))
    texts = list(root.iter("{http://www.w3.org/2000/svg}text"))
    sizes = {"own": LARGE, "aside": SMALL, "goal": SMALL}
    assert max(wide(each.text or "") * sizes[each.get("class") or ""] for each in texts) <= CARD - 2 * INNER
    assert "".join(each.text or "" for each in texts if each.get("class") == "own") == LONG.replace(" ", "")
    assert max(float(each.get("y") or 0) for each in texts) < float(root.get("height") or 0)


def test_a_theme_without_colours_of_its_own_lends_the_usual_ones() -> None:
    assert for_a_picture("terminal") == for_a_picture(None) == for_a_picture("dawn") != for_a_picture("paper")
