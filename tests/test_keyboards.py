"""Odd bytes of a keyboard, on a real pseudo-terminal: the keys after them are heard, and texts are whole."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial

from companion import words

from .test_interruptions import Room, pytestmark, room

__all__ = ["pytestmark", "room"]

BYTES = {
    b"\x1b[200~a paste": "a paste",
    b"\x1b]0;a title": "0;a title",
    b"\x1bPa string": "a string",
    b"\x1b[97;1:3u\x1b[99999999999u\x1b[1;1:2A\x1b[1114112u": "",
}
"""What is sent, and what of it is in the field."""
LINES = [f"{word} {number}" for number in range(40) for word in ("walk", "quit", "dishes", "a tea", "")]


def test_no_bytes_make_it_deaf(room: Room) -> None:
    person = room.seat("full screen")

    def saved_as(text: str) -> bool:
        return person.sees(text) and not person.sees("esc")

    room.until(lambda: person.sees("? keys"), person)
    saved = []
    for number, (sent, seen) in enumerate(BYTES.items()):
        person.type(b"w")
        room.until(lambda: person.sees(words.wins.PLACEHOLDER), person)
        person.type(sent)
        room.until(partial(person.sees, seen), person)
        person.type(f" and {number}\r".encode())
        room.until(partial(saved_as, f"and {number}"), person)
        saved.append(f"{seen} and {number}".strip())
    person.type(b"w")
    room.until(lambda: person.sees(words.wins.PLACEHOLDER), person)
    person.type("\r".join(LINES).encode())
    room.until(lambda: person.sees("a tea 39"), person)
    person.type(b"\r")
    room.until(lambda: not person.sees("esc"), person)
    person.type(b"q")
    assert room.ended(person) == 0
    command = [sys.executable, "-m", "companion", "--data", str(person.folder), "today", "--json"]
    day = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [win["text"] for win in day["wins"]] == [*saved, " ".join(" ".join(LINES).split())]
