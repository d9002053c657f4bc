"""What is asked of stories: writing one, seeing it as a reader would, saving it as a file."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.model.change import Change
from companion.model.flow import Flow
from companion.model.story_preview import StoryPreview
from companion.tui.frame.flow import run_flow
from companion.tui.frame.host import Requests
from companion.tui.frame.menu import MenuCard
from companion.tui.stories.card import StoryCard


class StoryRequests(Requests):
    """A key is that of a story, `story:<id>`."""

    shows = {"stories": ""}

    # -- writing

    def add(self, _: str) -> None:
        """Begin a story, from anywhere."""
        self._write(0)

    story = start = add

    def edit(self, key: str) -> None:
        """Go through its answers again."""
        if id := _id(key):
            self._write(id)

    def _write(self, id: int) -> None:
        self.host.work_out(self.host.companion.stories.flow, id, then=partial(self._run, id))

    def _run(self, id: int, flow: Flow) -> None:
        over: list[Flow] = []

        def keep(flow: Flow) -> Change:
            over[:] = [flow] * flow.is_over
            return self.host.companion.stories.keep(flow)

        def then(change: Change) -> None:
            kept = id or next((each.id for each in change.entries), 0)
            if over and kept:
                self.open(f"story:{kept}")

        run_flow(self.host, flow, keep, then)

    # -- seeing and saving

    def open(self, key: str) -> None:
        """See it as a reader would."""
        if id := _id(key):
            self.host.work_out(self.host.companion.stories.preview, id, then=self._see)

    show = open

    def _see(self, preview: StoryPreview) -> None:
        def seen(result: tuple[StoryPreview, bool] | None) -> None:
            if result:
                chosen, kept = result
                then = partial(self._ask_form, chosen) if kept else None
                self.host.do(self.host.companion.stories.settle, chosen, then=then)

        self.host.open(StoryCard(self.host, preview), seen)

    def _ask_form(self, preview: StoryPreview, _: Change) -> None:
        choices = [(form, said, "") for form, said in words.stories.FORMS]
        self.host.open(MenuCard(words.stories.SAVE_AS, choices), partial(self._save, preview))

    def _save(self, preview: StoryPreview, form: str | None) -> None:
        from companion.export.story import save
        from companion.export.target import free_path

        if form == "card":
            self.share(preview.story.key)
        elif form in ("txt", "md"):
            folder = self.host.companion.store.folder
            self.host.work_out(
                lambda: save(preview, free_path(words.stories.FILE, form), folder), then=self.host.say
            )

    def share(self, key: str) -> None:
        """Make a card of it."""
        if key:
            self.host.ask("share.card", key)

    def delete(self, key: str) -> None:
        """Delete it; undo brings it back."""
        if id := _id(key):
            self.host.do(self.host.companion.stories.delete, id)


def _id(key: str) -> int:
    return int(key.partition(":")[2].partition(":")[0] or 0)


REQUESTS = StoryRequests
