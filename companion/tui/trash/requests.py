"""What the palette asks of the trash."""

from __future__ import annotations

from companion import words
from companion.store.errors import StoreError
from companion.tui.frame.requests import Requests


class TrashRequests(Requests):
    """Looking into the trash, and bringing back."""

    def action_trash(self) -> None:
        """Show what was deleted lately."""
        self._start(self._open_trash())

    async def _open_trash(self) -> None:
        try:
            rows = await self.app.desk.do(self.companion.trash.rows)
        except StoreError as error:
            self.refused(error)
            return
        if not rows:
            self.whisper.say("answer", words.trash.EMPTY)
            return
        from companion.tui.trash.card import TrashCard

        def chosen(key: str | None) -> None:
            if key:
                self.carry_out(self.companion.trash.bring_back, (key,))

        self.app.push_screen(TrashCard(rows, self), chosen)
