"""A flow on the screen: one prompt a card, on and back, and no word of it is gone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot

from companion import words
from companion.model.affirmations import OwnAffirmation
from companion.model.journal import JournalEntry
from companion.store.store import Store
from companion.tui.frame.flow import FlowCard

from .hands import app_of, on_screen, press, refuse, settle, type_in, whisper

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
SAID = words.kinder


async def kinder(pilot: Pilot[Any]) -> None:
    """As the palette does."""
    app_of(pilot).host.ask("kinder.start")
    await settle(pilot)


def entries(pilot: Pilot[Any]) -> list[JournalEntry]:
    store: Store = app_of(pilot).companion.store
    return store.oldest(JournalEntry, 9, -1)


async def test_four_steps_each_a_card_and_the_whole_is_kept_as_an_entry(open_app: Open) -> None:
    async with open_app() as pilot:
        await kinder(pilot)
        assert SAID.EXAMPLES["thought"] in on_screen(pilot), "the first time there is one to practise on"
        await type_in(pilot, "I ruin every evening.")
        await press(pilot, "enter", "enter")
        assert SAID.LABELS["also"] in on_screen(pilot) and "I ruin every evening." in on_screen(pilot)
        await press(pilot, "left", "left")
        assert SAID.LABELS["thought"] in on_screen(pilot), "back, where the field is empty"
        await press(pilot, "left", "left", "enter", "enter")
        await type_in(pilot, "Two were good.")
        await press(pilot, "enter")
        await type_in(pilot, "You were tired")
        await press(pilot, "enter", "f")
        (entry,) = entries(pilot)
        assert (entry.kind, entry.title) == ("kinder", "I would say: You were tired")
        assert [text in entry.text for text in ("I ruin every evening.", "Two were good.")] == [True, True]
        assert whisper(pilot).startswith(SAID.KEPT_AS_LINE)
        assert [line.text for line in app_of(pilot).companion.store.core(OwnAffirmation)] == [
            "You were tired"
        ]
        await press(pilot, "w", "enter")
        assert app_of(pilot).companion.wins.window().wins[0].category == "self_talk"
        await kinder(pilot)
        assert SAID.EXAMPLES["thought"] not in on_screen(pilot), "it was seen"
        await press(pilot, "escape")
        assert len(entries(pilot)) == 1, "with no words in it there is nothing to keep"
        await press(pilot, "u", "u")
        assert entries(pilot) == []


async def test_escape_keeps_what_is_there(open_app: Open) -> None:
    async with open_app() as pilot:
        await kinder(pilot)
        await type_in(pilot, "I am slow.")
        await press(pilot, "escape")
        assert [entry.title for entry in entries(pilot)] == ["I am slow."]
        assert not isinstance(pilot.app.screen, FlowCard)


async def test_what_the_disk_refuses_is_there_when_it_is_opened_again(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as pilot:
        await kinder(pilot)
        await type_in(pilot, "I am slow.")
        with monkeypatch.context() as patch:
            patch.setattr(Store, "apply", refuse)
            await press(pilot, "escape")
        assert entries(pilot) == [] and whisper(pilot) == words.today.NOT_SAVED
        await kinder(pilot)
        assert "I am slow." in on_screen(pilot)
        await press(pilot, "escape")
        assert len(entries(pilot)) == 1
        await kinder(pilot)
        assert "I am slow." not in on_screen(pilot)


async def test_what_is_being_written_outlives_a_kill(open_app: Open) -> None:
    async with open_app() as pilot:
        await kinder(pilot)
        await type_in(pilot, "I am slow.")
        app_of(pilot).fields.flush()
        await settle(pilot)
        texts = app_of(pilot).drafts.texts()
    assert [text for text in texts.values() if text == "I am slow."]
