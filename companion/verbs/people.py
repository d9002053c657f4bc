"""One's own people, and the plan of one's own. Nothing here contacts anyone, or looks at what was written."""

from __future__ import annotations

from datetime import date

from msgspec.structs import asdict, replace

from companion import words
from companion.content import load as content
from companion.content.support_text import checked
from companion.model.change import Change, Edit
from companion.model.people import PARTS, OwnPeople, OwnPlan, Person, as_line, is_old, parse_person
from companion.store.database.ids import CORE
from companion.store.errors import StoreError
from companion.verbs.context import Context, Gone, non_empty, there
from companion.verbs.findings import Finding


class PeopleVerbs:
    """What a person does with their own people."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # -- looking

    def view(self) -> OwnPeople:
        """The people, those written first before others, and the plan. Raises StoreError without a folder."""
        store = self._context.store
        pages = store.database.page_folder
        if pages.refusal:
            raise StoreError(words.people.NO_DATA)
        people = tuple(store.core(Person))
        whole = pages.listing.readable and not any(p.problem for p in pages.month(CORE).pages.values())
        return OwnPeople(people, self._plan(), whole)

    def is_there(self, id: int) -> bool:
        """Whether a person can still be changed."""
        return self._context.store.get(Person, id) is not None

    @staticmethod
    def preview(typed: str) -> str:
        """What a typed line means, in words."""
        return words.people.preview(*asdict(parse_person(typed)).values()) or words.people.HINT

    # -- doing

    def add(self, typed: str) -> Change:
        """Keep a person as typed: a name, how to reach them, when. Raises ValueError without a name."""
        context, line = self._context, parse_person(typed)
        person = Person(
            at=context.now(), day=context.today(), name=non_empty(line.name), reach=line.reach, note=line.note
        )
        label = words.people.ADD_LABEL.format(text=words.common.quoted(person.name))
        return context.write(label, [Edit.add(person)], words.common.SAVED)

    def edit(self, id: int, typed: str, was: str | None = None) -> Change:
        """Change a person. `was` is the line that stood there when the edit began."""
        person, line = self._get(id), parse_person(typed)
        fields = {"name": non_empty(line.name), "reach": line.reach, "note": line.note}
        edit, said = self._context.edit_seen(person, as_line(person), was, **fields)
        label = words.changes.EDIT_LABEL.format(text=words.common.quoted(line.name))
        return self._context.write(label, [edit], said)

    def delete(self, id: int) -> Change:
        """Delete a person; undo brings the same one back."""
        person = self._get(id)
        label = words.changes.DELETE_LABEL.format(text=words.common.quoted(person.name))
        return self._context.write(label, [Edit.delete(person)], words.changes.DELETED)

    def write_plan(self, part: str, text: str, was: str | None = None) -> Change:
        """Write a part of the plan; an empty text takes it away. `was` stood there when the edit began."""
        context, plan, said = self._context, self._plan(), words.common.SAVED
        if part not in PARTS:
            raise Gone(words.changes.ROW_GONE)
        if plan is None:
            new = OwnPlan(at=context.now(), day=context.today())
            edit = Edit.add(replace(new, **{part: text.strip()}))
        else:
            edit, said = context.edit_seen(plan, getattr(plan, part), was, **{part: text.strip()})
        return context.write(words.people.PLAN_LABEL, [edit], said)

    # -- inside

    def _plan(self) -> OwnPlan | None:
        """The plan; of two that two machines made, the one written last."""
        return max(self._context.store.core(OwnPlan), key=lambda plan: plan.rev, default=None)

    def _get(self, id: int) -> Person:
        return there(self._context.store.get(Person, id))


def addresses(today: date) -> Finding:
    """When the addresses that ship were last opened by a person."""
    support = content.support()
    said = words.people.DOCTOR.format(checked=checked(support, today))
    if is_old(support.checked_on, today):
        return Finding("addresses", "note", said, words.people.DOCTOR_MEND)
    return Finding("addresses", "well", said)
