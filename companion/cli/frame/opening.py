"""Opening the data for one command, and turning what went wrong into words and an exit status."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from pathlib import Path

    from companion.companion import Companion
    from companion.config.errors import ConfigError
    from companion.config.settings import Settings

FAILED, WRONG = 1, 2  # exit status: it could not be done; it was not asked for rightly
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class Places:
    """Where the person said that settings and data are (None: look in the usual places)."""

    def __init__(self, data: str | None = None, config: str | None = None) -> None:
        self._data = data
        self._config = config
        self._told = ""

    def config_file(self) -> Path:
        """The config file, whether it exists or not."""
        from companion.config.places import config_file

        return config_file(self._config, os.environ)

    def data_folder(self, settings: Settings) -> Path:
        """The data folder, whether it exists or not."""
        from companion.config.places import data_folder

        return data_folder(settings, self._data, os.environ)

    def names_data(self) -> bool:
        """Whether the person said where the data are besides the settings."""
        return bool(self._data or os.environ.get("COMPANION_DATA"))

    def settings(self, bindings: Mapping[str, str] | None = None) -> tuple[Settings, ConfigError | None]:
        """The settings in force and what is wrong with the file, if anything is.

        Raises ConfigError where it is not clear which data are meant and nobody names them besides.
        `bindings` are the app's binding ids and keys, where `keys:` is to be checked too.
        """
        from companion.config.errors import ConfigError
        from companion.verbs.known import settings_in

        file = self.config_file()
        if self._config and not file.exists():
            fail(f"{file} does not exist; `companion --config {file} config init` creates it", WRONG)
        try:
            return settings_in(file, bindings), None
        except ConfigError as error:
            if error.sound is None and not self.names_data():
                raise
            return error.beside_data or _as_shipped(), error

    def told_settings(self, bindings: Mapping[str, str] | None = None) -> Settings:
        """The same, a mistake being told, once. Raises ConfigError as `settings` does."""
        from companion import words
        from companion.config.errors import ConfigError

        try:
            settings, wrong = self.settings(bindings)
        except ConfigError as error:
            self._tell(error, words.settings.NOT_CLEAR)
            raise
        if wrong:
            self._tell(wrong, words.settings.WITHOUT if wrong.beside_data else words.settings.AS_SHIPPED)
        return settings

    def sure_settings(self, bindings: Mapping[str, str] | None = None) -> Settings:
        """The same; where it is not clear which data are meant, that ends with status 2."""
        from companion.config.errors import ConfigError

        try:
            return self.told_settings(bindings)
        except ConfigError:  # told by now
            raise SystemExit(WRONG) from None

    def _tell(self, wrong: ConfigError, meanwhile: str) -> None:
        if self._told != str(wrong):
            self._told = str(wrong)
            say(f"{wrong}\n{meanwhile}")


def _as_shipped() -> Settings:
    """The settings as shipped, but that no backup is let go: how many are to be kept is not known."""
    from companion.config.settings import Data, Settings

    return Settings(data=Data(backups=365))


def fail(message: str, status: int = FAILED) -> NoReturn:
    """Say what is wrong on standard error and end."""
    say(message)
    raise SystemExit(status)


def say(message: str) -> None:
    """Say something on standard error; nothing in it acts on the terminal."""
    from companion.model.text import visible

    print("\n".join(map(visible, message.split("\n"))), file=sys.stderr)


@contextmanager
def opened(
    places: Places, *, keep_lost: bool = True, without_data: bool = False, typed: str = ""
) -> Iterator[Companion]:
    """A Companion for one command. What the disk refuses is said plainly, with status 1.

    Sessions of companions that were killed are saved first, unless the command is about the last change.
    A mistake in the settings is told and left out. Where it makes it unclear which data are meant the
    command ends with status 2 and gives back what was `typed`, or goes on `without_data`: nothing is kept.
    """
    from companion.companion import Companion, nowhere
    from companion.config.errors import ConfigError

    try:
        settings = places.told_settings()
    except ConfigError:
        if not without_data:
            if typed:
                say(f"Not saved:\n{typed}")
            raise SystemExit(WRONG) from None
        with nowhere(places.config_file()) as companion, closing(companion):
            yield companion
        return
    companion = Companion(places.data_folder(settings), settings, config=places.config_file())
    with closing(companion):
        if keep_lost:
            keep_lost_sessions(companion)
        yield companion
        if deliver := companion.daily_copy():
            deliver()


@contextmanager
def closing(companion: Companion) -> Iterator[None]:
    """Around what a command does: what is refused is said, and so is what the store has to tell."""
    from companion.config.errors import ConfigError
    from companion.store.errors import StoreError
    from companion.verbs.context import Gone

    try:
        yield
    except (StoreError, ConfigError) as error:
        fail(str(error))
    except FileExistsError as error:
        if error.filename:
            raise
        from companion import words

        fail(words.common.OR_FORCE.format(said=error))
    except (Gone, ValueError) as error:
        fail(str(error), WRONG)
    finally:
        for notice in companion.store.notices():
            say(notice)
        companion.close()


def keep_lost_sessions(companion: Companion) -> None:
    """Save the breathing sessions of companions that were killed, and say so."""
    if not (companion.store.folder / "drafts").is_dir():
        return
    from companion import words
    from companion.verbs.breathing import session_drafts

    for kept in session_drafts.save_lost(companion.breathing, session_drafts.drafts_of(companion.context)):
        print(words.breathing.session_from_before(kept.seconds), file=sys.stderr)


def in_ascii(error: UnicodeError) -> tuple[str | bytes, int]:
    """Print what an encoding does not have: bytes as they came, our signs in ASCII, the rest by numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from companion.rows.marks import IN_ASCII

    character, after = error.object[error.start], error.start + 1
    if "\udc80" <= character <= "\udcff":
        return character.encode("utf-8", "surrogateescape"), after
    return character.translate(IN_ASCII).encode("ascii", "backslashreplace"), after


def stand_in_for_closed() -> None:
    """Open what was closed, or the next file that is opened would be taken for it.

    There is no input then. What is printed is refused, as on a full disk; errors go nowhere.
    """
    for name, mode in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            raw = io.FileIO(os.open(os.devnull, mode), "r" if name == "stdin" else "w")
            setattr(sys, name, io.TextIOWrapper(raw, encoding="utf-8", write_through=True))


@contextmanager
def entered() -> Iterator[None]:
    """Around everything. What we make is ours alone, and no character is too much for a terminal."""
    os.umask(0o077)
    stand_in_for_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            codecs.register_error("in_ascii", in_ascii)
            stream.reconfigure(errors="in_ascii")
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if said := path_refused(error):
            fail(said)
        # the disk has been heard by now: this is what we print to
        fail(f"The output could not be written: {error.strerror or error}")


def path_refused(error: OSError) -> str:
    """Return what is said of a path that the system refuses, '' where it is no path that is refused."""
    if not isinstance(error.filename, str):
        return ""
    from companion import words

    path = words.common.quoted(error.filename, 80)
    return words.common.PATH_REFUSED.format(path=path, why=error.strerror)


def wants_plain() -> bool:
    """Whether plain lines are asked for: everything in words, nothing drawn."""
    return os.environ.get("ACCESSIBLE", "").casefold() not in ("", "0", "false")


def has_screen() -> bool:
    """Whether there is a terminal that can be drawn on, and nobody asked for plain lines."""
    can_draw = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return can_draw and not wants_plain()


@contextmanager
def plainly() -> Iterator[None]:
    """Inside, plain lines are asked for, of the programs that are started there, too."""
    before = os.environ.get("ACCESSIBLE")
    os.environ["ACCESSIBLE"] = "1"
    try:
        yield
    finally:
        os.environ.pop("ACCESSIBLE")
        if before is not None:
            os.environ["ACCESSIBLE"] = before


def farewell(error: Exception, places: Places) -> str:
    """What is said when companion itself is at fault, once the report is written."""
    from companion import words
    from companion.clock import Clock
    from companion.config.settings import Settings
    from companion.crash import write_report
    from companion.verbs.known import settings_in

    settings = Settings()
    with suppress(Exception):  # it may be what is at fault
        settings = settings_in(places.config_file())
    try:
        path = write_report(error, places.data_folder(settings) / "reports", Clock().now())
    except OSError:
        return words.today.STOPPED
    return f"{words.today.STOPPED} {words.today.CRASH_REPORT.format(path=path)}"
