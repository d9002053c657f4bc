"""`companion celebrate`, and the lists of what was celebrated and reached, in the shell."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result

from companion import words
from companion.cli import celebrations
from companion.clock import Clock
from companion.companion import Companion
from companion.config.settings import Settings
from companion.content import load as content
from companion.model.wins import Celebration

from ..conftest import HeldClock

Shell = Callable[..., Result]


@pytest.fixture
def kept(data: Path, tmp_path: Path, clock: HeldClock) -> Callable[[], list[tuple[str, int]]]:
    """Each celebration there is, as ritual and seconds, the oldest first."""

    def read() -> list[tuple[str, int]]:
        companion = Companion(data, Settings(), config=tmp_path / "c.yaml", clock=clock)
        found = [(each.ritual, each.seconds) for each in companion.store.newest(Celebration, 9)][::-1]
        companion.close()
        return found

    return read


def test_a_win_by_its_first_words_and_a_ritual_by_its_name(
    shell: Shell, kept: Callable[[], object], clock: HeldClock
) -> None:
    assert shell("celebrate").stderr == f"{words.wins.NO_WINS}\n"
    shell("win", "Called Mum")
    clock.advance(60)
    shell("win", "Tea, and called Ana")
    said = shell("celebrate", "called").stdout.splitlines()
    assert said[:2] == ["Called Mum", ""] and said[-2:] == ["3 min", words.celebrations.KEPT]
    candle = content.rituals()[0]
    assert " ".join(said[2:-2]) == f"{candle.how} {candle.alt}"
    clock.advance(60)
    assert shell("celebrate").stdout.startswith("Tea, and called Ana\n\nHand on your chest")
    clock.advance(60)
    assert shell("celebrate", "ana", "--ritual", "the good").stdout.startswith(
        "Tea, and called Ana\n\nMake some"
    )
    clock.advance(60)
    assert shell("celebrate", "--ritual", "quiet").stdout.endswith(f"{words.celebrations.KEPT_QUIETLY}\n")
    wrong = shell("celebrate", "--ritual", "a")
    assert wrong.exit_code == 2 and "“a” does not name one ritual. The rituals are: " in wrong.stderr
    assert shell("celebrate", "never").stderr == "No win has the words “never”.\n"
    assert kept() == [("candle", 0), ("reflection", 0), ("good_cup", 0), ("quiet", 0)]
    shell("undo")
    lines = shell("progress", "celebrated").stdout.splitlines()
    assert lines[0] == "17 November 2026: Tea, and called Ana. The good cup" and len(lines) == 3
    assert lines[2] == "17 November 2026: Called Mum. Light a candle"


@pytest.mark.parametrize(("seconds", "ended", "counts"), [(180, False, 180), (42, True, 42), (1, True, None)])
def test_on_a_terminal_it_waits_and_can_be_ended(
    shell: Shell,
    kept: Callable[[], object],
    monkeypatch: pytest.MonkeyPatch,
    seconds: int,
    ended: bool,
    counts: int | None,
) -> None:
    shell("win", "Called Mum")
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(celebrations, "sys", SimpleNamespace(stdin=terminal, stdout=terminal))
    now = [0.0]

    def sleep(_: Clock, asked: float) -> None:
        assert asked == 180
        now[0] += seconds
        if ended:
            raise KeyboardInterrupt

    monkeypatch.setattr(Clock, "sleep", sleep)
    monkeypatch.setattr(Clock, "monotonic", lambda _: now[0])
    said = shell("celebrate")
    assert "3 min. Ctrl+C ends it whenever you like." in said.stdout
    assert kept() == ([("candle", counts)] if counts else [])
    assert said.exit_code == (0 if counts else 130)


def test_nothing_celebrated_and_nothing_reached_is_said_kindly(shell: Shell) -> None:
    assert shell("progress", "celebrated").stdout == f"{words.celebrations.EMPTY}\n"
    assert shell("progress", "milestones").stdout == f"{words.milestones.EMPTY}\n"


def test_a_win_in_the_shell_reads_no_milestones(own_home: Path) -> None:
    """Nor does it count all of history; the app tells of it when it looks next."""
    code = (
        "import sys; sys.argv = ['companion', 'win', 'Called Mum']\n"
        "from companion.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "read = [name for name in ('companion.verbs.milestones', 'companion.content.milestones',\n"
        "        'companion.verbs.celebrations', 'companion.store.summary') if name in sys.modules]\n"
        "assert not read, read"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
