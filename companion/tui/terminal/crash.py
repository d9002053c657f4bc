"""When the app itself is at fault: a short message and a report that holds no private text.

Textual prints a traceback with the values of local variables, and an exception's own message may quote
what a person wrote. Here neither leaves the process: the report names files, lines, functions and types.
"""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from textual.app import App

from companion import words
from companion.clock import Clock
from companion.crash import write_report


class CrashSafe(App[int]):
    """An app that ends with a sentence instead of a traceback. To be inherited from."""

    reports: Path | None = None
    """The folder for reports (made when needed, 0700); None: no report is written."""

    clock: Clock = Clock()

    @property
    def stopped(self) -> bool:
        """Whether a fault has ended it."""
        return self._exception is not None

    def before_leaving(self) -> None:
        """Flush what is not yet on the disk, such as drafts. For the app to override."""

    def _handle_exception(self, error: Exception) -> None:
        # The one door of Textual for every unhandled exception, from handlers, workers and timers.
        self._return_code = 1
        if self._exception is None:  # what `run_test` raises again
            self._exception = error
            self._exception_event.set()
            try:
                self.before_leaving()
            finally:
                self._exit_renderables.insert(0, Text(self._farewell(error)))
        self._close_messages_no_wait()

    def _farewell(self, error: BaseException) -> str:
        if self.reports is None:
            return words.today.STOPPED
        try:
            path = write_report(error, self.reports, self.clock.now())
        except OSError:
            return words.today.STOPPED
        return f"{words.today.STOPPED} {words.today.CRASH_REPORT.format(path=path)}"
