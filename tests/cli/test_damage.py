"""Every file companion has, spoilt in every way: each door opens or says why, and nothing is lost."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.store.safety.drafts import Drafts
from companion.store.store import Store

Shell = Callable[..., Any]
Spoil = Callable[[Path], None]


@pytest.fixture
def life(shell: Shell, data: Path, config: Path, clock: Any, tmp_path: Path) -> dict[str, Path]:
    """One of each file there can be, by a name for it."""
    config.parent.mkdir(parents=True)
    sea = config.parent / "themes" / "sea.yaml"
    sea.parent.mkdir(mode=0o700)
    sea.write_text("dark: true\ncolours:\n  accent: '#88ccff'  # née\n")
    config.write_text("appearance: {theme: sea}  # née\n")
    for path in (config, sea):
        path.chmod(0o600)
    config.parent.chmod(0o700)
    shell("win", "née in October", "--at", "2026-10-03")
    for text in ("née one", "née two"):
        clock.advance(60)
        shell("win", text)
    drafts = Drafts(data, "here-1")
    drafts.keep("win", "half née")
    drafts.flush()
    assert drafts._lock is not None
    os.close(drafts._lock)
    while not (store := Store(data, now=clock.now)).summarise():
        pass
    store.close()
    kept = tmp_path / "kept.zip"
    shell("backup", str(kept))
    listed = tmp_path / "list.txt"
    listed.write_text("2026-11-02 née from a list\n")
    return {
        "page": data / "2026-11.json",
        "older page": data / "2026-10.json",
        "config": config,
        "theme": sea,
        "undo": data / "undo" / "here.jsonl",
        "draft": data / "drafts" / "here-1.json",
        "summary": data / "cache" / "summary.json",
        "backup": data / "backups" / "2026-11@last.json",
        "lock": data / ".lock",
        "archive": kept,
        "import": listed,
    }


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir(mode=0o700)


def dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere/at/all")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def rubbish(path: Path) -> None:
    os.truncate(path, 3_000_000_000)  # sparse


def changed(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return spoil


def cut(tenths: int) -> Spoil:
    return changed(lambda raw: raw[: len(raw) * tenths // 10])


def anew(encoding: str) -> Spoil:
    return changed(lambda raw: raw.decode("utf-8", "replace").encode(encoding, "replace"))


FAULTS: dict[str, Spoil] = {
    **{f"cut {n}": cut(n) for n in (1, 5, 9)},
    "cut by one": changed(lambda raw: raw[:-1]),
    "emptied": changed(lambda raw: b""),
    "zeros": changed(lambda raw: b"\0" * len(raw)),
    "garbled": changed(lambda raw: raw[: len(raw) // 2] + b"\xff\x00{{\x1b[31m" + raw[len(raw) // 2 + 8 :]),
    "a picture": changed(lambda raw: b"\x89PNG\r\n\x1a\n\0\0"),
    "utf-16": anew("utf-16"),
    "latin-1": anew("latin-1"),
    "directory": directory,
    "dangling": dangling,
    "pipe": pipe,
    "rubbish": rubbish,
}
DOORS = ("page", "older page", "config", "theme", "undo", "draft", "summary", "backup", "lock")
UNREADABLE = ("directory", "dangling", "pipe")
REMADE = ("summary", "backup", "lock")  # what is in them is elsewhere, too


def forbidden(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No permission, also for root, who has all."""

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(name: Any, *args: Any, **options: Any) -> Any:
            if not isinstance(name, int) and Path(os.fsdecode(name)) == path:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(name, *args, **options)

        return call

    for place in (builtins, io):
        monkeypatch.setattr(place, "open", refusing(open))
    monkeypatch.setattr(os, "open", refusing(os.open))


def no_crash(done: Any, statuses: tuple[int, ...] = (0,)) -> str:
    """What a command said, which came to an end of its own."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in statuses, (done.exit_code, done.stderr)
    assert "Traceback" not in done.stderr and "!" not in done.stderr
    return str(done.stdout + done.stderr)


def kept_somewhere(path: Path, raw: bytes, data: Path) -> bool:
    places = [path, *data.joinpath("quarantine").glob("*")]
    return any(raw in place.read_bytes() for place in places if place.is_file())


@pytest.mark.parametrize("fault", [*FAULTS, "forbidden"])
@pytest.mark.parametrize("file", DOORS)
def test_every_door_opens_or_says_why_and_nothing_is_lost(
    file: str, fault: str, life: dict[str, Path], shell: Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = life[file]
    if fault == "forbidden":
        forbidden(path, monkeypatch)
    else:
        FAULTS[fault](path)
    cannot_read = fault in (*UNREADABLE, "forbidden")
    spoilt = path.read_bytes() if not cannot_read and fault != "rubbish" else b""

    if file == "config":
        told = shell("win", "after")
        if told.exit_code == 2:
            assert no_crash(told, (2,)).startswith("config.yaml:")
            assert "TODO  settings     config.yaml:" in no_crash(shell("doctor"), (1,))
        assert cannot_read or fault == "rubbish" or path.read_bytes() == spoilt
        return

    told = no_crash(shell("today"))
    assert ("née one" in told or fault == "latin-1") and (file == "page" or "née two" in told)
    if file.endswith("page") and (cannot_read or (spoilt and fault not in ("utf-16", "cut by one", "cut 9"))):
        assert path.name in told, "it says so in words"
    won = shell("win", "after")
    if won.exit_code:
        assert cannot_read and file in ("page", "lock"), won.stderr
        assert path.name in won.stderr and "Not saved:\nafter" in won.stderr
    else:
        assert "after" in no_crash(shell("today"))
    if file == "undo" and fault not in (
        "emptied",
        "cut 1",
        "cut 5",
        "cut 9",
        "cut by one",
        "utf-16",
        "latin-1",
    ):
        assert "here.jsonl is damaged" in won.stderr or words.changes.UNDO_NOT_KEPT in won.stderr
    doctor = no_crash(shell("doctor"), (0, 1))
    no_crash(shell("doctor", "--fix"), (0, 1))
    if cannot_read and file not in REMADE and not (file == "undo" and fault != "forbidden"):
        assert "TODO" in doctor and path.name in doctor
    no_crash(shell("trash"))
    assert not data.joinpath("reports").exists()
    if spoilt and file not in REMADE and (not file.endswith("page") or "damaged" in told):
        assert kept_somewhere(path, spoilt.rstrip(b"\n"), data)
    monkeypatch.undo()


@pytest.mark.parametrize("fault", [*FAULTS, "forbidden"])
@pytest.mark.parametrize(("door", "file"), [("restore", "archive"), ("import", "import")])
def test_a_file_handed_over_is_taken_whole_or_refused_with_the_reason(
    door: str,
    file: str,
    fault: str,
    life: dict[str, Path],
    shell: Shell,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = life[file]
    pages = {page: page.read_bytes() for page in data.glob("*.json")}
    if fault == "forbidden":
        forbidden(path, monkeypatch)
    else:
        FAULTS[fault](path)
    args = ("--yes",) if door == "restore" else ("--from", "wins", "--yes")
    told = no_crash(shell(door, str(path), *args), (0, 1, 2))
    assert told.strip() and not data.joinpath("reports").exists()
    if door == "restore":
        assert path.name in told
        assert {page: page.read_bytes() for page in pages} == pages
    monkeypatch.undo()
    no_crash(shell("win", "after"))


SAMPLE = (
    *(("page", "cut 5"), ("page", "directory"), ("page", "rubbish"), ("theme", "garbled"), ("theme", "pipe")),
    *(("undo", "directory"), ("undo", "zeros"), ("draft", "dangling"), ("draft", "cut 5")),
    *(("summary", "garbled"), ("summary", "pipe")),
)


@pytest.mark.parametrize(("file", "fault"), SAMPLE)
async def test_the_screen_opens(
    file: str,
    fault: str,
    life: dict[str, Path],
    data: Path,
    config: Path,
    clock: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from companion.companion import Companion
    from companion.tui.app import CompanionApp
    from companion.tui.frame import fields
    from companion.verbs.known import settings_in

    monkeypatch.setattr(fields, "QUIET", 0)  # a refused text comes back at once

    FAULTS[fault](life[file])
    companion = Companion(
        data, settings_in(config), config=config, read_settings=lambda: settings_in(config), clock=clock
    )
    app = CompanionApp(companion, config, clock=clock)
    try:
        async with app.run_test(size=(110, 36)) as pilot:
            for _ in range(3):
                await pilot.pause()
                await app.tasks.done()
            wins = app.host.view("wins")
            assert wins and wins.wins[0].text.startswith("née")
            said = " ".join(str(toast.message) for toast in app._notifications)
            if file in ("page", "theme", "draft") and (file, fault) != ("page", "rubbish"):
                assert life[file].stem in said
            clock.advance(60)
            await pilot.press("w", *"after", "enter")
            for _ in range(3):
                await pilot.pause()
                await app.tasks.done()
            saved = app.host.view("wins")
            assert saved and (
                saved.wins[0].text.endswith("after") or (file == "page" and fault in UNREADABLE)
            )
    finally:
        app.finish()
