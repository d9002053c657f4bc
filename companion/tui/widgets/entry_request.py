"""What is to be typed, and whom the text belongs to meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, Self

import msgspec


class EntryRequest(msgspec.Struct, frozen=True):
    """What is to be typed.

    `purpose` comes back with every message. `hint` gives the muted line below for what is typed so far.
    `completions` gets the text and the cursor and returns the texts with the word at the cursor completed,
    to go through. `draft` False: nothing to keep when it is put away. `many`: the text may have many lines.
    With `page` they stand over what is read, below the words `above`; `another` is asked for with the right
    arrow while nothing is typed, and `page_keys` names what the keys do there.
    """

    label: str
    text: str = ""
    placeholder: str = ""
    hint: Callable[[str], str] | None = None
    completions: Callable[[str, int], Sequence[str]] | None = None
    draft: bool = True
    many: bool = False
    purpose: str = ""
    page: bool = False
    above: str = ""
    another: Callable[[], object] | None = None
    page_keys: Callable[[str], Sequence[tuple[str, str]]] | None = None

    def for_purpose(self, purpose: str) -> Self:
        """Return the same request, for a purpose."""
        return msgspec.structs.replace(self, purpose=purpose)

    def with_text(self, text: str) -> Self:
        """The same request, starting from another text."""
        return msgspec.structs.replace(self, text=text)


class TextOwner(Protocol):
    """Hears that the text has changed, is to be saved, or is put away for now."""

    request: EntryRequest | None

    def typed(self, text: str) -> None: ...
    def submit(self, text: str) -> None: ...
    def put_away(self, text: str) -> None: ...
