"""The months and days of the week in the languages that people's files are written in.

The names are those of the Unicode CLDR (unicode-org/cldr-json, cldr-dates-full), in the forms they have in a
date; an abbreviation is the beginning of one.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_MONTHS = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janner feber maerz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec
januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta \
lokakuuta marraskuuta joulukuuta
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου \
οκτωβριου νοεμβριου δεκεμβριου
"""
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes
sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag
zaterdag zondag mandag tirsdag onsdag torsdag fredag lordag sondag poniedziałek wtorek sroda czwartek piatek
sobota niedziela pondeli utery streda ctvrtek patek nedele понедельник вторник среда четверг пятница суббота
воскресенье
"""
SHORTEST = 3  # letters of an abbreviation


def plain(word: str) -> str:
    """A word in small letters, without accents, dots and commas."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).strip(" .,:*_")


@cache
def _months() -> dict[str, int]:
    found = {"mrt": 3, "sept": 9}
    for line in _MONTHS.replace("\\\n", "").split("\n"):
        for number, name in enumerate(line.split(), 1):
            found.setdefault(plain(name), number)
    return found


def month_in(word: str) -> int | None:
    """The month that a word names, or the beginning of one; the first language counts that knows it."""
    said = plain(word)
    if said in _months():
        return _months()[said]
    if len(said) < SHORTEST:
        return None
    return next((number for name, number in _months().items() if name.startswith(said)), None)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(plain, _WEEKDAYS.split()))


def names_weekday(word: str, *, alone: bool) -> bool:
    """Whether a word names a day of the week. One cut short is known by its sign, or when it is `alone`."""
    said = plain(word)
    cut_short = len(said) > 1 and (alone or word[-1:] in ",.") and said.isalpha()
    return said in _weekdays() or (cut_short and any(name.startswith(said) for name in _weekdays()))
