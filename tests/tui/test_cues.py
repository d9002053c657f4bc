"""What accompanies a breath: bells, a command, speech and a tint; none of them is ever in the way."""

from __future__ import annotations

import asyncio
import math
import os
import stat
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult

from companion import words
from companion.audio import heard as heard_module
from companion.config.settings import Breathing, Cues, Settings
from companion.content import load as content
from companion.model.breathing.practice import SessionPlan
from companion.tui.breathing.cue_line import CueLine
from companion.tui.breathing.session import SessionView
from companion.tui.themes import load_theme
from companion.tui.widgets.appearance import ScreenStyle

from .sessions import Owner


class Room(App[None]):
    """A session alone, and every bell it rings."""

    def __init__(self, clock: Any, cues: Cues, look: ScreenStyle) -> None:
        super().__init__()
        theme = load_theme("dawn")[0]
        self.register_theme(theme)
        self.theme = theme.name
        self.settings = Settings(breathing=Breathing(cues=cues))
        self.clock, self.screen_style = clock, look
        self.bells: list[float] = []
        self.later: list[float] = []
        self.owner = Owner()

    def compose(self) -> ComposeResult:
        yield SessionView(self.clock, lambda: self.owner)

    def bell(self) -> None:
        self.bells.append(self.clock.monotonic())

    @property
    def session(self) -> SessionView:
        return self.query_one(SessionView)

    @property
    def noted(self) -> str:
        """What is said below the words."""
        return " ".join(self.query_one(CueLine).notes)

    def begin(self, technique: str = "extended_exhale", planned: float = 60) -> None:
        self.session.start(
            SessionPlan(technique=content.technique(technique), level="standard", planned=planned)
        )
        self.session.toggle()

    def breathe(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.clock.advance(1 / 4)
            self.session.tick()


Make = Callable[..., Room]


@pytest.fixture
def make(clock: Any) -> Make:
    def build(look: ScreenStyle = ScreenStyle(), **cues: Any) -> Room:  # noqa: B008
        return Room(clock, Cues(**cues), look)

    return build


async def until(room: Room, done: Callable[[], bool]) -> None:
    """Wait for a command of the system's, which takes its own time."""
    async with asyncio.timeout(10):
        while not done():
            await asyncio.sleep(0.01)


async def run_out(room: Room) -> None:
    """Until no command is running."""
    await until(room, lambda: not room.session.cues.heard.runner.running)


def script(folder: Path, text: str) -> str:
    path = folder / "cue"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


async def test_it_is_silent_by_default(make: Make) -> None:
    room = make()
    async with room.run_test():
        room.begin()
        room.breathe(20)
        assert room.bells == []
        assert not room.session.cues.heard.runner.running
        assert not any(name.startswith("-tint") for name in room.session.classes)


async def test_one_bell_for_in_and_a_second_later_two_for_out(
    make: Make, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make(bell=True)
    waits: list[float] = []
    set_timer = SessionView.set_timer

    def note(self: SessionView, delay: float, *args: Any, **options: Any) -> Any:
        waits.append(clock.monotonic() + delay)
        return set_timer(self, delay, *args, **options)

    monkeypatch.setattr(SessionView, "set_timer", note)
    async with room.run_test():
        start = clock.monotonic()
        room.begin()
        room.breathe(4)
        assert room.bells == [start, start + 4]
        assert waits == [start + 5]


async def test_bells_to_come_are_called_off_by_a_pause(make: Make) -> None:
    room = make(bell=True)
    async with room.run_test():
        room.begin()
        room.breathe(4)
        assert room.session.cues.heard.bells
        room.session.toggle()
        assert not room.session.cues.heard.bells


async def test_a_bell_that_was_called_off_keeps_none_waiting(make: Make, clock: Any) -> None:
    room = make(bell=True)
    async with room.run_test():
        room.begin()
        room.breathe(4)  # the first of two bells for out; the other is to come in a second
        room.session.toggle()
        clock.advance(1)
        room.bells.clear()
        room.session.toggle()
        assert room.bells == [clock.monotonic()]


@pytest.mark.parametrize("technique", ["box", "cyclic_sigh", "calm_60"])
async def test_bells_are_never_faster_than_one_a_second(
    make: Make, clock: Any, monkeypatch: pytest.MonkeyPatch, technique: str
) -> None:
    room = make(bell=True)
    heard: list[float] = []

    class Later:
        def __init__(self, at: float) -> None:
            self.at = at
            heard.append(at)

        def stop(self) -> None:
            if self.at > clock.monotonic():
                heard.remove(self.at)

    monkeypatch.setattr(SessionView, "set_timer", lambda self, delay, *_: Later(clock.monotonic() + delay))
    async with room.run_test():
        room.begin(technique)
        room.breathe(70)
        rung = sorted([*room.bells, *heard])
        assert len(rung) > 8
        assert all(b - a >= 1 for a, b in pairwise(rung))


async def test_a_command_runs_without_a_shell_and_is_told_the_cue(make: Make, tmp_path: Path) -> None:
    told = tmp_path / "told"
    room = make(command=(script(tmp_path, f'printf "%s\\n" "$*" >> {told}'), "$HOME; {cue}"))
    async with room.run_test():
        room.session.start(SessionPlan(technique=content.technique("box"), level="standard", planned=60))
        await run_out(room)
        room.session.toggle()
        await run_out(room)
        for _ in range(3):
            room.breathe(4)
            await run_out(room)
    assert told.read_text().splitlines() == [f"$HOME; {cue}" for cue in ("free", "in", "rest", "out", "rest")]


@pytest.mark.parametrize("broken", ["gone", "refuses", "fails"])
async def test_a_command_that_fails_is_told_once_and_the_breath_goes_on(
    make: Make, tmp_path: Path, broken: str
) -> None:
    path = script(tmp_path, f"echo once >> {tmp_path / 'told'}; exit 3")
    if broken == "gone":
        path = str(tmp_path / "nowhere")
    elif broken == "refuses":
        (tmp_path / "cue").chmod(0o600)
    room = make(command=(path,))
    async with room.run_test() as pilot:
        room.begin()
        await run_out(room)
        await pilot.pause()
        assert room.noted.startswith("The cue command")
        room.session.say()
        tried = (tmp_path / "told").read_text() if broken == "fails" else ""
        room.breathe(12)
        await run_out(room)
        assert room.noted == ""
        assert room.query_one(CueLine).label == "Breathe in"
    if broken == "fails":
        assert (tmp_path / "told").read_text() == tried


async def test_one_that_is_still_busy_gives_way_to_the_next_step(make: Make, tmp_path: Path) -> None:
    told, ended, short = tmp_path / "told", tmp_path / "ended", tmp_path / "short"
    body = f"""
trap 'echo "$1" >> {ended}; exit' TERM
echo "$1" >> {told}
while [ ! -e {short} ]; do sleep 0.02; done"""
    room = make(command=(script(tmp_path, body), "{cue}"))

    def lines(path: Path) -> list[str]:
        return path.read_text().splitlines() if path.exists() else []

    async with room.run_test():
        room.begin()
        await until(room, lambda: lines(told)[-1:] == ["in"])
        room.breathe(4)
        await until(room, lambda: lines(told)[-1:] == ["out"])
        short.touch()
        await run_out(room)
    assert lines(ended)[-1] == "in"


async def test_speech_says_the_end(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    speaker = script(tmp_path, f'printf "%s\\n" "$*" >> {told}')
    monkeypatch.setattr(heard_module, "SPEAKERS", {speaker: (speaker, "--")})
    room = make(speak=True)
    async with room.run_test():
        room.begin(planned=10)
        await run_out(room)
        room.breathe(30)
        await run_out(room)
    assert told.read_text().splitlines()[-1] == f"-- {words.breathing.THE_END}"


async def test_speech_says_the_words_of_the_step(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    speaker = script(tmp_path, f'printf "%s\\n" "$*" >> {told}')
    monkeypatch.setattr(heard_module, "SPEAKERS", {speaker: (speaker, "--")})
    room = make(speak=True)
    async with room.run_test():
        room.session.start(
            SessionPlan(technique=content.technique("alternate_nostril"), level="standard", planned=60)
        )
        await run_out(room)
        room.session.toggle()
        await run_out(room)
    assert told.read_text().splitlines() == [
        "-- Settle",
        "-- Close the right side. Breathe in on the left.",
    ]


async def test_without_a_speech_command_it_says_so_once(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    room = make(speak=True)
    async with room.run_test():
        room.begin()
        assert room.noted == words.audio.NO_SPEECH
        room.session.say()
        room.breathe(4)
        assert room.noted == "", "once"


async def test_the_background_follows(make: Make) -> None:
    room = make(tint=True)
    async with room.run_test():
        room.begin()
        assert room.session.has_class("-tint-in")
        room.breathe(4)
        assert room.session.has_class("-tint-out") and not room.session.has_class("-tint-in")


async def test_reduced_motion_has_neither_bell_nor_tint(make: Make) -> None:
    room = make(ScreenStyle(reduced=True), bell=True, tint=True)
    async with room.run_test():
        room.begin()
        room.breathe(12)
        assert room.bells == []
        assert not any(name.startswith("-tint") for name in room.session.classes)


def runs(process: str) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A player that plays until it is ended, and writes down what it was given; what it has been given."""
    played = tmp_path / "played"
    body = f"""
echo $$ >> {tmp_path / "players"}
basename "$1" .wav >> {played}
while :; do sleep 0.02; done"""
    path = script(tmp_path, body)
    monkeypatch.setattr(heard_module, "PLAYERS", {path: (path,)})
    return lambda: played.read_text().splitlines() if played.exists() else []


async def test_with_the_eyes_closed_every_step_is_heard(make: Make, player: Callable[[], list[str]]) -> None:
    room = make()
    plan = SessionPlan(technique=content.technique("box"), level="standard", planned=16, eyes_closed=True)
    async with room.run_test():
        room.session.start(plan)
        await until(room, lambda: player() == ["swells-free-0.00"])
        room.session.toggle()
        for heard in ("in-4.00", "rest-full-4.00", "out-4.00", "rest-4.00", "end-0.00"):
            await until(room, lambda wanted=f"swells-{heard}": player()[-1] == wanted)  # type: ignore[misc]
            room.breathe(4)
        room.session.cues.heard.close()
    assert len(player()) == 6


@pytest.mark.parametrize("settle", [10.0, math.inf])
async def test_what_is_heard_is_made_before_its_step_begins(
    make: Make, player: Callable[[], list[str]], settle: float
) -> None:
    room, box = make(sound="swells"), content.technique("box")
    plan = SessionPlan(technique=box, level="standard", planned=16, settle=settle, eyes_closed=True)
    async with room.run_test():
        room.session.start(plan)
        folder = room.session.cues.heard._folder
        assert folder and [path.stem for path in folder.iterdir()] == ["swells-free-0.00"], "at once"
        steps = {"in-4.00", "rest-full-4.00", "out-4.00", "rest-4.00"}
        await until(room, lambda: all((folder / f"swells-{step}.wav").exists() for step in steps))
        room.session.toggle()
        await until(room, lambda: player()[-1:] == ["swells-in-4.00"])
        await until(room, lambda: (folder / "swells-end-0.00.wav").exists())
        room.session.cues.heard.close()


async def test_a_sound_ends_at_once_when_the_breath_pauses(
    make: Make, tmp_path: Path, player: Callable[[], list[str]]
) -> None:
    room = make(sound="tone")
    async with room.run_test():
        room.begin()
        await until(room, lambda: player()[-1:] == ["tone-in-4.00"])
        room.session.toggle()
        await until(room, lambda: player()[-1] == "tone-pause-0.00")
        room.session.release()
        await run_out(room)
        room.session.cues.heard.close()
    players = (tmp_path / "players").read_text().split()
    assert len(players) == len(player()) == 2 and not any(map(runs, players))


async def test_a_player_that_does_not_work_gives_way_to_the_next(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = script(tmp_path, "exit 1")
    monkeypatch.setattr(heard_module, "PLAYERS", {silent: (silent,), "true": ("true",)})
    room = make(sound="bowl")
    async with room.run_test():
        room.begin()
        await run_out(room)
        room.breathe(4)
        await run_out(room)
        assert room.noted == ""
        monkeypatch.setattr(heard_module, "PLAYERS", {silent: (silent,)})
        room.session.release()
        room.begin()
        await run_out(room)
        assert room.noted.startswith("The cue command")
        room.session.cues.heard.close()
