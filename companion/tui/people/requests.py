"""What is asked of the people to talk to: the card, one's own people, the plan."""

from __future__ import annotations

from functools import partial

from companion import words
from companion.companion import Companion
from companion.content import load as content
from companion.content.support_text import checked
from companion.model.people import PARTS, OwnPeople, Person, as_line
from companion.rows import people
from companion.tui.commands import in_scope, keymap
from companion.tui.frame.card import LinesCard
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.people.card import OwnCard, PeopleCard, PlanCard
from companion.tui.people.commands import can
from companion.tui.widgets.entry_request import EntryRequest


class PeopleRequests(Requests):
    """Every key is that of a row: a person, a part of the plan, an address."""

    shows = {"people": "", "own_plan": ""}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._new = Field("person", self._line, self._add, adds=words.people.A_PERSON, on_card=True)
        self._edit = Field(
            *("person_edit", self._line, self._change, self._is_there),
            instead="person",
            on_card=True,
        )
        self._part = Field("plan", self._written, self._keep_part, on_card=True)
        self.fields = (self._new, self._edit, self._part)

    # -- cards

    def people(self, at: str) -> None:
        """Show people to talk to, at once; what is the person's own comes as it is read."""
        support = content.support()
        when = checked(support, self.host.companion.context.today())
        self.host.open(PeopleCard(self.host, support, when, at))

    def show(self, key: str) -> None:
        """Show a person that was found, or the plan."""
        table, _, id = key.partition(":")
        if table == "own_plan":
            self.own_plan("")
        else:
            self.people(people.key_of(people.PERSON, id))

    def own_plan(self, _: str) -> None:
        """Show the plan of one's own."""
        self.host.open(PlanCard(self.host, self._own))

    def text(self, _: str) -> None:
        """Show what is the person's own as text."""
        lines = list(people.own_lines(self._own, content.support()))
        self.host.open(LinesCard(words.people.TITLE, lines or [words.people.NOTHING_OF_MY_OWN]))

    def menu(self, key: str) -> None:
        """Open everything that can be done with a row; the plan opens itself."""
        if key == people.PLAN:
            self.own_plan("")
            return
        from companion.tui.frame.menu import MenuCard

        moved = keymap(self.host.front.app)
        offered = [
            (command.id, command.help, moved.get(command.id, command.keys))
            for command in in_scope("people")
            if command.name != "menu" and can(command, self._own, key)
        ]

        def chosen(command: str | None) -> None:
            if command:
                self.host.ask(command, key)

        person = self._person(key.partition(":")[2])
        called = person.name if person else self._called(key)
        self.host.open(MenuCard(words.common.quoted(called), offered), chosen)

    # -- what can be done with a row

    def copy(self, key: str) -> None:
        """Send what is in hand to the clipboard: how to reach somebody, or the address. A plan opens."""
        if key == people.PLAN:
            self.own_plan("")
            return
        card = self.host.front
        if text := self._called(key):
            card.app.copy_to_clipboard(text)
            self.host.say(words.people.SENT)
            if isinstance(card, OwnCard):
                card.answer(words.people.SENT)

    def add(self, _: str) -> None:
        """Open the line for a person."""
        self.host.type_in(self._new)

    def edit(self, key: str) -> None:
        """Open a person as the line that would write them, or a part of the plan."""
        kind, _, rest = key.partition(":")
        if kind == people.PERSON:
            self.host.type_in(self._edit, rest)
        elif rest in PARTS:
            self.host.type_in(self._part, rest)
        elif kind == people.PLAN:
            self.own_plan("")

    def wrote(self, key: str) -> None:
        """Keep it as a win that a person was written to."""
        if person := self._person(key.partition(":")[2]):
            text = words.people.WROTE.format(name=person.name)
            keep = partial(self.host.companion.wins.keep_offered, "wrote_to", text)
            self.host.do(keep, words.people.WROTE_KEPT.format(text=text))

    def delete(self, key: str) -> None:
        """Delete a person; undo brings them back."""
        if person := self._person(key.partition(":")[2]):
            self.host.do(self.host.companion.people.delete, person.id)

    # -- fields

    def _line(self, id: str) -> EntryRequest | None:
        person = self._person(id)
        if self._trouble or (id and not person):
            return None
        return EntryRequest(
            label=words.common.EDIT if id else words.people.LABEL,
            text=as_line(person) if person else "",
            placeholder=words.people.PLACEHOLDER,
            hint=self.host.companion.people.preview,
        )

    def _add(self, typed: Typed) -> None:
        if typed.text.strip():
            self.host.do(self.host.companion.people.add, typed.text, typed=typed)

    def _change(self, typed: Typed) -> None:
        if typed.text.strip():
            edit = self.host.companion.people.edit
            self.host.do(edit, int(typed.key), typed.text, typed.was, typed=typed)

    def _written(self, part: str) -> EntryRequest | None:
        if self._trouble:
            return None
        text = getattr(self._own.plan, part, "")
        return EntryRequest(label=words.people.PARTS.get(part, words.people.PLAN_TITLE), text=text, many=True)

    def _keep_part(self, typed: Typed) -> None:
        self.host.do(self.host.companion.people.write_plan, typed.key, typed.text, typed.was, typed=typed)

    # -- inside

    @property
    def _trouble(self) -> str:
        """Why nothing of the person's own can be written now; what is typed would be for nothing."""
        card = self.host.front
        return card.trouble if isinstance(card, OwnCard) else ""

    @property
    def _own(self) -> OwnPeople:
        """What the card in front knows of the person's own."""
        cards = (each for each in reversed(self.host.front.app.screen_stack) if isinstance(each, OwnCard))
        return next((card.own for card in cards), OwnPeople())

    def _person(self, id: str) -> Person | None:
        return next((each for each in self._own.people if str(each.id) == id), None)

    def _called(self, key: str) -> str:
        """What a row has to copy."""
        kind, _, rest = key.partition(":")
        if kind == people.ADDRESS:
            return next((each.url for each in content.support().directories if each.id == rest), "")
        if kind == people.PLAN:
            return str(getattr(self._own.plan, rest, "")) or words.people.PLAN_TITLE
        person = self._person(rest)
        return person.reach or person.name if person else ""

    @staticmethod
    def _is_there(companion: Companion, key: str) -> bool:
        return companion.people.is_there(int(key))


REQUESTS = PeopleRequests
