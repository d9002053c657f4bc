"""What is asked of reports: choosing one, looking it over, keeping it, and what is for the next session."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.model.reports import Report, ReportChoice
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.widgets.entry_request import EntryRequest


class ReportRequests(Requests):
    """A key is that of a row of the view, or of a text (`<table>:<id>`)."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._file = Field("report_file", self._where, self._save)
        self.fields = (self._file,)
        self._made: tuple[Report, str] | None = None

    def report(self, _: str) -> None:
        """Choose what it tells of, from anywhere."""
        from companion.tui.reports.card import ReportChoiceCard

        self.host.open(ReportChoiceCard(), self._make)

    add = report

    def open(self, key: str) -> None:
        """Open what a row of the view offers."""
        if key in ("week", "month"):
            self.host.ask("share.card", key)
        else:
            self.report(key)

    def for_next(self, key: str) -> None:
        """Mark a text for the next session."""
        self.host.do(self.host.companion.reports.for_next, key)

    # -- a report

    def _make(self, choice: ReportChoice | None) -> None:
        if choice is None:
            return
        reports = self.host.companion.reports

        def made() -> Report:
            return reports.report(reports.period(choice.days), choice.reader, choice.named)

        self.host.work_out(made, then=partial(self._look_over, choice.form))

    def _look_over(self, form: str, report: Report) -> None:
        from companion.rows.reports import as_lines, heading
        from companion.tui.reports.card import LookOverCard

        self._made = report, form
        keep = partial(self.host.type_in, self._file)
        self.host.open(LookOverCard(heading(report)[0], as_lines(report)[1:], keep))

    def _where(self, _: str) -> EntryRequest | None:
        if self._made is None:
            return None
        placeholder = words.reports.FILE_PLACEHOLDER.format(form=self._made[1])
        return EntryRequest(label=words.reports.FILE_LABEL, placeholder=placeholder, draft=False)

    def _save(self, typed: Typed) -> None:
        from companion.export.report import keep
        from companion.export.target import free_path, typed_path

        self.host.field_done(typed)
        if self._made is None:
            return
        (report, form), companion = self._made, self.host.companion
        named = typed.text.strip()
        path = typed_path(named) if named else free_path(words.reports.FILE, form)

        def write() -> str:
            keep(report, path, form, companion.context.now(), companion.store.folder)
            return words.reports.SAVED.format(path=path)

        self.host.work_out(write, then=self.host.say)


REQUESTS = ReportRequests
