"""What comes from the terminal as events: whatever bytes there are, the app lives and hears what follows.

Stock waits for ever for the end of a paste, and falls over key reports that name no character.
`quiet_driver.py` imports this on the one version it was written for.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.message import Message

from companion.tui.terminal.bursts import Burst
from companion.tui.terminal.replies import TURNED, Reply

ESCAPE = 0.1  # seconds after which an escape that nothing follows was the key
SILENCE = 1.5  # seconds after which a paste is over without its end mark
QUICK = 0.01  # seconds: nobody types characters that are closer than this
TOGETHER = 0.05  # seconds after which a burst of them is over
LONGEST = 4_000_000  # characters of a paste; more come as the next one
STRING_LONGEST = 4096  # characters of a string for programs; an answer of the terminal is shorter
LARGEST = 10_000  # cells of a window
END_AT_MOST = 16  # characters that end a paste or a string

_BEGIN = re.compile(TURNED + "|\x1b\\[200~|\x1b[\\]PX^_]|\x1b\\[[\\d:;]+[u~A-HPQRSt]")
_PARTIAL = re.compile("\x1b(?:\\[[ -?]{0,64}|O)?\\Z")
_PIECES = re.compile("\x1b+(?:\\[[ -?]*[@-~]|O.|[^\x1b])?|([^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+)|.", re.DOTALL)
_PASTE_OVER = re.compile("\x1b\\[201~|\x03\\Z|\x1b\\[27(?:;[\\d:]*)?u|\x1b\\[99;5(?::[12])?u")
PASTES = ("\x1b[200~", "\x1b[201~")
_STRING_OVER = re.compile("\x07|\x1b\\\\|(?=\x1b[^\\\\]|[\x03\r\n])")
_WHOLE = re.compile("\x1b\\[[ -?]+[@-~]")
_ANSWER = re.compile("\\d{0,4}(?:;(?:r(?:g(?:ba?(?::[\\da-fA-F/]*)?)?)?)?)?\\Z|[>!]\\||[01][$+]r|G\\w*=")
NO_KEYS = {57358, 57359, 57360, 57361, *range(57428, 57455)}
"""Locks, print screen, volume and the like, shift and its like alone: kitty reports them, nobody means us."""
CTRL_C = ("\x03", "\x1b[99")


class Keyboard:
    """Takes what was read and gives events. Call `tick` when it has waited for `wait` seconds.

    With `bursts` what comes faster than anyone types is a `Burst`.
    """

    def __init__(self, debug: bool = False, *, bursts: bool = False) -> None:
        self._debug, self._bursts = debug, bursts
        self._parser = XTermParser(debug)
        self._text = ""  # what is not understood yet: the beginning of a sequence, a paste, a string
        self._over: re.Pattern[str] | None = None  # what ends the paste or the string that is under way
        self._heard = 0.0
        self._searched = 0  # characters in which the end of what is under way is not
        self._burst = self._led = ""
        self._quick = False  # whether it came faster than anyone types

    @property
    def wait(self) -> float | None:
        """Seconds until something is to be done although nothing comes; None: nothing is."""
        due = self._heard + TOGETHER if self._burst else self._due
        return None if due is None else max(0.0, due - get_time())

    @property
    def _due(self) -> float | None:
        due = self._parser._timeout_time
        if self._text or self._over:
            lone = self._over is not _PASTE_OVER or self._text.endswith("\x1b")
            due = self._heard + (ESCAPE if lone else SILENCE)
        return due

    def feed(self, data: str) -> Iterator[Message]:
        """Take what was read."""
        before, self._heard = self._heard, get_time()
        self._quick = self._heard - before < QUICK
        self._text += data
        while self._text and (yield from (self._inside() if self._over else self._outside())):
            pass

    def tick(self) -> Iterator[Message]:
        """Do what is to be done although nothing comes."""
        if self.wait is None or self.wait > 0:
            return
        yield from self._burst_over()
        if self._due is None or self._due > get_time():
            return
        text, over, self._text, self._over, self._searched = self._text, self._over, "", None, 0
        if over is _PASTE_OVER:
            yield from _paste(text.removesuffix("\x1b"))
        elif len(text) <= 2:  # such as alt and a bracket
            yield from self._stock(text)
        elif over is not None:
            yield from _unended(text)
        if self._parser._timeout_time is not None:
            self._parser._timeout_time = 0.0
            yield from self._parser.tick()

    def _outside(self) -> Generator[Message, None, bool]:
        """Keys and reports; goes on where something is left that can be understood."""
        found = _BEGIN.search(self._text)
        if found is None:
            end = partial.start() if (partial := _PARTIAL.search(self._text)) else len(self._text)
            plain, self._text = self._text[:end], self._text[end:]
            yield from self._plain(plain)
            return False
        plain, sequence, self._text = self._text[: found.start()], found[0], self._text[found.end() :]
        yield from self._plain(plain)
        yield from self._burst_over()
        if sequence.startswith("\x1b[?"):
            yield Reply(sequence)
        elif sequence == "\x1b[200~":
            self._over = _PASTE_OVER
        elif sequence[1] != "[":
            self._over, self._text = _STRING_OVER, sequence + self._text
        else:
            yield from self._sequence(report(sequence))
        return True

    def _inside(self) -> Generator[Message, None, bool]:
        """A paste, or a string that is for programs and not for us."""
        assert self._over is not None
        is_paste = self._over is _PASTE_OVER
        found = self._over.search(self._text, max(self._searched, 0 if is_paste else 2))
        self._searched = 0 if found else max(0, len(self._text) - END_AT_MOST)
        if found is None:
            longest = LONGEST if is_paste else STRING_LONGEST
            if len(self._text) > longest:
                text, self._text, self._searched = self._text, "", 0
                if is_paste:
                    yield from _paste(text)
                else:
                    self._over = None
                    yield from _unended(text)
            return False
        text, self._text, self._over = self._text[: found.start()], self._text[found.end() :], None
        if is_paste:
            yield from _paste(text)
            if found[0].startswith(CTRL_C):
                self._text = "\x03" + self._text
        elif found[0]:
            yield Reply(text)
        else:
            yield from _unended(text)
        return True

    def _plain(self, plain: str) -> Iterator[Message]:
        """Keys as they come; of text, what nobody can have typed in the time is kept together."""
        for piece in _PIECES.finditer(plain):
            text = piece[1] or ""
            if text and not self._bursts:
                yield from self._stock(text)
            elif text and (self._burst or len(text) > 1 or (self._quick and self._led)):
                self._burst += text
                if len(self._burst) > LONGEST:
                    yield from self._burst_over()
            else:
                yield from self._burst_over()
                self._led = text
                yield from self._sequence(piece[0])

    def _burst_over(self) -> Iterator[Message]:
        text, led, self._burst, self._led = self._burst, self._led, "", ""
        if len(text) > 1:
            yield Burst(text, led, _keys_in)
        else:
            yield from self._stock(text)

    def _sequence(self, text: str) -> Iterator[Message]:
        """A key, or a report; of one that stock does not know, such as a late answer, no letter is a key."""
        found = list(self._stock(text))
        if _WHOLE.fullmatch(text) and self._parser._timeout_time is not None:
            self._renew()
        keys = [each for each in found if isinstance(each, events.Key)]
        if len(keys) < 2 or keys[0].character != "[":
            yield from found

    def _stock(self, text: str) -> Iterator[Message]:
        try:
            yield from self._parser.feed(text) if text else ()
        except Exception:  # of what it cannot read nothing is known; the next key is
            self._renew()

    def _renew(self) -> None:
        before, self._parser = self._parser, XTermParser(self._debug)
        self._parser.mouse_pixels = before.mouse_pixels
        self._parser.terminal_size = before.terminal_size
        self._parser.terminal_pixel_size = before.terminal_pixel_size


def _paste(text: str) -> Iterator[Message]:
    if text := text.replace("\x00", ""):
        yield events.Paste(text)


def _unended(text: str) -> Iterator[Message]:
    """What came of a string for programs that has no end; it may be a text, if it is no cut answer."""
    if not _ANSWER.match(text[2:]):
        yield from _paste(text[2:])


def _keys_in(text: str) -> list[events.Key]:
    return [each for each in XTermParser().feed(text) if isinstance(each, events.Key)]


def report(sequence: str) -> str:
    """Return a report as stock can read it: a press for a repeat, '' for a release and for what is no key."""
    fields, end = [field.split(":") for field in sequence[2:-1].split(";")], sequence[-1]
    if any(len(part) > 7 for field in fields for part in field):
        return ""
    if end == "t":
        return sequence if all(int(field[0] or 0) <= LARGEST for field in fields[:3]) else ""
    if len(fields) > 1 and fields[1][1:2] == ["3"]:
        return ""
    if end == "u" and int(fields[0][0] or 0) in NO_KEYS:
        return ""
    texts = [part for part in fields[2] if part] if len(fields) > 2 else []
    if not all(_is_character(int(part or 1)) for part in (fields[0][0], *texts)):
        return ""
    known = [fields[0][0], *(field[0] for field in fields[1:2]), *([":".join(texts)] if texts else [])]
    made = f"\x1b[{';'.join(known)}{end}"
    return "" if made in PASTES else made  # such as from 200:1; stock would wait for its end


def _is_character(code: int) -> bool:
    return 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000
