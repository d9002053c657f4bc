"""What is being typed: the fields that features declare, and the drafts of what is in them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from companion.clock import Clock
from companion.companion import Companion
from companion.store.safety.drafts import Drafts
from companion.tui.widgets.entry_request import EntryRequest

WRITTEN_EVERY = 1.0  # seconds until what was typed is written; a busy disk may take as long again
QUIET = 0.4  # seconds without a key after which a text may come back: else what is typed would run into it
ASIDE = "\t"  # stands between what a text is for and the number of one that waits by itself


class Typed(msgspec.Struct, frozen=True):
    """A text that is to be saved, from a field, about the thing with this key.

    `was` is what stood there when the person began to type. `own` names its draft while it is on its way.
    """

    purpose: str
    text: str
    was: str = ""
    own: str = ""

    @property
    def key(self) -> str:
        """The key of the thing it is about, '' for something new."""
        return self.purpose.partition(" ")[2]


class Field(msgspec.Struct, frozen=True):
    """A text field, declared once by its feature.

    `opens` gives what stands in it about the thing with a key (its `purpose` is filled in), None where that
    is gone; `saves` has the text saved. `is_there` tells on the store thread whether its thing still is, and
    where it is not, the field called `instead` takes the text as something new; that `adds` what it says.
    `types` hears every letter. `on_card` puts it on a card of its own, over what is in front. `leaves` has
    the text kept as it is where it is put away; else it stays a draft, which is `found` at the next start.
    """

    name: str
    opens: Callable[[str], EntryRequest | None]
    saves: Callable[[Typed], object]
    is_there: Callable[[Companion, str], bool] = lambda companion, key: True
    instead: str = ""
    adds: str = ""
    types: Callable[[str], object] = lambda text: None
    on_card: bool = False
    leaves: Callable[[Typed], object] | None = None
    found: str = ""


def name_in(purpose: str) -> str:
    """Return the name of the field that a purpose is of."""
    return purpose.partition(" ")[0]


def base_of(purpose: str) -> str:
    """Return what a text is for, also of one that waits by itself."""
    return purpose.partition(ASIDE)[0]


class Fields:
    """The drafts of this instance, and which of them are on their way to the disk. One for all screens."""

    def __init__(
        self,
        drafts: Drafts,
        flush: Callable[[], None],
        later: Callable[[float, Callable[[], None]], object],
        clock: Clock,
    ) -> None:
        """`flush` has the drafts written, `later` calls something after so many seconds."""
        self.drafts = drafts
        self._flush, self._later, self._clock = flush, later, clock
        self._unflushed = False
        self._was: dict[str, str] = {}  # by purpose: what there was before the person began to type
        self.refused: set[str] = set()  # drafts of texts that could not be saved, and wait
        self._number = 0
        self.touched = 0  # how often a key, or what the mouse did, has been worked off
        self._last_key = float("-inf")
        self._came: tuple[str, str, float] = "", "", 0  # what came back last: what for, the text, and when

    def key_pressed(self) -> None:
        """Note that the person is typing, be it a command or a text."""
        self._last_key = self._clock.monotonic()

    def touch(self) -> None:
        """A key, or what the mouse did, is worked off."""
        self.touched += 1

    async def quiet(self) -> None:
        """Wait until the person pauses."""
        while (left := self._last_key + QUIET - self._clock.monotonic()) > 0:
            await self._clock.wait(left)

    def opening(self, request: EntryRequest) -> EntryRequest:
        """Return the request with what was left in it the last time."""
        draft = self.drafts.get(request.purpose)
        if not draft or request.purpose not in self._was:
            was = self.drafts.was(request.purpose)  # of an instance that is gone, perhaps days ago
            self._was[request.purpose] = request.text if was is None else was
        return request.with_text(draft) if draft else request

    def keep(self, purpose: str, text: str) -> None:
        """Remember what is being typed; it is on the disk within two seconds."""
        self.drafts.keep(purpose, text, self._was.get(purpose))
        if not self._unflushed:
            self._unflushed = True
            self._later(WRITTEN_EVERY, self.flush)

    def flush(self) -> None:
        """Have the drafts written now."""
        self._unflushed = False
        self._flush()

    def typed(self, purpose: str, text: str) -> Typed:
        """Return what is to be saved."""
        return Typed(purpose, text, self._was.get(purpose, ""), self._aside(purpose))

    def sent(self, typed: Typed) -> None:
        """A text is on its way to the disk: it waits by itself, and its field is free for the next one."""
        self.drafts.keep(typed.own, typed.text, self._was.get(typed.purpose))
        self.put_down(typed.purpose)

    def saved(self, purpose: str) -> None:
        """Forget the draft of a text that is saved."""
        self.put_down(purpose)
        self.flush()

    def put_down(self, purpose: str) -> str:
        """Forget a draft; return its text."""
        self._was.pop(purpose, None)
        return self.drafts.take(purpose)

    def move(self, purpose: str, to: str) -> None:
        """Take a text to a field for something new; it waits by itself where that has a draft."""
        if self.drafts.get(to):
            self.rename(purpose, to)
        else:
            self.refused.discard(purpose)
            self.keep(to, self.put_down(purpose))

    def rename(self, purpose: str, to: str) -> str:
        """Have a text wait by itself for something new; return the name of its draft."""
        self.refused.discard(purpose)
        self.keep(name := self._aside(to), self.put_down(purpose))
        self.refused.add(name)
        return name

    def _aside(self, purpose: str) -> str:
        """Return a name that no draft has, for a text of this purpose that is to wait by itself."""
        taken = self.drafts.texts()
        while True:
            self._number += 1
            if (name := f"{purpose}{ASIDE}{self._number}") not in taken:
                return name

    def waiting(self, purpose: str) -> str:
        """Return the draft of the refused text of this purpose that has waited longest, or ''."""
        names = (name for name in self.drafts.texts() if name in self.refused and base_of(name) == purpose)
        return next(names, "")

    def bring_back(self, name: str) -> None:
        """Make a refused text the draft of its field."""
        self.refused.discard(name)
        purpose, was, text = base_of(name), self.drafts.was(name), self.put_down(name)
        if was is not None:
            self._was[purpose] = was
        self.drafts.keep(purpose, text, was)
        self._came = purpose, text, self._clock.monotonic()

    def typed_into(self, purpose: str, text: str) -> str:
        """Return the text that came back only just now, and that a person was typing into unawares; else ''.

        It waits by itself again, and what was typed is a text of its own.
        """
        came_for, came, at = self._came
        unawares = self._clock.monotonic() - at < QUIET
        if came_for != purpose or not unawares or text == came or not text.startswith(came):
            return ""
        self._came = "", "", 0
        self.drafts.keep(name := self._aside(purpose), self.drafts.take(purpose), self._was.get(purpose))
        self.refused.add(name)
        return came
