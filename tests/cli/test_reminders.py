"""`companion remind`: the timer of each system, as it is set up by what is printed, and what it runs."""

from __future__ import annotations

import configparser
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from companion import words
from companion.companion import Companion
from companion.config.settings import ReminderSettings, Settings

ROUTINE, BREATHE, _ = words.reminders.SAID.values()
SETTINGS = """\
journal: {weekly_on: sunday}
reminders:
  routines: {morning: 08:00, evening: 21:30}
  breathe_at: [08:30, 15:30]
  weekly: 18:00
"""
AT = ["08:00", "08:30", "15:30", "18:00", "21:30"]
ODD = "a b%c$d'e\"f"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All the programs there are: a companion, the shell's own, and what notes what it is asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "mkdir", "id", "rm"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name in ("companion", "systemctl", "launchctl"):
        add(folder, name, f'echo "{name} $@" >> "{folder}/noted"')
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "argv", [str(folder / "companion")])
    return folder


def add(folder: Path, name: str, does: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def chosen(config: Path) -> Path:
    """Settings with reminders, where settings are."""
    config.parent.mkdir(parents=True)
    config.write_text(SETTINGS)
    return config


@pytest.fixture
def here(own_home: Path, monkeypatch: pytest.MonkeyPatch, chosen: Path) -> Path:
    """A home with its settings where they are without a word of the environment."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    plain = own_home / ".config" / "companion" / "config.yaml"
    plain.parent.mkdir(parents=True)
    chosen.rename(plain)
    return own_home


def set_up(page: str) -> None:
    """What a person does with it."""
    subprocess.run(["sh"], input=page, text=True, check=True, timeout=30)


def removal(page: str) -> str:
    """The lines that remove it, as they are pasted."""
    return "\n".join(
        line.removeprefix("#") for line in page.partition(words.reminders.REMOVE)[2].splitlines()
    )


def everything(home: Path) -> set[Path]:
    return {*home.rglob("*")}


def test_off_it_says_how_to_have_some_and_how_to_remove_a_timer(shell: Any, own_home: Path) -> None:
    before = everything(own_home)
    for system in ("systemd", "launchd", "cron"):
        done = shell("remind", system)
        assert done.exit_code == 0 and "Reminders are off" in done.stdout
        assert all(line.startswith("#") for line in done.stdout.splitlines())
        assert "To remove it" in done.stdout
    assert shell("remind", "--now").output == ""
    assert everything(own_home) == before
    hint = done.stdout.partition("config.yaml:\n")[2].partition("\n#\n")[0]
    written = "\n".join(line.removeprefix("# ") for line in hint.splitlines())
    file = own_home / "hint.yaml"
    file.write_text(written)
    assert shell("--config", str(file), "config", "check").exit_code == 0


def test_the_units_of_systemd(shell: Any, programs: Path, here: Path) -> None:
    before = everything(here)
    page = shell("remind", "systemd").stdout
    assert everything(here) == before, "companion itself writes nothing"
    set_up(page)
    folder = here / ".config" / "systemd" / "user"
    service, timer = configparser.ConfigParser(strict=False, interpolation=None), ""
    service.read(folder / "companion-remind.service")
    assert service["Service"]["ExecStart"] == f"{programs}/companion remind --now"
    timer = (folder / "companion-remind.timer").read_text()
    assert [line for line in timer.splitlines() if line.startswith("OnCalendar")] == [
        f"OnCalendar=*-*-* {at}:00" for at in AT
    ]
    assert (programs / "noted").read_text().splitlines()[-2:] == [
        "systemctl --user enable companion-remind.timer",
        "systemctl --user restart companion-remind.timer",
    ]
    set_up(removal(page))
    assert list(folder.iterdir()) == []
    assert "systemctl --user disable --now companion-remind.timer" in (programs / "noted").read_text()


def test_the_agent_of_launchd(shell: Any, programs: Path, here: Path) -> None:
    page = shell("remind", "launchd").stdout
    set_up(page)
    file = here / "Library" / "LaunchAgents" / "companion.remind.plist"
    agent = plistlib.loads(file.read_bytes())
    assert agent["Label"] == file.stem
    assert agent["ProgramArguments"] == [f"{programs}/companion", "remind", "--now"]
    assert [f"{at['Hour']:02d}:{at['Minute']:02d}" for at in agent["StartCalendarInterval"]] == AT
    assert "launchctl bootstrap gui/" in (programs / "noted").read_text()
    set_up(removal(page))
    assert not file.exists()


def test_the_lines_of_cron(shell: Any, programs: Path, here: Path) -> None:
    page = shell("remind", "cron").stdout
    lines = [line for line in page.splitlines() if not line.startswith("#")]
    fields = [line.split(" ", 5) for line in lines]
    assert [f"{int(hour):02d}:{int(minute):02d}" for minute, hour, *_ in fields] == AT
    assert {(*days, command) for _, _, *days, command in fields} == {
        ("*", "*", "*", f"{programs}/companion remind --now")
    }


@pytest.mark.parametrize("system", ["systemd", "launchd", "cron"])
def test_folders_that_were_named_go_along_whatever_is_in_their_names(
    shell: Any, programs: Path, here: Path, system: str, tmp_path: Path
) -> None:
    data, config = tmp_path / ODD, tmp_path / f"{ODD}.yaml"
    config.write_text(SETTINGS)
    page = shell("--data", str(data), "--config", str(config), "remind", system).stdout
    wanted = [str(programs / "companion"), "--config", str(config), "--data", str(data), "remind", "--now"]
    if system == "launchd":
        set_up(page)
        (file,) = here.rglob("*.plist")
        assert plistlib.loads(file.read_bytes())["ProgramArguments"] == wanted
        return
    if system == "cron":
        line = page.splitlines()[-2].split(" ", 5)[5]
        assert "%" not in line.replace("\\%", ""), "cron ends a command there"
        assert shlex.split(line.replace("\\%", "%")) == wanted
        return
    set_up(page)
    (unit,) = here.rglob("*.service")
    line = unit.read_text().splitlines()[-1].removeprefix("ExecStart=")
    assert shlex.split(line.replace("%%", "%").replace("$$", "$")) == wanted
    assert not data.exists()


def test_folders_of_the_environment_go_along_which_a_timer_has_not(
    shell: Any, programs: Path, chosen: Path, data: Path
) -> None:
    page = shell("remind", "cron").stdout
    assert f"--config {chosen} --data {data} remind --now" in page
    page = shell("remind", "cron", env={"COMPANION_DATA": "somewhere"}).stdout
    assert f"--data {Path.cwd() / 'somewhere'} remind" in page


def test_without_a_name_it_is_for_this_system(
    shell: Any, programs: Path, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "LaunchAgents" in shell("remind").stdout
    monkeypatch.setattr(sys, "platform", "linux")
    is_dir = Path.is_dir
    for there, wanted in ((True, "OnCalendar"), (False, "crontab -e")):
        monkeypatch.setattr(
            Path, "is_dir", lambda path, there=there: there if path.parts[1] == "run" else is_dir(path)
        )
        assert wanted in shell("remind").stdout


def test_run_by_python_it_is_the_program_on_the_path_or_else_python(
    shell: Any, programs: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/pytest"])
    assert f" {programs}/companion remind --now" in shell("remind", "cron").stdout
    monkeypatch.setattr(sys, "argv", ["/src/companion/__main__.py"])
    assert f" {sys.executable} -m companion remind --now" in shell("remind", "cron").stdout
    (programs / "companion").unlink()
    monkeypatch.setattr(sys, "argv", ["companion"])
    assert f" {sys.executable} -m companion remind --now" in shell("remind", "cron").stdout


def test_a_weekly_time_without_a_day_is_said_and_so_is_what_no_timer_can_have(
    shell: Any, programs: Path, tmp_path: Path
) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("reminders: {weekly: 18:00}\n")
    assert words.reminders.NO_DAY in shell("--config", str(file), "remind", "cron").stdout
    done = shell("--data", "a\nb", "--config", str(file), "remind", "cron")
    assert done.exit_code == 2 and done.stdout == "" and "cannot have in a path" in done.stderr
    file.write_text("reminders: {weekly: noon}\n")
    assert ":1:21 reminders.weekly" in shell("--config", str(file), "remind", "cron").stderr


def test_what_is_due_is_printed_once_a_day_and_the_app_does_not_say_it_again(
    shell: Any, programs: Path, chosen: Path, make_companion: Callable[..., Companion], clock: Any, data: Path
) -> None:
    done = shell("remind", "--now")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{ROUTINE}\n{BREATHE}\n", "")
    assert shell("remind", "--now").output == ""
    settings = Settings(reminders=ReminderSettings(routines=True))
    app = Companion(data, settings, config=chosen, clock=clock)
    assert app.reminders.next() == ""
    clock.advance(days=1)
    assert app.reminders.next() == ROUTINE
    app.close()
    assert shell("remind", "--now").stdout == f"{BREATHE}\n"


def test_it_falls_silent_and_a_tick_brings_it_back(
    shell: Any, programs: Path, chosen: Path, clock: Any
) -> None:
    chosen.write_text("reminders: {routines: {morning: 08:00}}\n")
    said = []
    for _ in range(6):
        said.append(shell("remind", "--now").stdout)
        clock.wall += timedelta(days=1)
    assert said == [f"{ROUTINE}\n"] * 3 + [""] * 3
    assert shell("tick", "a glass").exit_code == 0
    assert shell("remind", "--now").stdout == ""
    clock.wall += timedelta(days=1)
    assert shell("remind", "--now").stdout == f"{ROUTINE}\n"


def test_the_desktop_is_given_the_sentence_and_where_it_refuses_it_is_printed(
    shell: Any, programs: Path, chosen: Path, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(programs, "notify-send", f'printf "%s|" "$@" >> "{programs}/noted"')
    assert shell("remind", "--now").output == ""
    assert (programs / "noted").read_text().count(f"|companion|{ROUTINE}|") == 1
    clock.advance(days=1)
    add(programs, "notify-send", "exit 1")
    assert shell("remind", "--now").stdout == f"{ROUTINE}\n{BREATHE}\n"
    clock.advance(days=1)
    (programs / "notify-send").unlink()
    add(programs, "osascript", f'printf "%s|" "$@" > "{programs}/noted"')
    assert shell("remind", "--now").output == ""
    assert (programs / "noted").read_text().endswith(f"|{BREATHE}|")


def test_a_job_of_cron_finds_the_desktop_where_systemd_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.desktop import session_bus

    assert session_bus({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}) == {}
    monkeypatch.setattr(Path, "exists", lambda path: str(path).startswith("/run/user/"))
    (found,) = session_bus({}).values()
    assert found.startswith("unix:path=/run/user/") and found.endswith("/bus")
