"""What is asked of the check-ins: the card, keeping what was said there, and what follows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion import words
from companion.model.change import Change
from companion.model.checkins import Offer, SaidSoFar
from companion.tui.command import key_name
from companion.tui.commands import BY_ID
from companion.tui.frame.fields import Field, Typed
from companion.tui.frame.host import Host, Requests
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.footer import key_told

if TYPE_CHECKING:
    from companion.tui.checkins.card import CheckInCard

DRAFT = "checkin"
"""What was typed on the card, until it is kept: the line, own words, own tags."""


class CheckInRequests(Requests):
    """One card, from anywhere; several a day."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        said = {
            "word": (words.checkins.OWN_WORD, words.checkins.OWN_WORD_HINT),
            "tag": (words.checkins.OWN_TAG, words.checkins.OWN_TAG_HINT),
        }
        self._own = {
            kind: Field(
                f"checkin_{kind}", partial(self._line, *each), partial(self._add_own, kind), on_card=True
            )
            for kind, each in said.items()
        }
        self.fields = tuple(self._own.values())
        self._card: CheckInCard | None = None
        self._saving = False
        self._act = ""  # what the last one was, for the win it could be
        self._drafted = ""  # as the card knows it

    def checkin(self, _: str) -> None:
        """Open the card; what was typed there before comes back."""
        from companion.tui.checkins.card import CheckInCard

        verbs, now = self.host.companion.checkins, self.host.shared.clock.now()
        fields = self.host.fields
        if not fields.drafts.get(DRAFT) and (name := fields.waiting(DRAFT)):
            fields.bring_back(name)
        self._drafted = fields.drafts.get(DRAFT)
        line, own, tags = (*self._drafted.split("\n"), "", "")[:3]
        answers = SaidSoFar(line=line, words=_parted(own), triggers=_parted(tags))
        self._saving = False
        self._card = card = CheckInCard(
            answers,
            words.common.clock(now),
            save=self._save,
            changed=self._keep_typed,
            own=lambda kind: self.host.type_in(self._own[kind]),
            preview=verbs.preview,
        )
        self.host.open(card, lambda _: self._closed())
        self.host.work_out(verbs.lately, then=card.take_lately)

    add = checkin

    def checkins(self, _: str) -> None:
        """Read those of the last days, also what was brought in."""
        self.host.work_out(self.host.companion.checkins.told, then=self._read)

    def _read(self, lines: list[str]) -> None:
        from companion.tui.frame.card import LinesCard

        none = words.checkins.NONE_YET.format(key=key_told(self.host.front, "checkin"))
        self.host.open(LinesCard(words.checkins.LATELY, lines or [none]))

    # -- what was typed is not lost

    def _keep_typed(self) -> None:
        if self._card:
            from companion.content.load import check_in_words

            said, known = self._card.answers, check_in_words()
            own = [each for each in said.words if each not in (*known.words, *known.always)]
            tags = [each for each in said.triggers if each not in (*known.triggers, *known.extras)]
            text = "\n".join((said.line, "\t".join(own), "\t".join(tags)))
            self._leave_what_came()
            self._drafted = text.rstrip()
            self.host.fields.keep(DRAFT, self._drafted)

    def _leave_what_came(self) -> None:
        """Let what a companion that is gone had in its card, and that came in only now, wait for the next."""
        if self.host.fields.drafts.get(DRAFT) != self._drafted:
            self.host.fields.rename(DRAFT, DRAFT)

    def _closed(self) -> None:
        self._card = None
        if self.host.fields.drafts.get(DRAFT):
            self.host.say(words.today.DRAFT_KEPT)

    def _line(self, label: str, hint: str, _: str) -> EntryRequest:
        return EntryRequest(label=label, placeholder=hint)

    def _add_own(self, kind: str, typed: Typed) -> None:
        self.host.field_done(typed)
        if self._card:
            self._card.add_own(kind, typed.text)
            self.host.fields.flush()

    # -- keeping it

    def _save(self) -> None:
        """Have it kept; the card stays until it is. Nothing at all is no check-in."""
        if (card := self._card) is None or self._saving:
            return
        if card.answers.nothing:
            card.dismiss(None)
            self.host.say(words.checkins.NOTHING)
            return
        self._saving = True
        offered: list[Offer] = []
        self.host.do(partial(self._kept, card.answers, offered), then=partial(self._saved, offered))

    def _kept(self, answers: SaidSoFar, offered: list[Offer]) -> Change:
        """On the store thread."""
        verbs = self.host.companion.checkins
        try:
            change = verbs.add(answers)
        finally:
            self._saving = False
        offered.append(verbs.offer(change))
        return change

    def _saved(self, offered: list[Offer], change: Change) -> None:
        self._leave_what_came()
        self.host.fields.saved(DRAFT)
        self._act = ""
        if self._card:
            said = self._card.answers
            self._act = "trigger" if said.triggers else "checkin" if said.words else ""
            self._card.dismiss(None)
        if "support" in offered:
            self.host.say(self._low())
        elif "toolbox" in offered:
            self.host.ask("toolbox.offer", str(change.entries[0].id))
        else:
            self.offer_win("")

    def offer_win(self, _: str) -> None:
        """Offer a win for what was noticed; asked for, too, where the skills that were offered are left."""
        if act := self._act:
            self.host.ask("wins.offer", f"{act} {words.checkins.WINS[act]}")

    def _low(self) -> str:
        """The one line, with the keys as the person has them."""
        moved = self.host.shared.settings.keys
        keys = {name: key_name(moved.get(name, BY_ID[name].keys)) for name in ("breathe", "people")}
        number = next((n for n, name in enumerate(self.host.shared.tabs, 1) if name == "toolbox"), 2)
        ways = (way.format(**keys, toolbox=number) for way in words.checkins.LOW)
        return self.host.voices.that_fits(*ways)


def _parted(text: str) -> tuple[str, ...]:
    return tuple(each for each in text.split("\t") if each)


REQUESTS = CheckInRequests
