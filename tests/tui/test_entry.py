"""The text field: opens for a request, keeps its text until told that it is saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from companion.tui.affirmations.pane import AffirmationsPane
from companion.tui.widgets.entry import EntryLine
from companion.tui.widgets.entry_request import EntryRequest
from companion.tui.widgets.line_input import LineInput, one_line

Staged = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
WIN = EntryRequest("A win", placeholder="any size", hint=lambda text: f"reads: {text}", purpose="win")


def said(pilot: Pilot[Any], kind: type[EntryLine.Said]) -> list[tuple[str, str]]:
    return [(message.purpose, message.text) for message in pilot.app.of(kind)]  # type: ignore[attr-defined]


def shown(pilot: Pilot[Any]) -> list[str]:
    return [line.strip() for line in pilot.app.lines()]  # type: ignore[attr-defined]


async def test_typing_says_each_change_and_shows_the_hint(stage: Staged) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry, size=(50, 10)) as pilot:
        assert entry.purpose == ""
        entry.open(WIN)
        await pilot.pause()
        assert shown(pilot)[7:9] == ["A win  any size", "reads:"]
        await pilot.press("h", "i", "space", "q")
        assert entry.text == "hi q"
        assert shown(pilot)[7:9] == ["A win  hi q", "reads: hi q"]
        assert said(pilot, EntryLine.Changed) == [("win", text) for text in ("h", "hi", "hi ", "hi q")]


async def test_it_stays_open_with_its_text_until_it_is_closed(stage: Staged) -> None:
    entry, pane = EntryLine(), AffirmationsPane()
    async with stage(pane, entry) as pilot:
        entry.open(WIN)
        await pilot.press("a", "enter")
        assert said(pilot, EntryLine.Submitted) == [("win", "a")]
        assert (entry.purpose, entry.text) == ("win", "a")
        entry.close()
        await pilot.pause()
        assert (entry.purpose, entry.text) == ("", "")
        assert pane.has_focus
        assert not entry.display
        entry.close()
        assert said(pilot, EntryLine.Changed) == [("win", "a")]


async def test_escape_and_a_click_elsewhere_put_it_away(stage: Staged) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(WIN)
        await pilot.press("a", "escape")
        assert said(pilot, EntryLine.PutAway) == [("win", "a")]
        entry.close()
        entry.open(WIN.with_text("half a"))
        await pilot.pause()
        await pilot.click(AffirmationsPane)
        assert said(pilot, EntryLine.PutAway)[1:] == [("win", "half a")]


async def test_the_cursor_opens_at_the_end_of_a_long_text(stage: Staged) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry, size=(40, 10)) as pilot:
        entry.open(WIN.with_text("a text that is longer than the field is wide, up to its end"))
        await pilot.pause()
        await pilot.pause()
        assert shown(pilot)[7].endswith("up to its end")
        await pilot.press("x")
        assert entry.text.endswith("its endx")


async def test_a_request_may_follow_another(stage: Staged) -> None:
    entry, pane = EntryLine(), AffirmationsPane()
    async with stage(pane, entry) as pilot:
        entry.open(WIN.with_text("first"))
        await pilot.pause()
        entry.open(EntryRequest("Note", text="second", purpose="note 5"))
        await pilot.press("enter")
        assert said(pilot, EntryLine.Submitted) == [("note 5", "second")]
        assert said(pilot, EntryLine.Changed) == []
        entry.close()
        await pilot.pause()
        assert pane.has_focus


async def test_tab_completes_and_never_leaves(stage: Staged) -> None:
    entry = EntryLine()

    def complete(text: str, cursor: int) -> str | None:
        return f"{text[:cursor]}undaries{text[cursor:]}" if text[:cursor].endswith("#bo") else None

    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(EntryRequest("A win", text="no #bo today", complete=complete, purpose="win"))
        await pilot.press(*["left"] * 6, "tab", "tab", "x")
        assert entry.text == "no #boundariesx today"
        assert isinstance(pilot.app.focused, LineInput)


async def test_a_paste_of_several_lines_is_one_line(stage: Staged) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(WIN.with_text("[ ]"))
        await pilot.press("left")
        field = pilot.app.query_one(LineInput)
        field.post_message(events.Paste("one\r\n  two\tthree\x1b[31m\n"))
        await pilot.pause()
        assert entry.text == "[ one two three[31m]"


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("a\nb", "a b"),
        ("a\r\n\r\nb\n", "a b"),
        ("a \u2028 b", "a b"),
        ("\x00\x07a\x7f", "a"),
        ("日本\tx", "日本 x"),
    ],
)
def test_pasted_text_on_one_line(pasted: str, taken: str) -> None:
    assert one_line(pasted) == taken


def test_the_field_is_imported_when_it_opens() -> None:
    code = "import sys, companion.tui.widgets.entry; print('textual.widgets._input' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


FLAGS, FAMILY, ACUTE, THUMB = "🇩🇪🇫🇷", "👩\u200d👩\u200d👧", "e\u0301", "👍🏽"
HINDI, JAMO, TAGGED = "हि", "\u1112\u1161\u11ab", "🏴\U000e0067\U000e0062\U000e007f"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (FLAGS + "a", ["🇩🇪", "🇫🇷", "a"]),
        ("x🇩🇪🇫", ["x", "🇩🇪", "🇫"]),
        (FAMILY + FAMILY, [FAMILY, FAMILY]),
        (ACUTE + THUMB + "☝️", [ACUTE, THUMB, "☝️"]),
        (HINDI + JAMO + JAMO + TAGGED, [HINDI, JAMO, JAMO, TAGGED]),
        ("می\u200cخ", ["م", "ی\u200c", "خ"]),
        ("a\u200db", ["a\u200d", "b"]),
        ("a\u200e\u00adb", ["a", "\u200e", "\u00ad", "b"]),
        ("", []),
    ],
)
async def test_keys_go_by_what_a_person_takes_for_one_character(
    stage: Staged, text: str, parts: list[str]
) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(WIN.with_text(text))
        await pilot.pause()
        field = pilot.app.query_one(LineInput)
        for left in range(len(parts), 0, -1):
            await pilot.press("left")
            assert field.cursor_position == len("".join(parts[: left - 1]))
        for count in range(len(parts)):
            await pilot.press("right")
            assert field.cursor_position == len("".join(parts[: count + 1]))
        for left in range(len(parts), 0, -1):
            await pilot.press("backspace")
            assert entry.text == "".join(parts[: left - 1])


async def test_words_keep_their_marks(stage: Staged) -> None:
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(WIN.with_text(f"at the caf{ACUTE}s हिन्दी"))
        await pilot.press("ctrl+w")
        assert entry.text == f"at the caf{ACUTE}s "
        await pilot.press("ctrl+left", "ctrl+left", "delete")
        assert entry.text == f"at he caf{ACUTE}s "
        await pilot.press("ctrl+backspace")
        assert entry.text == f"at caf{ACUTE}s "


async def test_joiners_are_kept_typed_and_pasted(stage: Staged) -> None:
    text = "می\u200cخ 👩\u200d👧 \u200e\u200f a\u00adb\u3000c\u00a0d"
    entry = EntryLine()
    async with stage(AffirmationsPane(), entry) as pilot:
        entry.open(WIN)
        await pilot.pause()
        for character in text:
            key = "space" if character == " " else character
            pilot.app.post_message(events.Key(key, character))
        await pilot.pause()
        assert entry.text == text
        entry.open(WIN)
        pilot.app.query_one(LineInput).post_message(events.Paste(text))
        await pilot.pause()
        assert entry.text == text
