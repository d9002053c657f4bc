"""Themes: every shipped one can be read, by Textual and by eyes; a person's own are checked line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Input

from companion.config.palette import DEFAULT
from companion.config.places import shipped
from companion.tui.themes import COLOURS, GROUNDS, load_theme, load_themes, names

SHIPPED = ("dawn", "contrast", "dusk", "forest", "paper", "terminal")
MEASURED = tuple(name for name in SHIPPED if name != "terminal")


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour.rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_shipped_themes_are_these_and_the_default_comes_first() -> None:
    assert names(None) == list(SHIPPED)
    themes, problems = load_themes()
    assert list(themes) == list(SHIPPED) and problems == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_quick_reader_reads_what_yaml_reads(name: str) -> None:
    theme, _ = load_theme(name)
    text = (shipped("themes") / f"{name}.yaml").read_text("utf-8")
    file = yaml.safe_load(text)
    assert text.startswith("# ")
    assert (file["name"], file["dark"]) == (theme.name, theme.dark)
    assert set(file["colours"]) == set(COLOURS)
    assert file["colours"] == {key: theme.variables[key] for key in COLOURS}
    for light, part in GROUNDS.items():
        theme, _ = load_theme(name, light=light)
        assert file["colours"] | file.get(part, {}) == {key: theme.variables[key] for key in COLOURS}


@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("name", MEASURED)
def test_contrast(name: str, ground: str) -> None:
    colours = load_theme(name)[0].variables
    for key, least in {"foreground": 4.5, "muted": 4.5, "whisper": 4.5, "line": 3, "accent": 3}.items():
        assert contrast(colours[key], colours[ground]) >= least, key


@pytest.mark.parametrize("name", MEASURED)
def test_the_rim_of_the_orb_stands_out(name: str) -> None:
    colours = load_theme(name)[0].variables
    assert contrast(colours["orb-rim"], colours["background"]) >= 3


@pytest.mark.parametrize("name", SHIPPED)
async def test_an_app_can_wear_it_with_stock_widgets(name: str) -> None:
    theme, _ = load_theme(name)

    class Wearing(App[None]):
        CSS = "Input { border: round $line; color: $muted; background: $orb-rim; link-color: $whisper; }"

        def __init__(self) -> None:
            super().__init__()
            self.register_theme(theme)
            self.theme = name

        def compose(self) -> ComposeResult:
            yield Input("text")

    async with Wearing().run_test(size=(40, 10)) as pilot:
        worn = pilot.app.theme_variables
        assert {key: worn[key] for key in COLOURS} == {key: theme.variables[key] for key in COLOURS}
        field = pilot.app.query_one(Input)
        assert field.styles.color == Color.parse(theme.variables["muted"])


def test_a_theme_that_is_not_there_is_named_with_those_that_are() -> None:
    theme, problems = load_theme("dwan")
    assert theme.name == DEFAULT
    assert problems == [f"there is no theme “dwan”; the themes are {', '.join(SHIPPED)}"]


def test_a_theme_of_the_persons_own_may_be_a_few_colours(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text('# my own\ndark: false\ncolours:\n  accent: "#123456"\n')
    theme, problems = load_theme("mine", tmp_path)
    assert problems == []
    assert theme.variables["accent"] == "#123456" and theme.dark is False
    assert theme.variables["muted"] == load_theme("paper")[0].variables["muted"]
    assert names(tmp_path) == [*SHIPPED, "mine"]


def test_a_file_of_the_persons_own_comes_before_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "dusk.yaml").write_text('colours: {accent: "#123456"}\n')
    assert load_theme("dusk", tmp_path)[0].variables["accent"] == "#123456"


BAD = {
    'colours:\n  accent: "peachy"\n': "2 colours.accent: “peachy” is not a colour; for example “#f4ae84”",
    'colours:\n  accent: "#f4ae8480"\n': (
        "2 colours.accent: “#f4ae8480” is not a colour; for example “#f4ae84”"
    ),
    "colours:\n  accent: #f4ae84\n": "2 colours.accent: “” is not a colour; for example “#f4ae84”",
    'dark: true\ncolours:\n  glow: "#f4ae84"\n': (
        f"3 colours.glow: there is no such colour ({', '.join(COLOURS)})"
    ),
    'dark: maybe\ncolours: {muted: "#aaaaaa"}\n': "1 dark: “maybe” is neither true nor false",
    "colours:\n  accent: ansi_red\n": "2 colours: use ansi_ colours for all of them or for none",
    'name: other\ncolours: {muted: "#aaaaaa"}\n': "1 name: a theme is named after its file, “mine”",
    'colors: {muted: "#aaaaaa"}\n': "1 “colors” is not part of a theme (name, dark, colours)",
    "colours: [1, 2]\n": "1 colours: expected a list of names and colours",
    "dark: true\n": "1 colours: expected a list of names and colours",
    "just words\n": "1 a theme has dark: and colours:",
    "": "1 a theme has dark: and colours:",
    "dark: true\ncolours: {\n": "3 this is not YAML",
    "dark: true\n\tcolours: {}\n": "2 this is not YAML",
    "#" * 70_000: "1 a theme is at most 64 KB long",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_theme_names_its_line_and_the_default_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    theme, problems = load_theme("mine", tmp_path)
    assert theme.name == DEFAULT
    assert problems == [f"{path}:{BAD[text]}"]
    themes, all_problems = load_themes(tmp_path)
    assert list(themes) == list(SHIPPED) and all_problems == problems


def test_aliases_that_stand_for_billions_are_said_and_not_followed(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    (tmp_path / "mine.yaml").write_text("\n".join([*lines, "colours: *a29"]))
    (problem,) = load_theme("mine", tmp_path)[1]
    assert "more than 20000 entries, counting what aliases repeat" in problem


def test_a_theme_that_is_not_text_is_a_problem_too(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xff\xfe\x00")
    assert load_theme("mine", tmp_path)[1] == [f"{tmp_path}/mine.yaml:1 cannot be read: it is not UTF-8 text"]


anything = st.recursive(
    st.text() | st.booleans(), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner)
)


@settings(max_examples=50, deadline=None)
@given(anything)
def test_no_file_brings_anything_but_a_problem(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    folder = tmp_path_factory.mktemp("themes")
    (folder / "mine.yaml").write_text(yaml.safe_dump({"dark": True, "colours": content}), "utf-8")
    theme, problems = load_theme("mine", folder)
    assert (theme.name == "mine") == (problems == [])
