"""The driver of plain mode: it reads a page out, takes an answer, and does what was chosen."""

from __future__ import annotations

import sys
from contextlib import suppress
from shlex import quote, split
from typing import TYPE_CHECKING

import click
import msgspec

from companion import words
from companion.cli.frame.opening import INTERRUPTED, Places, opened, say
from companion.cli.frame.telling import tell, tell_all
from companion.cli.plain_mode.answers import zero
from companion.cli.plain_mode.page import Look, PlainChoice, PlainPage, letters
from companion.cli.plain_mode.shell import NAME, run
from companion.cli.plain_mode.start import OWN, every, everywhere, start
from companion.store.errors import StoreError
from companion.tui.commands import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from companion.companion import Companion

PORTION = 15  # choices that are read in one go
BACK, LIST = "0", "l"


class Left(Exception):
    """The person has left; the argument is the exit status."""


class Level(msgspec.Struct):
    """A page one has come to, as it was heard last; so many of its rows have been `read`."""

    look: Look
    page: PlainPage = PlainPage(())
    read: int = 0


class Driver:
    """Reads the page in hand out, and takes answers until the person leaves."""

    def __init__(
        self, places: Places, first: Look = start, *, until: Callable[[], bool] | None = None
    ) -> None:
        """`until` tells that it is over, where data are closed: then there are only the choices at hand."""
        self._places = places
        self._levels = [Level(first)]
        self._until = until
        self._everywhere: Sequence[PlainChoice] = ()
        self._keys: Mapping[str, str] = {}
        self._hint = words.plain.HINT
        self._since: datetime | None = None
        self._due = ""  # a reminder that waits for the next question

    def run(self, said: str = "") -> int | None:
        """Take answers until there are none; return the exit status, None where it is over.

        `said` stands in the place of what the first page begins with.
        """
        self._come(said=said)
        try:
            while not (self._until and self._until()):
                try:
                    self._take(self._asked())
                except KeyboardInterrupt:
                    self._interrupted()
        except Left as left:
            return int(str(left))
        return None

    def _interrupted(self) -> None:
        """Ctrl+C goes back, and at the start it ends all."""
        click.echo()
        if not self._levels[1:]:
            raise Left(INTERRUPTED)
        self._go_back()

    # -- asking

    def _asked(self) -> str:
        """Return the next answer."""
        for said in filter(None, (self._hint, self._due)):
            tell(said)
        self._hint = self._due = ""
        left = sum(isinstance(row, PlainChoice) for row in self._here.page.rows[self._here.read :])
        click.echo(words.plain.ASK_MORE.format(n=left) if left else words.plain.ASK, nl=False)
        if not (answer := sys.stdin.readline()):
            raise Left(0)
        return answer.strip()

    def _take(self, answer: str) -> None:
        """Do what was answered."""
        choices = self._here.page.choices
        if answer == BACK:
            self._go_back()
        elif not answer:
            self._list(again=False)
        elif answer.isdecimal() and int(answer) <= len(choices):
            self._choose(choices[int(answer) - 1])
        elif answer.startswith(f"{NAME} "):
            self._do(answer.removeprefix(NAME))
        elif self._by_letter(answer) or self._by_words(answer):
            pass
        elif answer == LIST:
            self._list(again=True)
        else:
            said = words.plain.NONE_OF_THESE if choices else words.plain.NO_NUMBERS
            tell(said, typed=answer, n=len(choices))

    def _by_letter(self, answer: str) -> bool:
        """Do what a letter stands for, here or everywhere; a text may follow it."""
        own = [command for command in OWN if answer in letters(BY_ID[command], self._keys)]
        if "leave" in own:
            raise Left(0)
        if own:
            self._come(every) if "palette" in own else self._help()
            return True
        letter, _, text = answer.partition(" ")
        for choice in (*self._here.page.choices, *self._everywhere):
            if choice.letter == letter and (choice.typed or not text):
                self._choose(choice, text)
                return True
        return False

    def _by_words(self, answer: str) -> bool:
        """Do what the first words of a choice name."""
        from companion.model.finding import begins

        found = begins(answer, self._here.page.choices, lambda choice: (choice.text,))
        if len(found) == 1:
            self._choose(found[0])
        return len(found) == 1

    def _choose(self, choice: PlainChoice, text: str = "") -> None:
        if choice.finds:
            wanted = text or line_for(f"{words.search.ASK}: ")
            if wanted is None:
                tell_all(self._here.page.head)
            else:
                self._come(choice.finds(wanted))
            return
        if choice.go:
            self._come(choice.go)
            return
        if not choice.run:
            raise Left(0)
        line = f"{choice.run} -- {quote(text)}" if text else choice.run
        if choice.asks:
            rest = line_for(words.plain.REST_OF_LINE.format(command=choice.run))
            if rest is None:
                tell_all(self._here.page.head)
                return
            line = f"{line} {rest}"
        self._do(line)

    # -- going

    @property
    def _here(self) -> Level:
        return self._levels[-1]

    def _come(self, look: Look | None = None, said: str = "") -> None:
        """Go to a page, or stay, and read it out from its beginning."""
        if look:
            self._levels.append(Level(look))
        if page := self._looked_up():
            self._here.page, self._here.read = page, 0
            tell_all([said] if said else page.head)
            self._read_on()
        elif look:
            tell(words.changes.ROW_GONE)
            self._levels.pop()

    def _go_back(self) -> None:
        """Go back to the page before, and say where that is."""
        if not self._levels[1:]:
            tell(words.plain.AT_THE_START)
            return
        self._levels.pop()
        if page := self._tell_again():
            tell_all(() if page.one else page.head)

    def _looked_up(self) -> PlainPage | None:
        """Return the page in hand as it is now; what is refused is said."""
        try:
            with opened(self._places, without_data=True) as companion:
                self._everywhere = () if self._until else everywhere(companion)
                self._keys = companion.settings.keys
                self._remind(companion)
                return self._here.look(companion)
        except SystemExit:
            return None

    def _remind(self, companion: Companion) -> None:
        """Look for what has become due since plain mode was opened."""
        self._since = self._since or companion.context.now()
        if not companion.settings.reminders.are_on:
            return
        with suppress(StoreError):  # a reminder is no reason to trouble anyone about the disk
            self._due = companion.reminders.next(self._since) or self._due

    def _tell_again(self) -> PlainPage | None:
        """Look again, and say the one thing in hand as it is now; what is gone is left."""
        gone = False
        while not (page := self._looked_up()) and self._levels[1:]:
            self._levels.pop()
            gone = True
        here = self._here
        if page is None:
            return None
        if page.one or gone:
            tell_all(page.head)
        if [each.text for each in page.choices] == [each.text for each in here.page.choices]:
            here.page = page
        elif page.one:
            here.page, here.read = page, 0
            self._read_on()
        return page

    # -- reading out

    def _list(self, *, again: bool) -> None:
        """Read on, or the whole page again."""
        if again or self._here.read >= len(self._here.page.rows):
            self._come()
        else:
            self._read_on()

    def _read_on(self) -> None:
        """Read the next lines; what can be done comes with the first of them."""
        page, start_at = self._here.page, self._here.read
        number = 1 + sum(isinstance(row, PlainChoice) for row in page.rows[:start_at])
        most = number + PORTION
        for row in page.rows[start_at:]:
            if isinstance(row, PlainChoice):
                if number == most:
                    break
                tell("{n} {text}", n=number, text=row.text)
                number += 1
            else:
                tell(row)
            self._here.read += 1
        if not start_at:
            first = len(page.choices) - len(page.actions) + 1
            for n, action in enumerate(page.actions, first):
                tell("{n} {text}", n=n, text=action.text)

    def _help(self) -> None:
        """Say what can be typed."""
        here = [each for each in self._here.page.choices if each.letter]
        tell_all(words.plain.HELP)
        for heading, choices in ((words.plain.HERE, here), (words.plain.EVERYWHERE, self._everywhere)):
            lines = [
                words.plain.LETTER.format(letter=each.letter, help=each.text)
                for each in choices
                if each.letter
            ]
            tell_all([heading, *lines] if lines else [])

    # -- doing

    def _do(self, line: str) -> None:
        """Run a command line of the shell here; what goes wrong is said, and one stays where one is."""
        try:
            args = split(line)
        except ValueError as error:
            say(str(error))
            return
        left = run(args, self._places)
        page = self._tell_again()
        if left and page and not page.one:
            tell_all(page.head)


def line_for(question: str) -> str | None:
    """Return what is answered to a question, '' for nothing; None where the person leaves it."""
    click.echo(question, nl=False)
    try:
        with zero(leaves=True):
            return sys.stdin.readline().strip()
    except KeyboardInterrupt:
        click.echo()
        return None


def greeting(companion: Companion) -> str:
    """Return who greets, and when."""
    return words.plain.BEGIN.format(
        greeting=companion.greeting(),
        day=words.common.long_date(companion.context.today()),
        time=words.common.clock(companion.context.now()),
    )
