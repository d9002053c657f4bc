"""Where the letters of other scripts lie on a keyboard, so that a key can be meant by its position."""

from __future__ import annotations

_POSITIONS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_LAYOUTS = (
    "йцукенгшщзхъфывапролджэячсмитьбю.ё",  # Russian
    "йцукенгшщзхїфівапролджєячсмитьбю.'",  # Ukrainian
    ";ςερτυθιοπ[]ασδφγηξκλ;'ζχψωβνμ,./`",  # Greek
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;",  # Hebrew
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\ufefbىةوزظذ",  # Arabic
)
_SHIFTED = str.maketrans("[];',./`", '{}:"<>?~')


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for layout in _LAYOUTS:
        for letter, latin in zip(layout, _POSITIONS, strict=True):
            if letter.isalpha():  # a sign is a key of its own wherever it lies
                found[letter] = latin
                if letter.upper().lower() == letter != letter.upper():
                    found[letter.upper()] = latin.upper().translate(_SHIFTED)
    return found


_TABLE = _table()


def latin_for(letter: str) -> str:
    """Return what lies where a Cyrillic, Greek, Hebrew or Arabic letter does on a QWERTY keyboard, or ''."""
    return _TABLE.get(letter, "")
