"""The screen of the terminal that the bench plays: an emulator, enough of an xterm to know what is seen."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Any

TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f\x80-\x9f]+)"
    r"|\x1b\[(?P<par>[0-9:;<=>?]*)(?P<inter>[ -/]*)(?P<csi>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<strtype>[P_^X])(?P<str>[^\x1b]*)\x1b\\"
    r"|\x1b(?P<esci>[ -/]+)(?P<escf>[0-~])"
    r"|\x1b(?P<esc>[0-OQ-WYZ\\`-~=>])"
    r"|(?P<ctl>[\x00-\x1a\x1c-\x1f\x7f\x80-\x9f])"
)
LINE_DRAWING = str.maketrans("`afgijklmnopqrstuvwxyz{|}~", "◆▒°±␉┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·")
MOUSE_MODES = (9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016)
Colour = int | tuple[int, ...] | None
Attr = tuple[Colour, Colour, frozenset[int]]
Row = tuple[list[str], list[Attr]]  # characters, and how each looks
DEFAULT_ATTR: Attr = (None, None, frozenset())


def _char_width(ch: str) -> int:
    if ch in "\u200b\u200c\u200d\ufe0e\ufe0f" or unicodedata.combining(ch):
        return 0
    return 2 if unicodedata.east_asian_width(ch) in "WF" else 1


class _Widths(dict[str, int]):
    def __missing__(self, ch: str) -> int:
        width = self[ch] = _char_width(ch)
        return width


WIDTHS = _Widths()


class Term:
    """A small xterm: enough of one to know what a person would be looking at."""

    def __init__(self, rows: int, cols: int) -> None:
        self.rows, self.cols = rows, cols
        self._reset()

    def _reset(self) -> None:
        rows = self.rows
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.tail = ""
        self.modes: dict[int, bool] = {7: True, 25: True}
        self.kitty: list[int] = []  # the keyboard-protocol stack
        self.attr = DEFAULT_ATTR
        self.sgr_cache: dict[tuple[Attr, str], Attr] = {}
        self.y = self.x = 0
        self.wrap = False  # a wrap is pending
        self.top, self.bottom = 0, rows - 1
        self.saved = (0, 0, DEFAULT_ATTR)
        self.charsets = ["B", "B"]
        self.shift = 0
        self.last = " "
        self.main = self._blank()
        self.alt_grid = self._blank()
        self.grid = self.main
        self.version = 0  # bumped when a cell really changes
        self.replies: list[bytes] = []
        self.answers = {2026: 2}  # DECRQM: mode -> 1 set, 2 reset; absent 0 = unknown
        self.answer_kitty = False
        self.unknown: dict[str, int] = {}
        self.sync_ends = 0
        self.used_sync = False

    # -- grid helpers ------------------------------------------------------------------
    def _blank(self) -> list[Row]:
        return [self._blank_row() for _ in range(self.rows)]

    def _blank_row(self, attr: Attr = DEFAULT_ATTR) -> Row:
        return ([" "] * self.cols, [attr] * self.cols)

    def _fill(self, y: int, x1: int, x2: int) -> None:
        """Erase the cells x1..x2-1 of a row, keeping the background colour."""
        x2 = min(x2, self.cols)
        if x2 <= x1:
            return
        attr: Attr = (None, self.attr[1], frozenset())
        self._put(y, x1, [" "] * (x2 - x1), attr)

    def _put(self, y: int, x: int, cells: list[str], attr: Attr) -> None:
        chars, attrs = self.grid[y]
        end = x + len(cells)
        new = [attr] * len(cells)
        if chars[x:end] != cells or attrs[x:end] != new:
            chars[x:end] = cells
            attrs[x:end] = new
            self.version += 1

    def resize(self, rows: int, cols: int) -> None:
        for grid in (self.main, self.alt_grid):
            for row in grid:
                del row[0][cols:], row[1][cols:]
                row[0].extend([" "] * (cols - len(row[0])))
                row[1].extend([DEFAULT_ATTR] * (cols - len(row[1])))
            del grid[rows:]
        self.rows, self.cols = rows, cols
        for grid in (self.main, self.alt_grid):
            while len(grid) < rows:
                grid.append(self._blank_row())
        self.top, self.bottom = 0, rows - 1
        self.y, self.x, self.wrap = min(self.y, rows - 1), min(self.x, cols - 1), False
        self.version += 1

    # -- reading the screen ------------------------------------------------------------
    @property
    def visible(self) -> bool:
        """False inside a synchronised update (mode 2026)."""
        return not self.modes.get(2026, False)

    def state(self) -> tuple[int, tuple[int, int] | None]:
        """Differs from the last one exactly when something visible may have changed."""
        return self.version, (self.y, self.x) if self.modes.get(25) else None

    def lines(self) -> list[str]:
        return ["".join(row[0]).rstrip() for row in self.grid]

    def text(self) -> str:
        return "\n".join(self.lines())

    def signature(self, region: tuple[int, int, int, int] | None = None, cursor: bool = True) -> int:
        if region:
            y1, x1, y2, x2 = region
            return hash(tuple((tuple(c[x1:x2]), tuple(a[x1:x2])) for c, a in self.grid[y1:y2]))
        rows = tuple((tuple(c), tuple(a)) for c, a in self.grid)
        return hash((rows, (self.y, self.x) if cursor and self.modes.get(25) else None))

    # -- feeding -----------------------------------------------------------------------
    def feed(self, data: bytes) -> None:
        text = self.tail + self.decoder.decode(data)
        self.tail = ""
        pos, end = 0, len(text)
        match_at = TOKEN.match
        while pos < end:
            m = match_at(text, pos)
            if m is None:
                rest = text[pos:]
                # an unfinished sequence waits for more; a hopeless one loses its ESC
                if rest[0] == "\x1b" and len(rest) < 65536 and self._unfinished(rest):
                    self.tail = rest
                    return
                pos += 1
                continue
            pos = m.end()
            kind = m.lastgroup
            if kind == "text":
                self._text(m["text"])
            elif kind == "csi":
                self._csi(m["par"], m["inter"], m["csi"])
            elif kind == "ctl":
                self._ctl(m["ctl"])
            elif kind == "osc":
                self._osc(m["osc"])
            elif kind == "str":
                self._string(m["strtype"], m["str"])
            elif kind == "escf":
                if m["esci"] in "()":
                    self.charsets["()".index(m["esci"])] = m["escf"]
            elif kind == "esc":
                self._esc(m["esc"])

    @staticmethod
    def _unfinished(rest: str) -> bool:
        return bool(re.fullmatch(r"\x1b(\[[0-9:;<=>?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?|[ -/]*)", rest))

    def _text(self, run: str) -> None:
        if self.charsets[self.shift] == "0":
            run = run.translate(LINE_DRAWING)
        self.last = run[-1]
        simple = run.isascii() or all(WIDTHS[ch] == 1 for ch in set(run))
        if simple:
            while run:
                if self.wrap:
                    self._newline(carriage=True)
                room = self.cols - self.x
                part, run = run[:room], run[room:]
                self._put(self.y, self.x, list(part), self.attr)
                self.x += len(part)
                if self.x >= self.cols:
                    self.x = self.cols - 1
                    self.wrap = self.modes.get(7, True)
                    if not self.wrap:
                        if run:
                            self._put(self.y, self.x, [run[-1]], self.attr)
                        return
            return
        for ch in run:
            width = WIDTHS[ch]
            if width == 0:
                chars = self.grid[self.y][0]
                at = max(self.x - 1, 0)
                chars[at] += ch
                self.version += 1
                continue
            if self.wrap or (self.x + width > self.cols and self.modes.get(7, True)):
                self._newline(carriage=True)
            cells = [ch] if width == 1 else [ch, ""]
            self._put(self.y, self.x, cells[: self.cols - self.x], self.attr)
            self.x += width
            if self.x >= self.cols:
                self.x = self.cols - 1
                self.wrap = self.modes.get(7, True)

    def _newline(self, carriage: bool = False) -> None:
        self.wrap = False
        if carriage:
            self.x = 0
        if self.y == self.bottom:
            self._scroll(self.top, 1)
        elif self.y < self.rows - 1:
            self.y += 1

    def _scroll(self, top: int, count: int) -> None:
        """Scroll top..bottom up (count > 0) or down (count < 0)."""
        size = self.bottom - top + 1
        blank: Attr = (None, self.attr[1], frozenset())
        for _ in range(min(abs(count), size)):
            if count > 0:
                del self.grid[top]
                self.grid.insert(self.bottom, self._blank_row(blank))
            else:
                del self.grid[self.bottom]
                self.grid.insert(top, self._blank_row(blank))
        self.version += 1

    def _ctl(self, ch: str) -> None:
        if ch == "\r":
            self.x, self.wrap = 0, False
        elif ch in "\n\x0b\x0c":
            self._newline()
        elif ch == "\b":
            self.x, self.wrap = max(0, self.x - 1), False
        elif ch == "\t":
            self.x = min(self.cols - 1, (self.x // 8 + 1) * 8)
        elif ch == "\x0e":
            self.shift = 1
        elif ch == "\x0f":
            self.shift = 0

    def _esc(self, ch: str) -> None:
        if ch == "7":
            self.saved = (self.y, self.x, self.attr)
        elif ch == "8":
            self.y, self.x, self.attr = self.saved
            self.wrap = False
        elif ch == "D":
            self._newline()
        elif ch == "E":
            self._newline(carriage=True)
        elif ch == "M":
            self.wrap = False
            if self.y == self.top:
                self._scroll(self.top, -1)
            else:
                self.y = max(0, self.y - 1)
        elif ch in "=>":
            self.modes[66] = ch == "="  # application keypad, under its DECNKM number
        elif ch == "c":
            replies, answers, kitty = self.replies, self.answers, self.answer_kitty
            self._reset()
            self.replies, self.answers, self.answer_kitty = replies, answers, kitty
            self.version += 1

    def _osc(self, body: str) -> None:
        parts = body.split(";")
        if parts[-1] != "?":
            return
        colour = {"10": "cccc/cccc/cccc", "11": "1111/1111/1111", "12": "ffff/ffff/ffff"}
        if parts[0] in colour:
            self._reply(f"\x1b]{parts[0]};rgb:{colour[parts[0]]}\x1b\\")
        elif parts[0] == "4" and len(parts) == 3:
            self._reply(f"\x1b]4;{parts[1]};rgb:8080/8080/8080\x1b\\")

    def _string(self, kind: str, body: str) -> None:
        if kind == "P" and body.startswith("+q"):
            self._reply("\x1bP0+r\x1b\\")
        elif kind == "P" and body.startswith("$q"):
            self._reply("\x1bP0$r\x1b\\")

    def _reply(self, text: str) -> None:
        self.replies.append(text.encode())

    # -- CSI ---------------------------------------------------------------------------
    def _csi(self, par: str, inter: str, final: str) -> None:
        if final == "m" and not inter and (not par or par[0] not in "<=>?"):
            key = (self.attr, par)
            attr = self.sgr_cache.get(key)
            if attr is None:
                attr = self.sgr_cache[key] = self._sgr(par)
            self.attr = attr
            return
        private = par[0] if par and par[0] in "<=>?" else ""
        body = par[1:] if private else par
        nums = [int(p) if p.isdigit() else 0 for p in re.split("[;:]", body)] if body else []
        if private or inter:
            self._csi_private(private, inter, final, nums)
            return
        n = (nums[0] if nums else 0) or 1
        y, x = self.y, self.x
        if final in "Hf":
            self.y = min(self.rows, n) - 1
            self.x = min(self.cols, (nums[1] if len(nums) > 1 else 0) or 1) - 1
        elif final == "A":
            self.y = max(self.top if y >= self.top else 0, y - n)
        elif final in "Be":
            self.y = min(self.bottom if y <= self.bottom else self.rows - 1, y + n)
        elif final in "Ca":
            self.x = min(self.cols - 1, x + n)
        elif final == "D":
            self.x = max(0, x - n)
        elif final == "E":
            self.y, self.x = min(self.rows - 1, y + n), 0
        elif final == "F":
            self.y, self.x = max(0, y - n), 0
        elif final in "G`":
            self.x = min(self.cols, n) - 1
        elif final == "d":
            self.y = min(self.rows, n) - 1
        elif final == "J":
            how = nums[0] if nums else 0
            if how == 0:
                self._fill(y, x, self.cols)
                span = range(y + 1, self.rows)
            elif how == 1:
                self._fill(y, 0, x + 1)
                span = range(y)
            else:
                span = range(self.rows if how == 2 else 0)
            for line in span:
                self._fill(line, 0, self.cols)
        elif final == "K":
            how = nums[0] if nums else 0
            self._fill(y, 0 if how else x, x + 1 if how == 1 else self.cols)
        elif final == "X":
            self._fill(y, x, x + n)
        elif final in "@P":
            n = min(n, self.cols - x)
            blank: Attr = (None, self.attr[1], frozenset())
            pairs: tuple[tuple[list[Any], Any], ...] = tuple(zip(self.grid[y], (" ", blank), strict=True))
            for cells, filler in pairs:
                if final == "@":
                    cells[x:x] = [filler] * n
                    del cells[self.cols :]
                else:
                    del cells[x : x + n]
                    cells.extend([filler] * n)
            self.version += 1
        elif final in "LM":
            if self.top <= y <= self.bottom:
                self._scroll(y, -n if final == "L" else n)
                self.x = 0
        elif final == "S":
            self._scroll(self.top, n)
        elif final == "T":
            self._scroll(self.top, -n)
        elif final == "b":
            self._text(self.last * n)
            return
        elif final == "r":
            top = n - 1
            bottom = ((nums[1] if len(nums) > 1 else 0) or self.rows) - 1
            if top < bottom < self.rows:
                self.top, self.bottom = top, bottom
                self.y = self.x = 0
        elif final == "s":
            self.saved = (self.y, self.x, self.attr)
        elif final == "u":
            self.y, self.x, self.attr = self.saved
        elif final == "c":
            self._reply("\x1b[?62;22c")
        elif final == "n":
            if n == 5:
                self._reply("\x1b[0n")
            elif n == 6:
                self._reply(f"\x1b[{self.y + 1};{self.x + 1}R")
        elif final == "t":
            if n == 14:
                self._reply(f"\x1b[4;{self.rows * 16};{self.cols * 8}t")
            elif n == 16:
                self._reply("\x1b[6;16;8t")
            elif n == 18:
                self._reply(f"\x1b[8;{self.rows};{self.cols}t")
        elif final not in "hlgq":
            self.unknown[final] = self.unknown.get(final, 0) + 1
        if final not in "mhlcntq":
            self.wrap = False

    def _csi_private(self, private: str, inter: str, final: str, nums: list[int]) -> None:
        n = nums[0] if nums else 0
        if private == "?" and final in "hl" and not inter:
            for mode in nums:
                self._set_mode(mode, final == "h")
        elif private == "?" and inter == "$" and final == "p":
            known = self.answers.get(n, 0)
            if known:
                known = 1 if self.modes.get(n, known == 1) else 2
            self._reply(f"\x1b[?{n};{known}$y")
        elif private == "" and inter == "$" and final == "p":
            self._reply(f"\x1b[{n};0$y")
        elif final == "u" and private == ">":
            self.kitty.append(n)
        elif final == "u" and private == "<":
            del self.kitty[-(n or 1) :]
        elif final == "u" and private == "=":
            if self.kitty:
                self.kitty[-1] = n
        elif final == "u" and private == "?":
            if self.answer_kitty:
                self._reply(f"\x1b[?{self.kitty[-1] if self.kitty else 0}u")
        elif final == "c" and private == ">":
            self._reply("\x1b[>1;4000;0c")
        elif final == "q" and private == ">":
            self._reply("\x1bP>|tui_bench(1)\x1b\\")
        elif final == "n" and private == "?" and n == 6:
            self._reply(f"\x1b[?{self.y + 1};{self.x + 1}R")
        elif final == "n" and private == "?" and n == 996:
            self._reply("\x1b[?997;1n")
        elif inter == "!" and final == "p":
            self.modes.update({1: False, 7: True, 25: True, 66: False})

    def _set_mode(self, mode: int, on: bool) -> None:
        before = self.modes.get(mode, False)
        self.modes[mode] = on
        if mode in (47, 1047, 1049):
            self.modes[1049] = on
            if on and not before:
                if mode == 1049:
                    self.saved = (self.y, self.x, self.attr)
                self.alt_grid = self._blank()
                self.grid = self.alt_grid
                self.version += 1
            elif before and not on:
                self.grid = self.main
                if mode == 1049:
                    self.y, self.x, self.attr = self.saved
                    self.y, self.x = min(self.y, self.rows - 1), min(self.x, self.cols - 1)
                self.version += 1
        elif mode == 2026:
            self.used_sync = True
            if before and not on:
                self.sync_ends += 1
        elif mode == 2048 and on and 2048 in self.answers:
            self.replies.append(self.inband_size())

    def inband_size(self) -> bytes:
        return f"\x1b[48;{self.rows};{self.cols};{self.rows * 16};{self.cols * 8}t".encode()

    def _sgr(self, par: str) -> Attr:
        fg, bg, worn = self.attr
        flags = set(worn)
        parts = re.split("[;:]", par) if par else ["0"]
        codes = [int(p) if p.isdigit() else 0 for p in parts]
        i = 0
        while i < len(codes):
            c = codes[i]
            if c == 0:
                fg = bg = None
                flags.clear()
            elif c in (38, 48):
                kind = codes[i + 1] if i + 1 < len(codes) else 0
                size = 3 if kind == 2 else 1
                value = (kind, *codes[i + 2 : i + 2 + size])
                i += 1 + size
                if c == 38:
                    fg = value
                else:
                    bg = value
            elif 30 <= c <= 37 or 90 <= c <= 97:
                fg = c
            elif 40 <= c <= 47 or 100 <= c <= 107:
                bg = c
            elif c == 39:
                fg = None
            elif c == 49:
                bg = None
            elif 1 <= c <= 9:
                flags.add(c)
            elif c == 22:
                flags -= {1, 2}
            elif 23 <= c <= 29:
                flags.discard(c - 20)
            i += 1
        return fg, bg, frozenset(flags)

    def leftovers(self) -> list[str]:
        """What the program has left switched on that it should have switched off."""
        m = self.modes
        bad = []
        if m.get(1049):
            bad.append("alt-screen")
        if not m.get(25, True):
            bad.append("cursor-hidden")
        if not m.get(7, True):
            bad.append("autowrap-off")
        mouse = [str(k) for k in MOUSE_MODES if m.get(k)]
        if mouse:
            bad.append("mouse:" + "+".join(mouse))
        for mode, name in (
            (1, "app-cursor-keys"),
            (66, "app-keypad"),
            (2004, "bracketed-paste"),
            (1004, "focus-events"),
            (2026, "sync-open"),
            (2048, "in-band-resize"),
            (2031, "colour-scheme-reports"),
        ):
            if m.get(mode):
                bad.append(name)
        if self.kitty:
            bad.append("kitty-keyboard")
        return bad
