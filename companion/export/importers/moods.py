"""Where Daylio's own five moods stand on the scale of pleasantness, by the names they have in its languages.

English: staticf0x/daylio-parser daylio_parser/config.py at 516db4ad1dcb5d321b9dd724d8c91c8f765ee10a,
MichaelCurrin/daylio-csv-parser dayliopy/etc/app.conf at 26259e2c415a2af7d83354888f003212e916a343 and
charistas/daylio-scribe js/app.ts at 0fa5e803c358b7df4338d04883c3f4e86839a36f. French:
Guekka/DaylioBackupTools src/formats/daylio.rs at 710a09fbf01ad7af98e83156bf97a44915c5c244. German and
Italian: Belluxx/DaylioTools app/src/main/java/com/pietrobellodi/dayliotools/utils/MoodTools.kt at
028c18c69aadc979b2736a716b246fbcf8adb18b; "furchtbar" from hello-smart.de, "Daylio". Of the others no list
is published: theirs are the plain words of these languages, which stand where they stand whoever uses them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_PLACES = (2, 1, 0, -1, -2)
_LANGUAGES = (
    ("rad great", "good", "meh", "bad fugly", "awful"),
    ("super", "bien", "mouais bof", "mauvais mal", "horrible"),
    ("super", "gut", "ok", "schlecht", "furchtbar einfach_scheiße miserabel lausig"),
    ("ottimo", "buono bene", "così_così", "male", "terribile orribile"),
    ("genial increíble", "bien", "regular más_o_menos meh", "mal", "horrible fatal"),
    ("incrível ótimo", "bem bom", "mais_ou_menos meh", "mal ruim", "horrível péssimo"),
    ("super geweldig", "goed", "gaat_wel matig meh", "slecht", "vreselijk verschrikkelijk"),
    ("super świetnie", "dobrze", "tak_sobie", "źle", "okropnie tragicznie"),
    ("super skvěle", "dobře dobrá", "nic_moc ujde", "špatně", "hrozně příšerně"),
    ("супер отлично", "хорошо", "так_себе нормально", "плохо", "ужасно"),
    ("super harika", "iyi", "eh_işte idare_eder", "kötü", "berbat"),
    ("super toppen", "bra", "sådär", "dåligt", "hemskt fruktansvärt"),
    ("最高", "良い", "普通 まあまあ", "悪い", "最悪"),
    ("최고", "좋음", "그저_그래 보통", "나쁨", "최악"),
    ("超棒 很棒", "好 不错", "一般 还行", "差 糟糕", "很糟 糟透了"),
)
_NAMES: tuple[Mapping[str, int], ...] = tuple(
    {
        name.replace("_", " ").casefold(): place
        for names, place in zip(language, _PLACES, strict=True)
        for name in names.split()
    }
    for language in _LANGUAGES
)


def own_five(names: Iterable[str]) -> Mapping[str, int]:
    """The moods that Daylio gives everybody, by name in small letters, in the language of these names."""
    found = {name.casefold() for name in names}
    return max(_NAMES, key=lambda known: len(found & known.keys()))


def in_group(group: object) -> int | None:
    """Where the moods of one of Daylio's five groups stand: 1 is the most pleasant."""
    return dict(enumerate(_PLACES, 1)).get(group) if type(group) is int else None
