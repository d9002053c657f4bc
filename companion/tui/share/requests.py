"""What is asked of cards to share."""

from __future__ import annotations

from companion import words
from companion.config.palette import in_hex
from companion.model.share import ShareCard, about
from companion.tui.frame.host import Requests
from companion.tui.frame.menu import MenuCard
from companion.tui.frame.refusals import lines_of


class ShareRequests(Requests):
    """A key is that of a card: `week`, `month`, `win:<id>`, `milestone:<id>`, `story:<id>`."""

    def share(self, key: str) -> None:
        """Open the card of what this is the key of; else choose what one is about, from anywhere."""
        if about(key)[0]:
            self.card(key)
            return

        def chosen(name: str | None) -> None:
            if name:
                self.card(name)

        choices = [(name, said, "") for name, said in words.share.ABOUT.items()]
        self.host.open(MenuCard(words.share.TITLE, choices), chosen)

    def card(self, key: str) -> None:
        """Open a card; that of `win` is the newest."""
        share = self.host.companion.share
        self.host.work_out(lambda: share.card(share.win() if key == "win" else key), then=self._open)

    def _open(self, card: ShareCard) -> None:
        from companion.export.share_card import SHEETS, save
        from companion.export.target import free_path
        from companion.tui.share.card import SharingCard

        colours = in_hex(self.host.front.app.theme_variables)
        folder = self.host.companion.store.folder

        def keep(chosen: ShareCard, size: str, png: bool) -> None:
            def write() -> str:
                form = "png" if png else "svg"
                path = free_path(words.share.FILE, form)
                return " ".join(save(chosen, colours, SHEETS[size], path, folder, png=png))

            self.host.work_out(write, then=saved, refused=lambda error: shown.tell(lines_of(error)))

        def saved(said: str) -> None:
            shown.dismiss(None)
            self.host.say(said)

        shown = SharingCard(card, keep)
        self.host.open(shown)


REQUESTS = ShareRequests
