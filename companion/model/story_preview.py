"""What a reader would see of a story: names, places, dates, numbers and addresses replaced."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from companion.model.redaction import Find, finds, replaced
from companion.model.stories import Story


class StoryPreview(msgspec.Struct, frozen=True, kw_only=True):
    """A story as a reader would see it, before it leaves.

    `known` are names of people, `usual` what is put in the place of each kind of find. `lines` are the
    person's own from elsewhere, to put in.
    """

    story: Story
    usual: Mapping[str, str]
    known: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def found(self) -> tuple[Find, ...]:
        """What the check found, in its order."""
        return finds(self.story.text, self.known)

    @property
    def instead(self) -> dict[str, str]:
        """What stands in the place of each thing that was found, which may be itself; in their order."""
        stays = {each.text for each in self.found if each.stays}
        usual = {each.text: self.usual[each.kind] for each in self.found}
        chosen = {**dict.fromkeys(stays, ""), **self.story.swaps}
        return {text: chosen.get(text, said) or text for text, said in usual.items()}

    @property
    def marks(self) -> dict[str, str]:
        """A letter for each thing that was found."""
        return {text: chr(ord("a") + n % 26) + str(n // 26 or "") for n, text in enumerate(self.instead)}

    def named(self, mark: str) -> str | None:
        """Return what has this letter."""
        return next((text for text, each in self.marks.items() if each == mark), None)

    def usual_of(self, text: str) -> str:
        """Return what is usually put in the place of what was found."""
        return next((self.usual[each.kind] for each in self.found if each.text == text), "")

    @property
    def marked(self) -> str:
        """The text, with letters in the place of what is replaced."""
        marks, instead = self.marks, self.instead
        shown = {text: f"[{marks[text]}]" if said != text else text for text, said in instead.items()}
        return replaced(self.story.text, self.found, shown)

    @property
    def shared(self) -> str:
        """The text as it leaves."""
        return replaced(self.story.text, self.found, self.instead)

    def swapped(self, text: str, said: str) -> StoryPreview:
        """Return it with something else in the place of what was found; '': with this as it is."""
        return replace(self, story=replace(self.story, swaps={**self.story.swaps, text: said.strip()}))

    def with_line(self, line: str) -> StoryPreview:
        """Return it with a line put in, or taken out."""
        woven = self.story.woven
        turned = tuple(each for each in woven if each != line) if line in woven else (*woven, line)
        return replace(self, story=replace(self.story, woven=turned))
