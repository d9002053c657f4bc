"""A card to share: what is in the file, what is not, and that all of it has room."""

from __future__ import annotations

import math
import socket
import struct
import sys
from collections.abc import Iterator
from getpass import getuser
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import words
from companion.config.palette import for_a_picture
from companion.export import png
from companion.export.lettering import wide
from companion.export.share_card import MARGIN, SHEETS, Laid, drawn, save
from companion.model.share import PARTS, Figure, ShareCard

DAWN = for_a_picture("dawn")
SCREEN = SHEETS["screen"]
SVG = "{http://www.w3.org/2000/svg}"
FULL = ShareCard(
    name="week",
    sentence="“Said no & meant it”",
    day="11 to 17 November 2026",
    category="Boundaries",
    figures=(Figure(9, "wins kept"), Figure(5, "days with something in them")),
    span="Seven days",
    marks=(True, False, False, True, True, True, True),
)


def texts(svg: str) -> str:
    return " ".join(each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize(
    "chosen", [each for n in range(len(PARTS) + 1) for each in combinations(PARTS, n)], ids=str
)
def test_what_was_not_ticked_is_nowhere_in_the_file(chosen: tuple[str, ...]) -> None:
    card = FULL.only(chosen)
    assert set(card.parts) == set(chosen)
    svg = drawn(card, DAWN, SCREEN)
    said = {
        "sentence": ("meant it",),
        "day": ("November", "2026"),
        "category": ("Boundaries",),
        "figures": ("9", "wins kept", "with something", "Seven days"),
    }
    for part, each in ((part, each) for part, all_of_it in said.items() for each in all_of_it):
        assert (each in texts(svg)) == (part in chosen), each
    assert svg.count('class="mark"') == 5 * ("figures" in chosen)


def test_what_is_ticked_at_first() -> None:
    assert FULL.first == {"figures"}
    assert ShareCard(name="win", sentence="“Up”", day="x", figures=FULL.figures).first == {"sentence"}
    assert ShareCard(name="week", day="x").first == {"day"}, "a week with nothing to count yet"


@given(st.text(max_size=400), st.text(max_size=40), st.sampled_from([*SHEETS]), st.sampled_from([0, 7, 28]))
def test_any_words_have_room_and_leave_a_whole_file(text: str, category: str, size: str, days: int) -> None:
    card = ShareCard(name="win", sentence=text, category=category, marks=(True,) * days)
    sheet = SHEETS[size]
    ElementTree.fromstring(drawn(card, DAWN, sheet))
    for line in Laid(card, sheet).placed():
        assert wide(line.text) * line.size <= sheet.width - 2 * MARGIN + 1e-6
        assert MARGIN <= line.y <= sheet.height - MARGIN


def test_a_long_text_is_balanced_and_ends_with_a_word_where_it_has_no_room() -> None:
    text = "I had been putting the letter off since the spring. " * 60
    laid = Laid(ShareCard(name="win", sentence=text), SCREEN)
    assert laid.is_short and laid.sentence.endswith("…")
    kept = laid.sentence[:-1]
    assert len(kept) > 1000 and text.startswith(kept) and text[len(kept)] in " ."
    short = Laid(ShareCard(name="win", sentence=text[:300]), SCREEN)
    assert not short.is_short and short.sentence == text[:300].strip()
    lines = [wide(line.text) for line in short.placed()]
    assert min(lines[:-1]) > 0.6 * max(lines) and math.isclose(len({*lines}), len(lines), abs_tol=5)


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size


@pytest.mark.parametrize("size", [*SHEETS])
def test_neither_file_tells_who_where_when_or_with_what(size: str, tmp_path: Path) -> None:
    card, sheet = FULL.only({"sentence"}), SHEETS[size]
    for name in ("card.svg", "card.png"):
        told = save(card, DAWN, sheet, tmp_path / name, tmp_path / "data", png=name.endswith("png"))
        assert told == [f"Saved as {tmp_path / name}."]
        file = tmp_path / name
        assert file.stat().st_mode & 0o777 == 0o600
        data = file.read_bytes()
        secrets = (str(tmp_path), str(Path.home()), getuser(), socket.gethostname(), "2026", "ompanion")
        for secret in secrets if name.endswith("svg") else ():
            assert secret.encode() not in data, secret
        with pytest.raises(FileExistsError):
            save(card, DAWN, sheet, file, tmp_path / "data", png=False)
    found = [*chunks((tmp_path / "card.png").read_bytes())]
    assert {kind for kind, _ in found} == {b"IHDR", b"IDAT", b"IEND"}
    assert struct.unpack_from(">II", found[0][1]) == (sheet.width, sheet.height)


def test_the_words_are_in_the_png_and_letters_that_no_font_has_are_told(tmp_path: Path) -> None:
    def made(sentence: str) -> tuple[bytes, list[str]]:
        file = tmp_path / f"{len([*tmp_path.iterdir()])}.png"
        told = save(ShareCard(name="win", sentence=sentence), DAWN, SCREEN, file, tmp_path / "d", png=True)
        return file.read_bytes(), told[1:]

    none, _ = made("")
    (up, said), (with_odd, odd_said) = made("Up"), made(f"Up{chr(0x16E40)}")
    assert up != none and not said
    if odd_said:  # else there is a font for it
        assert odd_said == [words.share.UNDRAWN.format(letters=chr(0x16E40))] and with_odd == up


def test_without_the_extra_or_a_font_a_sentence_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> str:
        png._font.cache_clear()
        with pytest.raises(ValueError) as error:
            save(FULL, DAWN, SCREEN, tmp_path / "card.png", tmp_path / "data", png=True)
        png._font.cache_clear()
        assert not (tmp_path / "card.png").exists()
        return str(error.value)

    with monkeypatch.context() as patch:
        patch.setattr(png, "_renderer", lambda: lambda **_: b"nothing")
        assert refused().startswith("No font was found")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    assert refused() == words.share.NO_PNG
