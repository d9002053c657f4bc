"""What leans on Textual's insides: every name of it, and that all works without."""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

import pytest
from textual._compositor import Compositor, LayoutUpdate
from textual.app import App, ComposeResult
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

import companion
from companion.companion import Companion
from companion.model.breathing.practice import SessionPlan
from companion.tui.breathing.inline import InlineApp
from companion.tui.breathing.screen import BreatheScreen
from companion.tui.frame.cover import CoverScreen
from companion.tui.frame.menu import MenuCard
from companion.tui.terminal import version
from companion.tui.terminal.app import TerminalApp
from companion.tui.terminal.driver import driver_class
from companion.tui.terminal.first_frame import ShownWhole

from .hands import app_of, on_screen, press, settle, type_in, wins_on_screen
from .sessions import BOX, breathe, kept

Open = Callable[..., AbstractAsyncContextManager[Pilot[Any]]]
Make = Callable[..., Companion]

PRIVATE: dict[str, set[str]] = {
    "app.py": {
        "_display",
        "_driver",
        "_exception",
        "_exception_event",
        "_handle_exception",
        "_load_screen_css",
        "_prune",
        "_screen_stacks",
        "_sync_available",
    },
    "cell.py": {"_driver"},
    "compositor.py": {
        "_dirty_regions",
        "_regions_to_spans",
        "textual._compositor",
    },
    "cursor.py": {"_driver"},
    "first_frame.py": {
        "_callbacks",
        "_compositor",
        "_compositor_refresh",
        "_css_update_count",
        "_invoke_and_clear_callbacks",
        "_layout_required",
        "_refresh_layout",
        "_repaint_required",
    },
    "inline_driver.py": {
        "_app",
        "_file",
        "_previous_cursor_position",
        "textual._compositor",
    },
    "keyboard.py": {
        "_timeout_time",
        "textual._time",
        "textual._xterm_parser",
    },
    "notification.py": {"_driver"},
    "quiet_driver.py": {
        "_app",
        "_auto_restart",
        "_debug",
        "_disable_mouse_support",
        "_enable_mouse_support",
        "_exit",
        "_file",
        "_handle_exception",
        "_key_thread",
        "_mouse",
        "_mouse_pixels",
        "_must_signal_resume",
        "_run_input_thread",
        "_sigcont_application",
        "_sigtstp_application",
        "_writer_thread",
    },
    "replies.py": {"_color_system", "_driver"},
    "strips.py": {
        "textual._styles_cache",
        "_dirty_regions",
        "_filters",
        "_segments",
    },
}
"""By file of `tui/terminal/`: every private member and module of Textual's that it uses."""

WRITTEN_FOR_ONE = ("compositor", "inline_driver", "quiet_driver")
"""The files that are imported on the known version alone."""

TUI = Path(companion.__file__).parent / "tui"


def private(name: object) -> TypeGuard[str]:
    return isinstance(name, str) and name.startswith("_") and not name.endswith("__") and name != "_"


def names_of(tree: ast.AST) -> Iterator[str]:
    """The private names that are defined in a piece of code, or set or read on `self`."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("self", "cls", "super()"):
            yield node.attr
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    yield target.id


@cache
def members(base: type) -> frozenset[str]:
    """The private members of a class of Textual's or Rich's."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(base)))
    return frozenset({*filter(private, base.__dict__), *filter(private, names_of(tree))})


def set_here(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self"


def leanings(path: Path) -> set[str]:
    """The private names of Textual's that a file of ours uses, overrides or imports."""
    module = importlib.import_module(".".join(path.relative_to(TUI.parents[1]).with_suffix("").parts))
    tree = ast.parse(path.read_text("utf-8"))
    own = {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    own |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and set_here(node)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual._", "rich._")):
            found.add(str(node.module))
        elif isinstance(node, ast.Attribute) and private(node.attr):
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls", "super()") and node.attr not in own:
                found.add(node.attr)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("getattr", "hasattr", "setattr"):
            name = node.args[1]
            if isinstance(name, ast.Constant) and private(str(name.value)) and name.value not in own:
                found.add(str(name.value))
        elif isinstance(node, ast.ClassDef):
            made = getattr(module, node.name, None)
            bases = made.__mro__[1:] if made else ()
            theirs = {
                name
                for base in bases
                if base.__module__.startswith(("textual.", "rich."))
                for name in members(base)
            }
            found |= theirs & set(filter(private, names_of(node)))
    return found


def test_every_private_member_of_textuals_is_used_in_terminal_alone_and_is_named_here() -> None:
    used = {str(path.relative_to(TUI)): leanings(path) for path in sorted(TUI.rglob("*.py"))}
    assert {path: names for path, names in used.items() if names} == {
        f"terminal/{name}": names for name, names in PRIVATE.items()
    }


ABSENT = object()


class Hidden:
    """A private member of a class of Textual's, there for Textual alone.

    What overrides it may hand on: where Textual has no such member, nobody calls the override.
    """

    def __init__(self, base: type, name: str) -> None:
        self.base, self.name, self.member = base, name, base.__dict__.get(name, ABSENT)

    def refuse(self) -> None:
        user = sys._getframe(2)
        ours = str(user.f_globals.get("__name__")).startswith("companion.")
        if ours and user.f_code.co_name != self.name:
            raise AttributeError(f"{self.base.__name__} has no {self.name} in this version")

    def __get__(self, owner: Any, kind: type) -> Any:
        self.refuse()
        if hasattr(self.member, "__set__"):
            return self.member.__get__(owner, kind)
        if owner is not None and self.name in vars(owner):
            return vars(owner)[self.name]
        if self.member is ABSENT:
            return getattr(super(self.base, kind if owner is None else owner), self.name)
        return self.member.__get__(owner, kind) if hasattr(self.member, "__get__") else self.member

    def __set__(self, owner: Any, value: object) -> None:
        self.refuse()
        if hasattr(self.member, "__set__"):
            self.member.__set__(owner, value)
        else:
            vars(owner)[self.name] = value


def pretend_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of Textual is installed, which has none of the private members that we lean on."""
    monkeypatch.setattr(version, "KNOWN", "0.0.0")
    for base in (App, Screen, Widget, MessagePump, Compositor, Strip):
        for name in members(base) & set[str]().union(*PRIVATE.values()):
            monkeypatch.setattr(base, name, Hidden(base, name), raising=False)
    for file in WRITTEN_FOR_ONE:
        monkeypatch.setitem(sys.modules, f"companion.tui.terminal.{file}", None)  # "there is no such module"


def test_in_another_version_what_leans_on_an_inside_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen: Screen[None] = Screen()
    pretend_another_version(monkeypatch)
    for name in ("_layout_required", "_repaint_required", "_callbacks", "_compositor", "_refresh_layout"):
        getattr(screen, name)
        for does in (f"screen.{name}", f"screen.{name} = None"):
            with pytest.raises(AttributeError):
                exec(does, {"__name__": "companion.tui.any", "screen": screen})


async def test_another_version_of_textual_has_its_own_ways(
    open_app: Open, make_companion: Make, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_another_version(monkeypatch)
    assert driver_class() is None
    async with open_app(settings=BOX) as pilot:
        assert "Routine" in on_screen(pilot) or "Morning" in on_screen(pilot)
        await press(pilot, "w")
        await type_in(pilot, "called Mum")
        await press(pilot, "enter")
        assert wins_on_screen(pilot) == ["called Mum"]
        for key, screen in (("enter", MenuCard), ("f9", CoverScreen)):
            await press(pilot, *["tab"] * 3, key)
            assert isinstance(pilot.app.screen, screen)
            await press(pilot, "escape")
        assert "called Mum" in on_screen(pilot)
        await press(pilot, "b", "space")
        assert isinstance(pilot.app.screen, BreatheScreen)
        await breathe(pilot, clock, 30)
        await press(pilot, "q")
        await press(pilot, "escape")
        assert "called Mum" in on_screen(pilot)
        assert app_of(pilot).all_screens() == [pilot.app.screen]
        await press(pilot, "q")
    assert pilot.app.return_code == 0
    assert len(kept(make_companion)) == 1


class Faulty(TerminalApp):
    """Tells when it is at its end."""

    def __init__(self, reports: Path) -> None:
        super().__init__()
        self.reports, self.ending = reports, asyncio.Event()

    def before_leaving(self) -> None:
        self.ending.set()


def divide() -> None:
    """Be at fault where Textual sees it."""
    1 / 0  # noqa: B018


def divide_and_tell(app: TerminalApp) -> None:
    """Be at fault where the app is told of it."""
    try:
        divide()
    except ZeroDivisionError as error:
        app.fault(error)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("known", [True, False])
async def test_a_fault_ends_the_app_with_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool, told: bool
) -> None:
    if not known:
        pretend_another_version(monkeypatch)
    app = Faulty(tmp_path)
    with pytest.raises(ZeroDivisionError) if known else nullcontext():
        async with app.run_test():
            app.call_later(*(divide_and_tell, app) if told else (divide,))
            await app.ending.wait()
    assert app.stopped and app.return_code == 1
    assert ["ZeroDivisionError" in report.read_text() for report in tmp_path.iterdir()] == [True]


async def test_another_version_of_textual_breathes_under_the_prompt(
    make_companion: Make, clock: Any, tmp_path: Path, short_waits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_another_version(monkeypatch)
    day = make_companion(settings=BOX)
    plan = day.breathing.plan()
    assert isinstance(plan, SessionPlan)
    app = InlineApp(day, tmp_path / "config.yaml", plan=plan)
    app.clock = clock
    try:
        async with app.run_test(size=(60, 10)) as pilot:
            await settle(pilot)
            assert isinstance(app.screen, BreatheScreen)
            await press(pilot, "space")
            await breathe(pilot, clock, 30)
            await press(pilot, "q", "escape")
    finally:
        app.finish()
    assert app.said


class Page(ShownWhole[None]):
    """A screen of a mode."""

    def compose(self) -> ComposeResult:
        yield Static(type(self).__name__)


class OtherPage(Page):
    """And another one."""


class Modes(TerminalApp):
    """Two screens, gone between."""

    MODES = {"one": Page, "two": OtherPage}
    DEFAULT_MODE = "one"


@pytest.mark.parametrize("known", [True, False])
async def test_a_mode_that_was_open_before_is_drawn_at_once(
    monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    if not known:
        pretend_another_version(monkeypatch)
    app = Modes()
    sent = []
    async with app.run_test() as pilot:
        await app.switch_mode("two")
        await pilot.pause(0.1)
        assert len(app.all_screens()) == (2 if known else 1)
        display = App._display

        def displaying(app: App[Any], screen: Any, update: Any) -> None:
            if isinstance(update, LayoutUpdate) and not app._batch_count:
                sent.append(screen)
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", displaying)
        await app.switch_mode("one")
        assert bool(app._batch_count) is not known
        await pilot.pause(0.1)
        assert set(sent) == {app.screen}
        if known:
            assert len(sent) == 1


WITHOUT = """
import sys
from companion.tui.terminal.lean import import_textual
import_textual()
import companion.tui.app
assert not {"ssl", "textual.command"} & sys.modules.keys(), sorted(sys.modules)
import ssl, textual.command
assert textual.command.CommandPalette.BINDINGS
assert ssl.SSLContext
"""


def test_what_is_not_used_is_not_imported_and_can_be_had_later() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_first_screen_reads_no_yaml_and_brings_no_sound() -> None:
    code = (
        "import sys; from companion.tui.terminal.lean import import_textual; import_textual();"
        "import companion.tui.app, companion.tui.run, companion.tui.today;"
        "late = ('yaml', 'companion.config.nodes', 'companion.audio', 'textual.widgets._input');"
        "sys.exit(str([name for name in late if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"
