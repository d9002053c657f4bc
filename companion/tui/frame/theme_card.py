"""Choosing the colours of the screen by trying them on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from companion import words
from companion.rows.row import Row
from companion.tui.frame.card import Card, Choices
from companion.tui.frame.notice import tell
from companion.tui.themes import AUTO, load_themes
from companion.tui.widgets.appearance import style_of
from companion.tui.widgets.text import pad

NAMES = 10  # cells of a name, before what it is like
ORB = (("▄███▄", "▀███▀"), ("(===)", "(===)"))
SAMPLE = 3  # rows
NARROW = 60  # cells of the window below which a theme is told in few words


class ThemeCard(Card[str]):
    """Which colours: the screen wears the selected theme at once, `esc` gives the former back.

    Dismissed with a name, or None.
    """

    heading = words.today.CHOOSE_THEME
    hints = words.today.THEME_KEYS

    def __init__(self, names: Sequence[str], current: str, try_on: Callable[[str], object]) -> None:
        """`try_on` has a theme worn for now; '' gives the one from before back."""
        super().__init__()
        self._names, self._current, self._try_on = names, current, try_on

    def parts(self) -> Iterable[Widget]:
        """The names, and a row, a line and the orb in the colours of the one in hand."""
        yield Choices(((name, name, "") for name in self._names), current=self._current, beside=SAMPLE + 1)
        yield Static(id="sample", classes="gap")

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        narrow = self.app.size.width < NARROW
        told = words.today.THEMES_BRIEFLY if narrow else words.today.THEMES
        own, used = words.today.OWN_THEME, {self._current: words.today.THEME_IN_USE}
        self.query_one(Choices).show(
            [
                Row(name, f"{pad(name, NAMES)}{told.get(name, own)}", aside=used.get(name, ""))
                for name in self._names
            ]
        )
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        look, sample = style_of(self), self.query_one("#sample", Static)
        done, line, orb = look.marks.done, words.today.SAMPLE_LINE, ORB[look.ascii]
        width = max(sample.size.width - 2, 1)
        row = f"{done}  {words.today.SAMPLE_ROW}"
        rows = [
            Content.assemble(
                (row, "$muted"),
                " " * (width - len(row) - len(words.today.SAMPLE_TIME)),
                (words.today.SAMPLE_TIME, "$muted"),
            ),
            *(
                Content.assemble(
                    (said, "bold $foreground"),
                    " " * (width - 2 - len(said) - len(half)),
                    *zip(half, ("$orb-rim", "$orb-mid", "$orb-core", "$orb-mid", "$orb-rim"), strict=True),
                )
                for said, half in zip(line, orb, strict=True)
            ),
        ]
        sample.update(Content("\n").join(Content("  ") + row for row in rows))

    def on_row_list_selected(self, event: Choices.Selected) -> None:
        self._try_on(event.key)
        self._draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        self._try_on(event.key)
        self.dismiss(event.key)

    def action_close(self) -> None:
        """Wear the one from before."""
        self._try_on("")
        super().action_close()


def in_order(names: Iterable[str]) -> list[str]:
    """Put what ships first, in the order of its words."""
    shipped = [*words.today.THEMES]
    return sorted(names, key=lambda name: shipped.index(name) if name in shipped else len(shipped))


def choose_theme(app: App[Any], keep: Callable[[str], object]) -> None:
    """Open the card of themes, and have the one that was chosen kept.

    What is wrong with the person's own themes becomes one toast.
    """
    config: Path = getattr(app, "config")  # noqa: B009
    looks: Any = getattr(app, "looks")  # noqa: B009
    themes, problems = load_themes(config.parent / "themes")
    if problems:
        tell(app, "\n".join(problems))

    def chosen(name: str | None) -> None:
        if name and name != before:
            keep(name)

    before = looks.worn or app.theme
    app.push_screen(ThemeCard(in_order([AUTO, *themes]), before, looks.try_on), chosen)
