"""`companion breathe`: plain lines in time, an end that is kept, a preview, the history."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from companion import words
from companion.audio import heard
from companion.cli import breathing as cli_breathing
from companion.cli.frame.opening import has_screen
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.content import load
from companion.model.breathing.practice import Practised, SessionPlan
from companion.model.breathing.technique import Session
from companion.verbs.breathing import session_drafts

TODAY = date(2026, 11, 17)
BOX = ["Breathe in, 3 seconds", "Rest, full, 2 seconds", "Breathe out, 3 seconds", "Rest, empty, 2 seconds"]
CAUTIONS = load.cautions()

PATIENCE = 30  # seconds that anything may take on a busy machine

Sleep = Callable[[float], None]


def sessions(data: Path, day: date = TODAY) -> list[Session]:
    companion = Companion(data, Settings(), config=data / "none.yaml")
    return companion.store.on(Session, day)


# -- plain


def test_one_line_a_step_and_nothing_else(shell: Any, data: Path, breathing_time: Any) -> None:
    shell("breathe", "box", "--plain", "--cycles", "3")  # the first time cautions are told, on standard error
    done = shell("breathe", "box", "--plain", "--cycles", "3")
    assert (done.exit_code, done.stderr) == (0, "Saved: 30 s of breathing.\n")
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX, *BOX, *BOX]
    _, kept = sessions(data)
    assert (kept.technique, kept.level, kept.seconds, kept.planned, kept.finished) == (
        "box",
        "gentle",
        30,
        30,
        True,
    )


def test_each_line_comes_when_its_step_begins(
    shell: Any, breathing_time: list[tuple[float, float]], monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    began, said = clock.seconds, []
    echo = click.echo

    def heard(line: str, err: bool = False) -> None:
        if not err:
            said.append(clock.seconds - began)
        echo(line, err=err)

    monkeypatch.setattr(click, "echo", heard)
    shell("breathe", "box", "--plain", "--cycles", "2")
    assert said == [0, 10, 13, 15, 18, 20, 23, 25, 28]
    assert sum(seconds for _, seconds in breathing_time) == 30


def test_cautions_are_told_the_first_time_and_not_on_standard_output(shell: Any, breathing_time: Any) -> None:
    first = shell("breathe", "box", "--plain", "--cycles", "1")
    assert first.stderr.splitlines() == [
        CAUTIONS["comfort"],
        CAUTIONS["holds"],
        "One breath. That is enough.",
    ]
    assert first.stdout.splitlines() == ["Settle, 10 seconds", *BOX]
    again = shell("breathe", "box", "--plain", "--cycles", "3")  # a try-out is not the first time
    assert again.stderr.splitlines() == [CAUTIONS["comfort"], CAUTIONS["holds"], "Saved: 30 s of breathing."]


def test_labels_for_the_ear_and_fractions(shell: Any, breathing_time: Any) -> None:
    done = shell("breathe", "nostril", "--plain", "--cycles", "1")
    assert done.stdout.splitlines()[1] == "Close the right side. Breathe in on the left, 3 seconds"
    done = shell("breathe", "resonance", "--plain", "--cycles", "1")
    assert done.stdout.splitlines()[1:] == ["Breathe in, 4.5 seconds", "Breathe out, 4.5 seconds"]
    done = shell("breathe", "sigh", "--plain", "--cycles", "1")
    assert done.stdout.splitlines()[2] == "One more sip, 1 second"


def test_level_minutes_and_sections(shell: Any, data: Path, breathing_time: Any) -> None:
    done = shell("breathe", "even", "--plain", "--minutes", "0.5", "--level", "longer")
    assert done.stdout.splitlines()[1:] == ["Breathe in, 5 seconds", "Breathe out, 5 seconds"] * 3
    done = shell("breathe", "calm", "--plain", "--level", "standard")
    assert done.stdout.splitlines()[-3:] == [
        "Breathe in, 4 seconds",
        "Breathe out, 6 seconds",
        "Look around you, 6 seconds",
    ]
    done = shell("breathe", "box", "--plain", "--cycles", "1", "--level", "No holds")
    assert done.stdout.splitlines()[1:] == ["Breathe in, 4 seconds", "Breathe out, 4 seconds"]
    assert [(each.technique, each.level, each.seconds) for each in sessions(data)] == [
        ("equal", "longer", 30),
        ("calm_60", "standard", 60),
        ("box", "no_holds", 8),
    ]


def test_without_a_name_it_is_the_last_one(shell: Any, data: Path, breathing_time: Any) -> None:
    shell("breathe", "pursed", "--plain", "--cycles", "6")
    assert "Out through soft lips, 3 seconds" in shell("breathe", "--plain", "--cycles", "1").stdout


def test_a_limit_is_said_and_kept(shell: Any, breathing_time: Any) -> None:
    done = shell("breathe", "478", "--plain", "--cycles", "9")
    assert done.stderr.splitlines()[0].startswith(
        "Your first sessions of 4-7-8 breathing have up to 4 rounds"
    )
    assert done.stdout.count("Rest") == 4


def test_without_a_terminal_it_is_plain(shell: Any, breathing_time: Any) -> None:
    assert shell("breathe", "box", "--cycles", "1").stdout.splitlines()[1:] == BOX


def test_with_the_eyes_closed_plain_lines_are_heard_and_the_end_is_heard_out(
    shell: Any, breathing_time: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player, played = tmp_path / "play", tmp_path / "played"
    player.write_text(f'#!/bin/sh\nsleep 0.1\nbasename "$1" >> {played}\n')
    player.chmod(0o700)
    monkeypatch.setattr(heard, "PLAYERS", {str(player): (str(player),)})
    assert shell("breathe", "box", "--plain", "--cycles", "1").exit_code == 0
    assert not played.exists(), "it is silent unless it is asked for"
    done = shell("breathe", "box", "--plain", "--cycles", "1", "--eyes-closed")
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX]
    assert played.read_text().splitlines()[-1] == "swells-end-0.00.wav"


def test_what_cannot_be_heard_is_said_once(
    shell: Any, config: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "PLAYERS", {})
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("breathing: {cues: {sound: tone}}")
    done = shell("breathe", "box", "--plain", "--cycles", "1")
    assert done.stderr.count(words.audio.NO_PLAYER) == 1
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX]


def test_ctrl_c_ends_and_keeps(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    def interrupted(_: Clock, seconds: float) -> None:
        clock.advance(seconds)
        if clock.seconds >= 1012.5:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(Clock, "sleep", interrupted)
    done = shell("breathe", "box", "--plain")
    assert (done.exit_code, done.stdout.splitlines()) == (0, ["Settle, 10 seconds", BOX[0]])
    (kept,) = sessions(data)
    assert (kept.seconds, kept.finished, kept.planned) == (2.5, False, 120)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ended_while_settling_there_is_nothing_to_keep(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Clock, seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Clock, "sleep", interrupted)
    assert shell("breathe", "box", "--plain").exit_code == 0
    assert sessions(data) == []


@pytest.mark.parametrize("asleep", [True, False])
def test_what_the_machine_slept_is_a_pause(
    shell: Any,
    data: Path,
    breathing_time: Any,
    monkeypatch: pytest.MonkeyPatch,
    clock: Any,
    asleep: bool,
) -> None:
    """Laptop sleep stops the monotonic clock, SIGSTOP and a hung terminal do not."""
    nights: list[float] = []

    def sleep(_: Clock, seconds: float) -> None:
        clock.advance(seconds)
        if clock.seconds >= 1015 and not nights:
            nights.append(clock.seconds)
            (clock.sleep_through if asleep else clock.advance)(3600)

    monkeypatch.setattr(Clock, "sleep", sleep)
    done = shell("breathe", "box", "--plain", "--cycles", "1")
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX[:2], *BOX]
    assert "The breath waited, and carries on from the start of the round.\n" in done.stderr
    (kept,) = sessions(data)
    assert (kept.seconds, kept.finished) == (15, True)


@pytest.mark.parametrize("by", [3600, -3600, 86400])
def test_a_clock_that_is_set_does_not_pause_a_breath(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch, clock: Any, by: int
) -> None:
    def sleep(_: Clock, seconds: float) -> None:
        clock.advance(seconds)
        if clock.seconds - seconds < 1015 <= clock.seconds:
            clock.wall += timedelta(seconds=by)

    monkeypatch.setattr(Clock, "sleep", sleep)
    done = shell("breathe", "box", "--plain", "--cycles", "1")
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX]
    (kept,) = sessions(data)
    assert (kept.seconds, kept.finished) == (10, True)


@pytest.mark.parametrize(("typed", "goes_on"), [("\n", True), ("", False)])
def test_who_is_there_is_asked_whether_to_go_on(
    shell: Any,
    data: Path,
    breathing_time: Any,
    monkeypatch: pytest.MonkeyPatch,
    clock: Any,
    typed: str,
    goes_on: bool,
) -> None:
    nights: list[float] = []

    def sleep(_: Clock, seconds: float) -> None:
        clock.advance(seconds)
        if clock.seconds >= 1015 and not nights:
            nights.append(clock.seconds)
            clock.advance(3600)

    def answer() -> str:
        clock.advance(60)  # who thinks it over does not practise
        return typed

    monkeypatch.setattr(Clock, "sleep", sleep)
    monkeypatch.setattr(
        cli_breathing, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True, readline=answer))
    )
    done = shell("breathe", "box", "--plain", "--cycles", "1")
    assert done.stdout.splitlines() == ["Settle, 10 seconds", *BOX[:2], *(BOX if goes_on else [])]
    assert "The breath waited for you. Press Enter to carry on, Ctrl+C to end.\n" in done.stderr
    (kept,) = sessions(data)
    assert (kept.seconds, kept.finished) == ((15, True) if goes_on else (5, False))


def test_what_was_practised_is_among_the_drafts_within_two_seconds(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch, clock: Any
) -> None:
    began, behind = clock.seconds + 10, []

    def sleep(_: Clock, seconds: float) -> None:
        clock.advance(seconds)
        if (practised := clock.seconds - began) >= 2:
            (path,) = (data / "drafts").glob("*.json")
            (text,) = json.loads(path.read_text()).values()
            kept = session_drafts.session_in(text if isinstance(text, str) else text["text"])
            behind.append(practised - (kept.seconds if kept else 0))

    monkeypatch.setattr(Clock, "sleep", sleep)
    shell("breathe", "box", "--plain", "--cycles", "3")
    assert len(behind) >= 50 and max(behind) <= 2
    assert not list((data / "drafts").iterdir())


def leave_a_draft(data: Path, clock: Any) -> None:
    """As one that was killed leaves it."""
    kept = Practised(
        technique="box", level="gentle", seconds=42, planned=120, finished=False, started=clock.now()
    )
    (data / "drafts").mkdir(parents=True, exist_ok=True)
    texts = dict([session_drafts.draft_of(kept)], win="half a win")
    (data / "drafts" / "here-1.json").write_text(json.dumps(texts), "utf-8")


@pytest.mark.parametrize("command", [("today",), ("win", "called Mum"), ("breathe", "--history")])
def test_the_next_command_saves_what_was_cut_off_and_leaves_what_was_typed(
    shell: Any, data: Path, clock: Any, command: tuple[str, ...]
) -> None:
    leave_a_draft(data, clock)
    assert shell(*command).stderr == "Saved from an interrupted session: 42 s of breathing.\n"
    assert shell(*command).stderr == ""
    assert [kept.seconds for kept in sessions(data)] == [42]
    (left,) = (data / "drafts").glob("*.json")
    assert "half a win" in left.read_text() and "session" not in left.read_text()


def test_undo_takes_back_what_the_person_did_last(shell: Any, data: Path, clock: Any) -> None:
    shell("win", "called Mum")
    leave_a_draft(data, clock)
    assert "called Mum" in shell("undo").stdout
    assert sessions(data) == []
    shell("today")
    assert [kept.seconds for kept in sessions(data)] == [42]


def test_lines_nobody_reads_any_more_still_leave_a_session(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def closed(line: str, **_: Any) -> None:
        said.append(line)
        if len(said) == 5:
            raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(click, "echo", closed)
    assert shell("breathe", "box", "--plain").exit_code != 0
    (kept,) = sessions(data)
    assert kept.seconds == 5


def test_a_session_of_an_own_technique(shell: Any, config: Path, data: Path, breathing_time: Any) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(
        "breathing:\n  own:\n    - name: My wave\n      sections:\n"
        "        - {repeat: 2, steps: [{kind: inhale, seconds: 1.25}, {kind: exhale, seconds: 2.3}]}\n"
        "        - {repeat: 1, steps: [{kind: natural, seconds: 4, label: Look up}]}\n",
        "utf-8",
    )
    done = shell("breathe", "my", "--plain")
    assert done.stdout.splitlines()[1:] == [
        *["Breathe in, 1.25 seconds", "Breathe out, 2.3 seconds"] * 2,
        "Look up, 4 seconds",
    ]
    assert [(each.technique, each.seconds) for each in sessions(data)] == [("my_wave", 11.1)]


# -- asked wrongly


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("zzz",),
            "There is no technique called “zzz”. Choose one of these:\n  extended_exhale    Long exhale",
        ),
        (("re",), "“re” could be any of these:\n  resonance          Resonance breathing\n  relax_478"),
        (("box", "--level", "longer"), "has no level “longer”. Its levels: no_holds, gentle, standard"),
        (("box", "--minutes", "90"), "“90” is not a number from 0.5 to 60"),
        (("box", "--minutes", "nan"), "“nan” is not a number from 0.5 to 60"),
        (("box", "--minutes", "soon"), "“soon” is not a number from 0.5 to 60"),
        (("box", "--cycles", "0"), "“0” is not a whole number from 1 to 500"),
        (("box", "--cycles", "2.5"), "“2.5” is not a whole number"),
        (("box", "--cycles", "2", "--minutes", "3"), "Use either --minutes or --cycles"),
        (("--json",), "Use --json together with --history"),
        (("--preview", "--history"), "Use either --preview or --history"),
    ],
)
def test_what_is_asked_wrongly_is_said(shell: Any, data: Path, args: tuple[str, ...], said: str) -> None:
    done = shell("breathe", "--plain", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert sessions(data) == []


# -- a look at it, and back


def test_the_preview_has_curve_steps_levels_and_cautions(shell: Any, data: Path) -> None:
    done = shell("breathe", "box", "--preview", "--level", "standard", env={"COLUMNS": "60"})
    lines = done.stdout.splitlines()
    assert lines[0] == "Box breathing: An even rhythm to count by"
    assert any("▁▂" in line or "█" in line for line in lines)
    assert "  Breathe in 4 s · Rest, full 4 s · Breathe out 4 s · Rest, empty 4 s" in lines
    assert "standard, 2 min" in lines
    assert "  no holds  in 4, out 4" in lines
    prose = " ".join(done.stdout.split())
    assert all(CAUTIONS[name] in prose for name in ("holds", "comfort", "stop"))
    assert sessions(data) == []


def test_the_preview_in_ascii(shell: Any, config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_text("appearance: {icons: ascii}\n", "utf-8")
    chart = shell("breathe", "long", "--preview").stdout.splitlines()[3:8]
    assert all(line.isascii() for line in chart)
    assert "#" in chart[-1]


def test_the_history_in_words(shell: Any, data: Path, clock: Any) -> None:
    assert shell("breathe", "--history").stdout == "A quiet week so far.\n"
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    for n in range(5):
        companion.breathing.save("box", "gentle", 90 + n, 120, finished=True, started=clock.wall)
        session = companion.breathing.past(1).sessions[0]
        companion.breathing.edit(session.id, before=0, after=1 if n else 0)
        clock.advance(60)
    companion.breathing.save("equal", "standard", 30, 120, finished=False, started=clock.wall)
    companion.breathing.edit(companion.breathing.past(1).sessions[0].id, note="on the\ntrain", before=-1)
    done = shell("breathe", "--history")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "8 min 10 s this week, on 1 day",
        "",
        "Tuesday 17 November",
        "   8:47  Even breath, 30 s, felt low  (on the⏎train)",
        "   8:46  Box breathing, gentle, 1 min 34 s, felt so-so, then fairly good",
        "   8:45  Box breathing, gentle, 1 min 33 s, felt so-so, then fairly good",
        "   8:44  Box breathing, gentle, 1 min 32 s, felt so-so, then fairly good",
        "   8:43  Box breathing, gentle, 1 min 31 s, felt so-so, then fairly good",
        "   8:42  Box breathing, gentle, 1 min 30 s, felt so-so, then so-so",
        "",
        "What has helped you",
        "  Box breathing: you felt a little lighter after 4 of 5",
    ]
    assert "Even breath" not in shell("breathe", "box", "--history").stdout


def test_the_history_as_json_has_all_of_it(shell: Any, data: Path, clock: Any) -> None:
    companion = Companion(data, Settings(), config=data / "none.yaml", clock=clock)
    for _ in range(25):
        companion.breathing.save("box", "gentle", 60, 120, finished=True, started=clock.wall)
        clock.advance(60)
    told = json.loads(shell("breathe", "--history", "--json").stdout)
    assert told["week"] == {"minutes": 25, "days": 1}
    assert len(told["sessions"]) == 25
    assert told["sessions"][0]["at"] > told["sessions"][-1]["at"]
    assert told["names"]["box"] == "Box breathing"
    for session in told["sessions"]:  # also what has its default
        assert session.keys() >= {"level", "finished", "before", "after", "pace", "tempo", "note"}
        assert (session["pace"], session["tempo"], session["item"]) == (None, 1.0, "")


# -- where there is a terminal


def test_with_a_terminal_it_opens_under_the_prompt(shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[SessionPlan] = []

    def open_inline(_: object, plan: SessionPlan) -> int:
        opened.append(plan)
        return 0

    monkeypatch.setattr(cli_breathing, "has_screen", lambda: True)
    monkeypatch.setattr("companion.cli.open.open_inline", open_inline)
    assert shell("breathe", "long", "--minutes", "2").exit_code == 0
    assert [(plan.technique.id, plan.planned) for plan in opened] == [("extended_exhale", 120)]
    assert shell("breathe", "long", "--plain", "--preview").exit_code == 0
    assert len(opened) == 1


def test_one_breath_in_three_rows(
    shell: Any, data: Path, breathing_time: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_breathing, "has_screen", lambda: True)
    done = shell("breathe", "long", "--once")
    assert (done.exit_code, done.stderr) == (0, "One breath. That is enough.\n")
    frames = [frame.replace("\r\x1b[2K", "").splitlines() for frame in done.stdout.split("\x1b[3A")]
    assert {len(frame) for frame in frames[:-1]} == {3}
    said = list(dict.fromkeys(frame[0].replace("\x1b[?25l", "").strip() for frame in frames))
    assert said == [*(f"Breathe in {n}" for n in (3, 2, 1)), *(f"Breathe out {n}" for n in (4, 3, 2, 1))]
    assert {len(frame[1]) for frame in frames} == {38} and done.stdout.endswith("\x1b[?25h")
    assert sum(seconds for _, seconds in breathing_time) == pytest.approx(7, abs=0.05)
    (kept,) = sessions(data)
    assert kept.seconds == 7 and shell("breathe", "--history").stdout.startswith("A quiet week so far.")
    assert shell("breathe", "--once", "--cycles", "2").exit_code == 2


@pytest.mark.parametrize(
    ("env", "screen"),
    [
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"ACCESSIBLE": "1"}, False),
        ({"ACCESSIBLE": "0"}, True),
        ({"ACCESSIBLE": "false"}, True),
        ({"ACCESSIBLE": ""}, True),
    ],
)
def test_plain_lines_where_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, env: dict[str, str], screen: bool
) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert has_screen() is screen


def test_a_program_that_reads_has_each_line_when_its_step_begins(own_home: Path) -> None:
    code = (
        "from msgspec.structs import replace;"
        "from companion.verbs.breathing.breathing import BreathingVerbs as V;"
        "plan = V.plan; V.plan = lambda *a, **k: replace(plan(*a, **k), settle=0.1);"
        "import sys; sys.argv = ['companion', 'breathe', 'sigh', '--plain'];"
        "from companion.__main__ import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "Settle, 0.1 seconds\n"
        assert process.stdout.readline() == "In through the nose, 2 seconds\n"
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        rest, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest) == (0, "")
    assert said.splitlines() == [CAUTIONS[name] for name in ("comfort", "position")]


def test_the_plain_way_loads_neither_screen_nor_yaml(own_home: Path) -> None:
    code = (
        "import sys; sys.argv = ['companion', 'breathe', 'box', '--preview'];"
        "from companion.cli.main import cli; cli.main(standalone_mode=False);"
        "sys.exit(str([name for name in ('textual', 'rich', 'yaml') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"
