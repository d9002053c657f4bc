"""What comes from the terminal: no byte of it ends the app, and none makes it deaf to what follows."""

from __future__ import annotations

import os
import sys
from random import Random

import pytest
from textual import _parser, events
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("there is another driver", allow_module_level=True)

from companion.tui.terminal import keyboard
from companion.tui.terminal.bursts import Burst
from companion.tui.terminal.keyboard import Keyboard
from companion.tui.terminal.replies import Reply

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


class Held:
    """Time in the test's hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(keyboard, "get_time", lambda: self.now)
        monkeypatch.setattr(_parser, "get_time", lambda: self.now)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


def heard(messages: list[Message]) -> list[str]:
    """Keys by name, pastes in quotes."""
    return [
        f"“{message.text}”" if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


def after(time: Held, *read: str) -> list[str]:
    """What is heard of what was read, with all the time there is after it."""
    keys = Keyboard()
    found = [message for data in read for message in keys.feed(data)]
    for _ in range(5):
        time.now += 10
        found += keys.tick()
    assert keys.wait is None
    return heard(found)


@pytest.mark.parametrize(
    ("read", "keys"),
    [
        ("\x1b[1;1:2A", ["up"]),
        ("\x1b[1;1:3A", []),
        ("\x1b[97;1:3u", []),
        ("\x1b[97;1:2u", ["a"]),
        ("\x1b[97;5:1u", ["ctrl+a"]),
        ("\x1b[99999999999u", []),
        ("\x1b[1114112u", []),
        ("\x1b[55296u", []),
        ("\x1b[200:1~z", ["z"]),
        ("\x1b[97;1;1114112u", []),
        ("\x1b[1;99999999999A", []),
        ("\x1b[48;999999;999999;1;1t", []),
        ("\x1b[A\x1bOP\x1b[3~\x1b[1;5C", ["up", "f1", "delete", "ctrl+right"]),
        ("\x1b[27u\x1b[13u", ["escape", "enter"]),
        ("\x1b[57443;3u\x1b[57441;2u\x1b[57358u\x1b[57439u\x1b[9;3u", ["alt+tab"]),
        ("\x1b", ["escape"]),
        ("\x1b]", ["right_square_bracket"]),
        ("\x1b]11;rgb:0000/0000/0000\x1b\\a", ["a"]),
        ("\x1b]11;rgb:0000/0000/0000\x07a", ["a"]),
        ("\x1bP>|quit", []),
        ("\x1b[200~text\x1b[201~", ["“text”"]),
        ("\x1b[200~a\x1b[31mb\x03c\x1b[201~q", ["“a\x1b[31mb\x03c”", "q"]),
        ("\x1b[200~text", ["“text”"]),
        ("\x1b[200~text\x1b", ["“text”"]),
        ("\x1b[200~text\x1b[27u", ["“text”"]),
        ("\x1b[200~text\x1b[99;5u", ["“text”", "ctrl+c"]),
        ("\x1b[200~text\x03", ["“text”", "ctrl+c"]),
    ],
)
def test_what_is_heard(time: Held, read: str, keys: list[str]) -> None:
    assert after(time, read) == keys
    assert after(time, *read) == keys or "\x03c" in read, "also a character at a time"
    assert after(time, read, "") == keys


ANSWERS = "?1u ?62;c ?62;4c >0;276;0c ?997;1n 0n 8;24;80t 4;600;800t ?25l ?q =1c >1;2m ?0;3;0S 1$r ?1 ?62;2"


@pytest.mark.parametrize("answer", ANSWERS.split())
@pytest.mark.parametrize("bursts", [False, True])
def test_no_letter_of_a_late_answer_of_the_terminal_is_a_key(time: Held, answer: str, bursts: bool) -> None:
    keys = Keyboard(bursts=bursts)
    found = [message for data in ("x", f"\x1b[{answer}") for message in keys.feed(data)]
    time.now += 10
    found += [*keys.tick(), *keys.feed("y"), *keys.tick()]
    assert heard(found) == ["x", "y"]


@pytest.mark.parametrize(
    ("read", "keys"),
    [
        ("\x1b]0;a title", ["“0;a title”"]),
        ("\x1b]I was out\rq", ["“I was out”", "enter", "q"]),
        ("\x1bPwords\x1b[A", ["“words”", "up"]),
        ("\x1b^words\x03", ["“words”", "ctrl+c"]),
        ("\x1b_" + "w" * 5000, ["“" + "w" * 5000 + "”"]),
        ("\x1b]11;rgb:0000/00", []),
        ("\x1bP1+r5443", []),
    ],
)
def test_what_came_of_a_string_without_an_end_is_kept_where_it_can_be_text(
    time: Held, read: str, keys: list[str]
) -> None:
    assert after(time, read) == keys


def bursts(time: Held, *read: str, apart: float = 0.0) -> list[str]:
    """What is heard by an app that tells pastes from keys; a burst is in brackets, after its leading key."""
    keys, found = Keyboard(bursts=True), []
    for data in read:
        found += list(keys.feed(data))
        time.now += apart
        found += list(keys.tick())
    time.now += 10
    found += [*keys.tick(), *keys.tick()]
    return [
        f"{each.led}[{each.text}]" if isinstance(each, Burst) else "".join(heard([each])) for each in found
    ]


@pytest.mark.parametrize(
    ("read", "apart", "found"),
    [
        (["one\rtwo\r"], 0, ["[one\rtwo\r]"]),
        (["one\r", "two\r"], 0.03, ["[one\rtwo\r]"]),
        (["one\r", "two\r"], 0.06, ["[one\r]", "[two\r]"]),
        (list("one\r"), 0.005, ["o", "o[ne\r]"]),
        (list("one\r"), 0.02, ["o", "n", "e", "enter"]),
        (["a", "b"], 0.005, ["a", "b"]),
        (["jj\x1b[A", "x"], 0.03, ["[jj]", "up", "x"]),
        (["jj\x1b[<0;1", ";1Mx"], 0.03, ["[jj]", "x"]),
        (["ab\x1b[200~c\x1b[201~d"], 0, ["[ab]", "“c”", "d"]),
        (["ab\x03"], 0, ["[ab]", "ctrl+c"]),
        (["é\u200d👩"], 0, ["[é\u200d👩]"]),
    ],
)
def test_what_nobody_can_have_typed_in_the_time_is_together(
    time: Held, read: list[str], apart: float, found: list[str]
) -> None:
    assert [each for each in bursts(time, *read, apart=apart) if each] == found, "but for the mouse"


def test_an_answer_of_the_terminal_is_told_whole(time: Held) -> None:
    read = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\a\x1bP1$r0;38:2::1:2:3m\x1b\\"
    for parts in ([read], list(read)):
        keys = Keyboard()
        told = [message for data in parts for message in keys.feed(data)]
        replies = [message.text for message in told if isinstance(message, Reply)]
        assert replies == ["\x1b]11;rgb:ffff/ffff/ffff", "\x1bP1$r0;38:2::1:2:3m"]
        assert heard(told) == ["a"]


def test_a_paste_that_is_too_long_comes_in_parts(time: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "LONGEST", 10)
    assert after(time, "\x1b[200~0123456789a", "bc\x1b[201~q") == ["“0123456789a”", "“bc”", "q"]


def made(chance: Random) -> str:
    """A sequence out of the grammar of terminals, sound or broken."""

    def number() -> str:
        return chance.choice(["", "0", "1", "27", "97", "200", "201", "55296", "57441", "9" * 12])

    fields = ";".join(
        ":".join(number() for _ in range(chance.randint(0, 4))) for _ in range(chance.randint(0, 5))
    )
    body = chance.choice(["", "<", "?", ">", "="]) + fields
    begin = chance.choice(["\x1b[", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1b", "\x9b", ""])
    end = chance.choice(
        [*"ABCDEFHIMOPQRSZcmntuy~$\\", "$y", "\x07", "\x1b\\", "\x1b", "", "\x00", "\x7f", "é", "\ufffd"]
    )
    return f"{begin}{body}{end}"


def test_no_sequence_ends_the_keyboard_or_makes_it_deaf(time: Held) -> None:
    chance = Random(9)
    keys = Keyboard(bursts=True)
    for _ in range(100_000 if THOROUGH else 2_000):
        sequence = "".join(made(chance) for _ in range(chance.randint(1, 3)))
        list(keys.feed(sequence))
        for _ in range(3):
            time.now += 10
            list(keys.tick())
        assert heard(list(keys.feed("z"))) == ["z"], repr(sequence)
