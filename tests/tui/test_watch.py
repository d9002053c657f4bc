"""The watcher tells of every change once, and holds nothing afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from companion.tui.terminal import watch
from companion.tui.terminal.watch import Watcher

PATIENCE = 20
"""Seconds until a test gives up waiting; none of them depends on it."""

kernel = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


class Heard:
    """Counts the calls, and can be waited on."""

    def __init__(self) -> None:
        self.calls = 0
        self._event = asyncio.Event()

    def __call__(self) -> None:
        self.calls += 1
        self._event.set()

    async def once(self) -> None:
        """Until the next call, or the last one if nobody waited for it."""
        await asyncio.wait_for(self._event.wait(), PATIENCE)
        self._event.clear()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def watching(heard: Heard) -> AsyncIterator[Callable[..., Watcher]]:
    watchers = []

    def start(*folders: Path, files: tuple[Path, ...] = ()) -> Watcher:
        watcher = Watcher(folders, heard, files=files)
        watcher.start()
        watchers.append(watcher)
        return watcher

    yield start
    for watcher in watchers:
        watcher.close()


Watching = Callable[..., Watcher]


@pytest.fixture(params=[pytest.param("told", marks=kernel), "looking"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways there are; the second with short looks."""
    if request.param == "looking":
        monkeypatch.setattr(watch, "_notify", lambda path, names_only: None)
        monkeypatch.setattr(watch, "LOOK_EVERY", 0.01)
    return str(request.param)


async def test_a_new_a_replaced_and_a_deleted_file_are_noticed(
    way: str, tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    watcher = watching(tmp_path)
    assert watcher.told is (way == "told")
    (tmp_path / "new").write_text("1")
    await heard.once()
    (tmp_path / "other").write_text("2")
    await heard.once()
    (tmp_path / "other").replace(tmp_path / "new")
    await heard.once()
    (tmp_path / "new").unlink()
    await heard.once()


async def test_a_file_edited_in_place_is_noticed_also_behind_a_link(
    way: str, tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "config").mkdir()
    real = tmp_path / "dotfiles" / "config.yaml"
    real.write_text("a")
    (tmp_path / "config" / "config.yaml").symlink_to(real)
    watching(files=(tmp_path / "config" / "config.yaml",))
    real.write_text("another length")
    await heard.once()


async def test_a_folder_made_later_is_watched_from_then_on(
    way: str, tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    folder = tmp_path / "a" / "b"
    watching(folder)
    folder.mkdir(parents=True)
    await heard.once()
    (folder / "new").write_text("1")
    await heard.once()


async def test_a_folder_that_is_deleted_and_made_again_is_still_watched(
    way: str, tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    watching(folder)
    folder.rmdir()
    await heard.once()
    folder.mkdir()
    await heard.once()
    (folder / "new").write_text("1")
    await heard.once()


async def test_a_folder_moved_away_and_replaced_is_still_watched(
    way: str, tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    watching(folder)
    folder.rename(tmp_path / "old")
    folder.mkdir()
    await heard.once()
    (folder / "new").write_text("1")
    await heard.once()


@kernel
async def test_what_happens_beside_the_folder_is_nobodys_business(
    tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    watcher = watching(folder)
    (tmp_path / "beside").write_text("1")
    async with asyncio.timeout(PATIENCE):
        while watcher._soon is None:
            await asyncio.sleep(0)
        while watcher._soon is not None:
            await asyncio.sleep(0)
    assert heard.calls == 0


@kernel
async def test_a_burst_is_one_call(tmp_path: Path, heard: Heard, watching: Watching) -> None:
    watching(tmp_path)
    for number in range(50):
        (tmp_path / str(number)).write_text("1")
    await heard.once()
    assert heard.calls == 1


async def test_a_check_without_a_change_is_silent(tmp_path: Path, heard: Heard, watching: Watching) -> None:
    watching(tmp_path).check()
    assert heard.calls == 0


@kernel
async def test_while_the_kernel_tells_nothing_is_scheduled(tmp_path: Path, watching: Watching) -> None:
    watcher = watching(tmp_path)
    assert watcher.told
    assert watcher._soon is None and watcher._next_look is None


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@kernel
async def test_closed_it_holds_no_descriptor_and_a_late_signal_ends_nobody(
    tmp_path: Path, heard: Heard, watching: Watching
) -> None:
    before = descriptors()
    watcher = watching(tmp_path)
    (tmp_path / "new").write_text("1")
    watcher.close()
    watcher.close()
    assert descriptors() == before
    os.kill(os.getpid(), signal.SIGIO)
    watcher.check()
    assert heard.calls == 0


@kernel
def test_a_change_after_the_loop_has_ended_ends_nobody(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path], lambda: None)

    async def begin() -> None:
        watcher.start()

    asyncio.run(begin())
    (tmp_path / "draft").write_text("written on the way out")
    watcher.close()
    (tmp_path / "draft").write_text("and later")
