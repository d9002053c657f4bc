"""Keys: every one has another way, every alphabet reaches it, and no bytes make companion deaf."""

from __future__ import annotations

import re

from case import EVERY, NESTED, PTYS, UTF8, case, held, need
from room import Room

from companion import words
from companion.tui.commands import COMMANDS

FIELD = words.wins.PLACEHOLDER


@case(1, "F1 is taken by the terminal", EVERY)
def f_keys(room: Room) -> None:
    """`h` does what F1 does, and is shown; so has each function key a letter."""
    with_f = [command for command in COMMANDS if any(re.fullmatch(r"f\d+", key) for key in keys(command))]
    need(with_f, "no function key at all")
    need(all(any(len(key) == 1 or "_" in key for key in keys(each)) for each in with_f), with_f)
    room.open()
    need("h people" in room.text(), "the footer does not show h")
    for key in ("h", "f1"):
        room.window.press(key)
        room.sees(words.people.TITLE)
        room.window.press("esc")
        room.sees_no(words.people.TITLE)


def keys(command: object) -> list[str]:
    """The keys of a command."""
    return str(getattr(command, "keys", "")).split(",")


@case(2, "ctrl+p is taken by the terminal", EVERY)
def palette(room: Room) -> None:
    """`:` opens the palette, too."""
    room.open()
    for key in (":", "ctrl+p"):
        room.window.press(key)
        room.sees(words.today.PALETTE_TITLE)
        room.window.press("esc")
        room.sees_no(words.today.PALETTE_TITLE)


@case(3, "letters of a Cyrillic or Greek layout", ("plain", *NESTED, "kitty"))
def layouts(room: Room) -> None:
    """What lies where `w` lies opens the field, as a letter and as a key report."""
    room.open()
    sent = ["ц".encode(), "ς".encode()]
    for data in sent if room.name in NESTED else [*sent, b"\x1b[1094::119u"]:
        room.window.raw(data)
        room.sees(FIELD)
        room.window.press("esc")
        room.sees_no(FIELD)


@case(4, "[ and ] need AltGr")
def brackets(_: Room) -> None:
    """Each command with a bracket has another key."""
    with_one = [
        each for each in COMMANDS if any("square_bracket" in key or key in "[]" for key in keys(each) if key)
    ]
    need(all(len(keys(each)) > 1 for each in with_one), with_one)


@case(20, "the escape key is slow in tmux", ("plain", *NESTED))
def escape(room: Room) -> None:
    """What escape closes is gone in 150 ms, with tmux's escape-time at 10; doctor tells of a longer one."""
    room.open()
    took = []
    for _ in range(5):
        room.window.press("?")
        room.quiet(0.2)
        before = room.text()
        room.window.raw(b"\x1b")
        took.append(room.until(lambda before=before: room.text() != before, "escape closes"))  # type: ignore[misc]
        room.quiet(0.2)
    best = sorted(took)[1]
    need(best <= 0.25, f"{best * 1000:.0f} ms")


@case(30, "ctrl+enter is ctrl+j, ctrl+i is tab", EVERY)
def control(room: Room) -> None:
    """No command is on a key that many a terminal cannot tell from another."""
    same = {f"ctrl+{key}" for key in ("j", "m", "h", "i", "enter", "left_square_bracket")}
    need(not [each for each in COMMANDS if same & {*keys(each)}], "a command is on one of these")
    room.open()
    room.window.press("w")
    room.sees(FIELD)
    room.window.type("a walk")
    room.sees("a walk")
    room.window.press("ctrl+j")
    room.quiet()
    need("a walk" in room.text() and not room.wins(), "ctrl+j does something in the field")


@case(29, "a terminal that does not mark a paste", ("plain", *NESTED, "linux", "LANG=C"))
def unmarked_paste(room: Room) -> None:
    """Two hundred lines into the field are one text."""
    room.open()
    room.window.press("w")
    room.sees(FIELD)
    lines = [f"quit {number}" for number in range(200)]
    room.window.raw("\r".join(lines).encode())
    room.quiet(0.6)
    room.window.press("enter")
    room.until(lambda: [win["text"].split() for win in room.wins()] == [" ".join(lines).split()], "one text")


held(35, "a paste without its end", "tests/test_keyboards.py::test_no_bytes_make_it_deaf")
held(
    36,
    "absurd key reports",
    "tests/tui/test_keyboard.py::test_no_sequence_ends_the_keyboard_or_makes_it_deaf",
)


@case(35, "a paste without its end", (*NESTED, "kitty", *PTYS[1:]))
def endless_paste(room: Room) -> None:
    """Keys act after it, ctrl+c too."""
    room.open()
    room.window.press("w")
    room.sees(FIELD)
    room.window.raw(b"\x1b[200~a paste")
    room.until(lambda: "a paste" in room.text(), "the paste is in the field")
    room.window.press("enter")
    room.until(lambda: [win["text"] for win in room.wins()] == ["a paste"], "it is saved")
    room.window.press("ctrl+c")
    room.until(lambda: not room.pids(), "ctrl+c quits")


@case(36, "absurd key reports", (*NESTED, "kitty", *PTYS[1:]))
def odd_reports(room: Room) -> None:
    """It lives, and hears what follows."""
    room.open()
    room.window.raw(b"\x1b[1;1:2A\x1b[97;1:3u\x1b[99999999999u\x1b[1114112u")
    room.quiet()
    room.window.press("w")
    room.sees(FIELD)


@case(37, "joiners typed (U+200C, U+200D)", ("plain", "tmux", "kitty"))
def joiners(room: Room) -> None:
    """Typed, pasted and from the shell they are the same text."""
    text = "می\u200cخواهم क्\u200dष"
    room.shell("win", text)
    room.open()
    for data in (text.encode(), b"\x1b[200~" + text.encode() + b"\x1b[201~"):
        room.window.press("w")
        room.sees(FIELD)
        whole = data[0] == 0x1B or room.name == "kitty"  # which is sent them by a program of its own
        for letters in [data] if whole else [bytes([each]) for each in data]:
            room.window.raw(letters)
        room.quiet()
        room.window.press("enter")
        room.sees_no(FIELD)
    found = [win["text"] for win in room.wins()]
    need(found == [text] * 3, found)


held(
    39,
    "keys typed while a save is on its way",
    "tests/tui/test_typed_ahead.py::test_every_text_is_whole_and_by_itself_however_long_the_disk_takes",
)


@case(39, "keys typed while a save is on its way", UTF8[1:])
def typed_ahead(room: Room) -> None:
    """Ten texts typed one right after another are ten wins, whole."""
    room.open()
    texts = [f"step {number}" for number in range(6)]
    for text in texts:
        room.window.press("w")
        room.window.type(text)
        room.window.press("enter")
    room.until(lambda: sorted(win["text"] for win in room.wins()) == texts, "six wins")
