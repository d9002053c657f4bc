"""What is seen: the cursor, the mouse, colours, and signs of one width."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from typing import Any

from case import EVERY, NESTED, UTF8, case, need
from ptys import tmux_command
from room import Room

from companion import words

CARDS = ("?", "h", ":", "m", "g", "/", "w", "t", "H")
SCREENS = ("2", "3", "4", "5", "1")
SIGNS = re.compile(r"[\u2500-\u259f●▲→◆■□○]")


def look_around(room: Room) -> list[str]:
    """All screens and the cards over them, as they are seen."""
    found = [room.text()]
    for key in (*SCREENS, *CARDS, "b"):
        room.window.press(key)
        room.quiet(0.2)
        found.append(room.text())
        if key in CARDS:
            room.window.press("esc")
            room.quiet(0.15)
    room.window.press("esc")
    return found


def term(room: Room) -> Any:
    """The terminal that this program plays."""
    return room.window.term  # type: ignore[attr-defined]


def sent(room: Room) -> bytes:
    """All that came out."""
    room.window.pump(0)
    return bytes(room.window.sent)  # type: ignore[attr-defined]


@case(5, "the cursor, for a braille display", ("plain", *NESTED, "linux", "no colours", "LANG=C"))
def cursor(room: Room) -> None:
    """It stands on the row in hand."""
    room.open()
    for key, row in (("", "Up"), ("down", "A glass of water"), ("down", "Make the bed")):
        room.window.press(*([key] if key else []))
        room.quiet()
        at = room.window.cursor()
        need(at and row in room.text().splitlines()[at[0]], f"{at} is not on “{row}”")


@case(6, "the input method's window", ("plain", *NESTED, "linux", "LANG=C"))
def caret(room: Room) -> None:
    """The cursor is behind the last letter that was typed."""
    room.open()
    room.window.press("w")
    room.sees(words.wins.PLACEHOLDER)
    room.window.type("a small walk")
    room.sees("a small walk")
    room.quiet()
    at = room.window.cursor()
    need(at and room.text().splitlines()[at[0]][: at[1]].endswith("a small walk"), at)


@case(7, "what a moving mouse costs", ("plain", "tmux", "xterm", "kitty"))
def motion(room: Room) -> None:
    """Fifty moves a second cost nothing: they are not asked for."""
    room.open()
    room.quiet(0.6)
    if hasattr(room.window, "move_mouse"):
        before = room.ticks()
        room.window.move_mouse(50)
        cost = room.ticks() - before
        need(cost <= 1, f"{cost} ticks")
    else:
        need(not re.search(rb"\x1b\[\?(?:\d+;)*100[35]\d*h", sent(room).replace(b"1002", b"")), "1003 is on")


@case(8, "the mouse setting turns all of it off", ("plain", *NESTED, "linux"))
def no_mouse(room: Room) -> None:
    """With `mouse: false` no mouse mode is ever on."""
    room.settings("appearance: {mouse: false}\n")
    room.open()
    modes = [mode for mode in (9, 1000, 1001, 1002, 1003) if term(room).modes.get(mode)]
    need(room.name == "tmux" or not modes, modes)  # tmux has the mouse for itself


@case(
    9, "modes left on at the end", ("plain", *NESTED, "linux", "256", "16", "no colours", "LANG=C", "ja_JP")
)
def as_it_was(room: Room) -> None:
    """After q the terminal is as it was."""
    room.open()
    room.leave()
    room.until(room.window.is_over, "the terminal is free")
    left = term(room).leftovers()
    need(not left, left)


@case(10, "selecting with the mouse", ("plain", "xterm", "kitty"))
def selecting(room: Room) -> None:
    """ctrl+c right after a drag does not quit; it says how to select."""
    room.open()
    if hasattr(room.window, "drag"):
        room.window.drag()
    else:
        room.window.raw(b"\x1b[<0;10;8M\x1b[<32;20;8M\x1b[<32;30;9M\x1b[<0;30;9m")
    room.quiet()
    room.window.press("ctrl+c")
    room.quiet()
    need(room.pids(), "it has quit")
    room.sees(words.common.SELECTING.partition(".")[0])
    room.window.press("ctrl+c")
    room.until(lambda: not room.pids(), "the next ctrl+c quits")


@case(11, "copying through the terminal (OSC 52)", ("plain", "tmux", "LANG=C"))
def copying(room: Room) -> None:
    """It says “sent”, not “copied”, and what was sent can be read on the screen."""
    room.open()
    room.window.press("h")
    room.sees(words.people.TITLE)
    room.window.press("down", "space")
    room.sees(words.people.SENT)
    if room.name == "plain":
        need(b"\x1b]52;c;" in sent(room), "nothing was sent")


@case(21, "bytes over a slow line", ("plain", "256", "16", "no colours", "linux"))
def few_bytes(room: Room) -> None:
    """A row move is a KB at most, opening the field three."""
    room.open()
    room.window.press("j", "w", "esc")
    room.quiet(0.6)
    for key, most in (("j", 1024), ("w", 3 * 1024), ("esc", 5 * 1024)):
        before = len(sent(room))
        room.window.press(key)
        room.quiet(0.5)
        cost = len(sent(room)) - before
        need(cost <= most, f"{key}: {cost} bytes")


@case(21, "bytes over a slow line", NESTED)
def few_bytes_through(room: Room) -> None:
    """What goes out of the multiplexer for a row move is 2 KB at most."""
    room.open()
    room.window.press("j")
    room.quiet(0.6)
    before = len(sent(room))
    room.window.press("j")
    room.quiet(0.5)
    need(len(sent(room)) - before <= 2048, f"{len(sent(room)) - before} bytes")


@case(22, "gaps between half blocks", UTF8)
def the_bar(room: Room) -> None:
    """With `motion: reduced` the breath is a bar without half blocks, and the words carry it."""
    room.settings("appearance: {motion: reduced}\n")
    room.open()
    need(not re.search("[▀▄]", room.text()), "half blocks")
    room.window.press("b")
    room.until(lambda: re.search(r"Breathe (in|out)|Settle|space", room.text()), "the words")
    room.quiet()
    need(not re.search("[▀▄]", room.text()), "half blocks in the session")


@case(23, "256 colours only", ("plain", "256"))
def no_true_colour(room: Room) -> None:
    """Without COLORTERM nothing is sent in true colour, but for the question that asks for it."""
    program = "Apple_Terminal" if room.name == "256" else ""
    room.open(COLORTERM="", TERM="xterm-256color", TERM_PROGRAM=program)
    room.window.press("b")
    room.quiet()
    asked = b"38;2;1;2;3m\x1bP$qm"
    need(b"38;2" not in sent(room).replace(asked, b""), "38;2 was sent")
    need(room.name != "256" or asked not in sent(room), "Apple's Terminal was asked")


@case(25, "light and dark change while it is open")
def light(room: Room) -> None:
    """`theme: auto` turns to paper when the terminal turns light."""
    room.settings("appearance: {theme: auto}\n")
    room.open()
    before = grounds(room)
    room.window.raw(b"\x1b[?997;2n")
    room.until(lambda: grounds(room) != before, "other colours")
    room.quiet()
    need(brightness(grounds(room)) > 128 > brightness(before), f"{before} and then {grounds(room)}")


def grounds(room: Room) -> tuple[int, ...]:
    """The background of the first cell, in red, green and blue."""
    ground = term(room).grid[0][1][0][1]
    room.window.pump(0)
    return tuple(ground[1:]) if isinstance(ground, tuple) else ()


def brightness(colour: tuple[int, ...]) -> float:
    """How bright it is, of 255."""
    return sum(colour) / 3 if colour else 0.0


@case(26, "signs that a CJK terminal draws in two cells", ("ja_JP",))
@case(40, "a CJK locale that is not installed", ("ja_JP",))
def one_cell(room: Room) -> None:
    """No screen and no card has a sign of ambiguous width."""
    room.open()
    for page in look_around(room):
        wide = {sign for sign in page if unicodedata.east_asian_width(sign) == "A"} - {*"’“”…"}
        need(not wide and not SIGNS.search(page), f"{''.join(sorted(wide))} on:\n{page}")


@case(27, "emoji of several parts in a row", UTF8)
def emoji(room: Room) -> None:
    """A box keeps its right edge beside them."""
    for text in (
        "warm ⚠️ tea",
        "to the moon 👩‍🚀 and back",
        "one 👍🏽 thumb",
        "a flag 🇩🇪 here",
        "nothing odd",
    ):
        room.shell("win", text)
    room.open(size=(100, 40))
    room.window.press("tab", "tab", "tab", "z")
    room.quiet()
    page = room.text()
    rows = [n for n, line in enumerate(page.splitlines()) if re.search("tea|moon|thumb|flag|odd", line)]
    need(len(rows) >= 5, page)
    edges = {edge(room, page, row) for row in rows}
    need(len(edges) == 1, f"{sorted(edges)}\n{page}")


def edge(room: Room, page: str, row: int) -> int:
    """The cell of the last box sign in a row, as this terminal counts."""
    if room.name == "tmux":  # what it sends on is for a terminal that counts as it does
        command = [*tmux_command(room), "capture-pane", "-p"]
        page = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    elif hasattr(room.window, "term"):
        cells = term(room).grid[row][0]
        return max((x for x, sign in enumerate(cells) if sign == "│"), default=-1)
    before, wide = "", 0
    for sign in page.splitlines()[row].rpartition("│")[0]:
        joined = before == "\u200d" and sign != " " and room.name != "xterm"
        tone = room.name == "kitty" and "\U0001f3fb" <= sign <= "\U0001f3ff"
        if sign == "\ufe0f" and room.name == "kitty":
            wide += unicodedata.east_asian_width(before) not in "WF"
        elif not joined and not tone and unicodedata.category(sign) not in ("Mn", "Cf"):
            wide += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        before = sign
    return wide


@case(28, "the Linux console has few signs", ("linux",))
def few_signs(room: Room) -> None:
    """All screens and cards are of ASCII and Latin letters."""
    room.open()
    for page in look_around(room):
        other = {sign for sign in page if ord(sign) > 0xFF} - {*"’“”…"}
        need(not other, f"{''.join(sorted(other))} on:\n{page}")


@case(24, "minimum contrast repaints the orb", ("plain",))
def contrast(room: Room) -> None:
    """With each letter repainted that has less than 3 to its ground, the orb is still as high and as wide."""
    room.open()
    room.window.press("b", "space")
    room.window.pump(2)
    ground = grounds(room)
    seen: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    for y, (signs, worn) in enumerate(term(room).grid):
        for x, (sign, (letter, behind, _)) in enumerate(zip(signs, worn, strict=True)):
            if sign not in ("▀", " ") or not behind:
                continue
            for repainted, cells in seen.items():
                halves = [behind[1:], letter[1:] if sign == "▀" else behind[1:]]
                if repainted and sign == "▀" and ratio(*halves) < 3:
                    halves[1] = max((0, 0, 0), (255, 255, 255), key=lambda colour: ratio(colour, halves[0]))
                if any(ratio(half, ground) >= 1.3 for half in halves):
                    cells.append((y, x))
    sides = [
        [side for axis in zip(*cells, strict=True) for side in (min(axis), max(axis))]
        for cells in seen.values()
    ]
    need(seen[False] and all(abs(a - b) <= 1 for a, b in zip(*sides, strict=True)), sides)


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast of two colours, as WCAG has it."""
    light = []
    for colour in (one, other):
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        light.append(
            sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
        )
    return (max(light) + 0.05) / (min(light) + 0.05)


@case(33, "rewritten lines are read aloud again", ("plain", *EVERY[5:]))
def few_letters(room: Room) -> None:
    """At rest nothing is sent; a row move writes 200 letters at most."""
    room.open()
    room.window.press("j")
    room.quiet(1)
    before = len(sent(room))
    room.window.pump(2)
    rest = re.sub(rb"\d\d?:\d\d", b"", sent(room)[before:])
    need(len(rest) < 200, f"{len(rest)} bytes at rest")
    before = len(sent(room))
    room.window.press("j")
    room.quiet(0.5)
    letters = re.sub(rb"\x1b\[[\d;?]*[A-Za-z]", b"", sent(room)[before:]).decode("utf-8", "replace")
    need(len(letters) <= 200, f"{len(letters)} letters for a row move")
