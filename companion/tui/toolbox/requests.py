"""What is asked of the toolbox: trying a skill, offering some, and skills of one's own."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.companion import Companion
from companion.model.toolbox import OWN, OfferOfSkills, Skill, ToolboxView, Trying, as_line
from companion.rows.toolbox import ELSE, PEOPLE
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.toolbox.pane import HIDDEN
from companion.tui.widgets.entry_request import EntryRequest


class ToolboxRequests(Requests):
    """A key is the id of a skill, after which that of a check-in may stand."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._new = Field("own_skill", self._line, self._add, adds=words.toolbox.A_SKILL)
        self._edit = Field("skill_edit", self._line, self._change, self._is_there, instead="own_skill")
        self.fields = (self._new, self._edit)

    # -- trying

    def start(self, key: str) -> None:
        """Open the card of a skill; people to talk to are in the list, too."""
        skill, _, checkin = key.partition(" ")
        if skill == PEOPLE:
            self.host.ask("people")
        elif skill:
            self.host.work_out(self.host.companion.toolbox.trying, skill, int(checkin or 0), then=self._open)

    def _open(self, trying: Trying) -> None:
        from companion.tui.toolbox.card import WIN, SkillCard

        verbs = self.host.companion.toolbox

        def closed(answer: str | None) -> None:
            if answer == WIN:
                self.host.do(verbs.keep_as_win, trying.skill)

        self.host.open(SkillCard(trying, self.host.shared.clock, partial(self.host.do, verbs.use)), closed)

    def cope(self, _: str) -> None:
        """Offer some, from anywhere."""
        self.offer("")

    def offer(self, checkin: str) -> None:
        """Offer two or three skills for a check-in (its id; '': for today's last)."""
        find = self.host.companion.toolbox.offer
        self.host.work_out(find, int(checkin or 0), then=partial(self._offer, bool(checkin)))

    def _offer(self, saved: bool, offer: OfferOfSkills) -> None:
        from companion.tui.toolbox.offer import OfferCard

        def chosen(key: str | None) -> None:
            if key == ELSE:
                self.host.ask("screen", "toolbox")
            elif key:
                self.start(f"{key} {offer.checkin}")
            elif saved:
                self.host.ask("checkins.offer_win")

        self.host.open(OfferCard(offer, saved=saved), chosen)

    # -- what a person makes of a skill

    def keep_close(self, key: str) -> None:
        """Have it stand first, or no more."""
        self.host.do(self.host.companion.toolbox.keep_close, key)

    def hide(self, key: str) -> None:
        """Hide it, or have it back."""
        self.host.do(self.host.companion.toolbox.hide, key)

    def delete(self, key: str) -> None:
        """Delete one of one's own; undo brings it back."""
        self.host.do(self.host.companion.toolbox.delete, key)

    def hidden(self, _: str) -> None:
        """Show those that were hidden, or all others again."""
        self.host.go_to("toolbox")
        self.host.look_from("toolbox", None if self._among_hidden else HIDDEN)
        self.host.look_up("toolbox")

    @property
    def _among_hidden(self) -> bool:
        view: ToolboxView | None = self.host.view("toolbox")
        return bool(view and view.hidden)

    def go_back(self) -> bool:
        """Leave the hidden ones."""
        if among := self._among_hidden:
            self.hidden("")
        return among

    def menu(self, key: str) -> None:
        """Open everything that can be done with this skill."""
        skill = self._skill(key)
        title = words.common.quoted(skill.label) if skill else words.toolbox.TITLE
        self.host.menu(title, "toolbox", everything=skill is not None)

    # -- skills of one's own

    def add(self, _: str) -> None:
        """Open the line for a skill of one's own."""
        self.host.type_in(self._new)

    def edit(self, key: str) -> None:
        """Open one of one's own as the line that would write it."""
        self.host.type_in(self._edit, key.removeprefix(OWN))

    def _line(self, key: str) -> EntryRequest | None:
        skill = self._skill(f"{OWN}{key}") if key else None
        if key and skill is None:
            return None
        return EntryRequest(
            label=words.common.EDIT if skill else words.toolbox.LABEL,
            text=as_line(skill.label, skill.how, skill.minutes) if skill else "",
            placeholder=words.toolbox.PLACEHOLDER,
            hint=self.host.companion.toolbox.preview,
        )

    def _add(self, typed: Typed) -> None:
        if typed.text.strip():
            self.host.do(self.host.companion.toolbox.add, typed.text, typed=typed, follow=True)

    def _change(self, typed: Typed) -> None:
        if typed.text.strip():
            self.host.do(self.host.companion.toolbox.edit, f"{OWN}{typed.key}", typed.text, typed=typed)

    def _skill(self, key: str) -> Skill | None:
        view: ToolboxView | None = self.host.view("toolbox")
        lines = view.skills if view else ()
        return next((line.skill for line in lines if line.skill.id == key), None)

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.toolbox.is_own(f"{OWN}{key}")


REQUESTS = ToolboxRequests
