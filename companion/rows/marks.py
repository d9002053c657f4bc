"""The marks that rows are drawn with, and what stands for them and other signs where there is ASCII alone."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Marks(msgspec.Struct, frozen=True):
    """Every mark the panes draw, one cell each. No mark stands without its word (see `words`)."""

    cursor: str
    open: str
    done: str
    partly: str
    resting: str
    kept: str
    celebrated: str
    more_above: str
    more_below: str
    hairline: str
    ellipsis: str
    few: str
    some: str
    many: str
    bar: str
    in_bed: str
    up: str
    window: str

    def of(self, state: str) -> str:
        """The mark of a routine state: open, done, partly or resting."""
        mark: str = getattr(self, state)
        return mark


# All but hairline and ellipsis are neutral in East Asian widths; none has an emoji form: one cell everywhere.
UNICODE = Marks("›", "◦", "✓", "◔", "~", "❖", "✦", "⌃", "⌄", "─", "…", "∙", "◍", "◉", "▬", "☾", "☼", "╎")
ASCII = Marks(">", "o", "+", "/", "~", "&", "*", "^", "v", "-", "~", ".", "x", "X", "=", "(", "*", ":")
IN_ASCII = str.maketrans(
    {
        **dict(zip(msgspec.structs.astuple(UNICODE), msgspec.structs.astuple(ASCII), strict=True)),
        **dict(zip("·•‹‘’“”–—−←→↑↓×÷⏎␡\ufffd", "-*<''\"\"---<>^vx:/??", strict=True)),
        **dict.fromkeys(map(chr, range(0x2400, 0x2420)), "?"),  # pictures of control characters
        **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
        **dict.fromkeys("━═╌", "-"),
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys(
            map(chr, range(0x2580, 0x2591)), " "
        ),  # parts of blocks, as at the end of a scrollbar
    }
)
"""The signs of ours that another encoding may not have, or that a CJK terminal may draw in two cells."""


def wants_ascii(environ: Mapping[str, str], encoding: str) -> bool:
    """Tell whether a terminal should get ASCII: without Unicode, the Linux console, and in a CJK locale.

    Box drawing, half blocks and many signs are two cells wide in many a CJK locale. Where that locale is not
    installed, Python itself sets `LC_CTYPE` to one of C, and only `LANG` still tells.
    """
    named = [environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    if named[1].partition(".")[0] in ("C", "POSIX", "UTF-8"):
        named[1] = ""
    locale = next(filter(None, named), "")
    plain = encoding.lower().replace("-", "").replace("_", "")
    return (
        environ.get("TERM", "") in ("linux", "dumb")
        or not plain.startswith("utf8")
        or locale[:2] in ("zh", "ja", "ko")
    )
