"""What is being typed: the fields that features declare, and the drafts of what is in them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from companion.companion import Companion
from companion.store.safety.drafts import Drafts
from companion.tui.widgets.entry_request import EntryRequest

WRITTEN_EVERY = 1.5  # seconds until what was typed is in the drafts file


class Typed(msgspec.Struct, frozen=True):
    """A text that is to be saved, from a field, about the thing with this key.

    `was` is what stood there when the person began to type.
    """

    purpose: str
    text: str
    was: str = ""

    @property
    def key(self) -> str:
        """The key of the thing it is about, '' for something new."""
        return self.purpose.partition(" ")[2]


class Field(msgspec.Struct, frozen=True):
    """A text field, declared once by its feature.

    `opens` gives what stands in it about the thing with a key (its `purpose` is filled in), None where that
    is gone; `saves` has the text saved. `is_there` tells on the store thread whether its thing still is, and
    where it is not, the field called `instead` takes the text as something new; that `adds` what it says.
    `types` hears every letter.
    """

    name: str
    opens: Callable[[str], EntryRequest | None]
    saves: Callable[[Typed], object]
    is_there: Callable[[Companion, str], bool] = lambda companion, key: True
    instead: str = ""
    adds: str = ""
    types: Callable[[str], object] = lambda text: None


def name_in(purpose: str) -> str:
    """Return the name of the field that a purpose is of."""
    return purpose.partition(" ")[0]


class Fields:
    """The drafts of this instance, and which of them are on their way to the disk. One for all screens."""

    def __init__(
        self,
        drafts: Drafts,
        flush: Callable[[], None],
        later: Callable[[float, Callable[[], None]], object],
    ) -> None:
        """`flush` has the drafts written, `later` calls something after so many seconds."""
        self.drafts = drafts
        self._flush, self._later = flush, later
        self._unflushed = False
        self._was: dict[str, str] = {}  # by purpose: what there was before the person began to type
        self._saving: set[str] = set()

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

    def typed(self, purpose: str, text: str) -> Typed | None:
        """Return what is to be saved; None while it is on its way already: enter was pressed twice."""
        if purpose in self._saving:
            return None
        return Typed(purpose, text, self._was.get(purpose, ""))

    def saving(self, typed: Typed, on: bool = True) -> None:
        """Note that a text is on its way to the disk, or no longer."""
        (self._saving.add if on else self._saving.discard)(typed.purpose)

    def saved(self, purpose: str) -> None:
        """Forget the draft of a text that is saved."""
        self.drafts.take(purpose)
        self._was.pop(purpose, None)
        self.flush()

    def move(self, purpose: str, to: str) -> bool:
        """Take a text to a field for something new, unless that has a draft of its own."""
        if not to or self.drafts.get(to):
            return False
        text = self.drafts.take(purpose)
        self._was.pop(purpose, None)
        self.keep(to, text)
        return True
