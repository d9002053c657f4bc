"""What is asked of pauses: resting until a day, and ending that."""

from __future__ import annotations

from collections.abc import Sequence

from companion import words
from companion.model.river import RoutineView
from companion.tui.commands import BY_ID
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Named, Requests
from companion.tui.widgets.entry_request import EntryRequest


class PauseRequests(Requests):
    """One field. A routine is named in it, else everything rests."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._until = Field("pause", self._line, self._rest, adds=words.pauses.A_REST)
        self.fields = (self._until,)

    def rest_until(self, _: str) -> None:
        """Open the field for the last day of a rest."""
        self.host.type_in(self._until)

    def by_name(self) -> Sequence[Named]:
        """Return the end of the rest, while there is one."""
        view: RoutineView | None = self.host.view("routine")
        rests = view and not view.back and (view.until or any(each.until for each in view.routines))
        return [Named("end_rest", BY_ID["end_rest"].help)] if rests else []

    def _line(self, _: str) -> EntryRequest:
        return EntryRequest(
            label=words.pauses.LABEL,
            placeholder=words.pauses.PLACEHOLDER,
            hint=self.host.companion.pauses.preview,
        )

    def _rest(self, typed: Typed) -> None:
        if typed.text.strip():
            self.host.do(self.host.companion.pauses.rest, typed.text, typed=typed)

    def end_rest(self, _: str) -> None:
        """End the rest of today."""
        self.host.do(self.host.companion.pauses.end)


REQUESTS = PauseRequests
