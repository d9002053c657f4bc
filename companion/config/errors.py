"""What can be wrong with a config file, in words for the person who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from companion.config.settings import Settings


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong: the file's name, line and column (from 1), the key it is about, and what.

    `where` is a path such as `routines[0].items[2].every`, or `` when it is about the file as a whole.
    """

    file: str
    line: int
    column: int
    where: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place} {self.where}: {self.what}" if self.where else f"{place} {self.what}"


class ConfigError(Exception):
    """The config file has problems; `str` gives each on a line of its own, in the order of the file.

    `sound` are the settings of the sections without any; None where it is in doubt which data are meant.
    `beside_data` are those where the folder is named besides; None where nothing of the file can be read.
    """

    sound: Settings | None = None
    beside_data: Settings | None = None

    def __init__(
        self,
        problems: tuple[Problem, ...],
        sound: Settings | None = None,
        beside_data: Settings | None = None,
    ) -> None:
        self.sound = sound
        self.beside_data = beside_data
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        super().__init__("\n".join(map(str, self.problems)))


def one_problem(file: str, line: int, column: int, what: str) -> ConfigError:
    """Return the error of a file that cannot be read as a whole."""
    return ConfigError((Problem(file, line, column, "", what),))


class ConfigRefused(ConfigError):
    """An edit of the config file that was not made; `str` is a plain sentence, nothing has changed."""

    def __init__(self, sentence: str) -> None:
        self.problems = ()
        Exception.__init__(self, sentence)


class ConfigChanged(ConfigRefused):
    """A file is no longer as it was when the edit of it began."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"{file} was changed in the meantime and was left as it is")
