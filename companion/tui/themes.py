"""Colour themes: one YAML file each, shipped in `themes/` or the person's own beside the config.

A file says `dark: true` or `false` and gives `colours:`, each `"#rrggbb"` or, in a theme for 16 colours,
all of them `ansi_…` names. Its name is the file's name. A theme of the person's own may leave colours
out: dawn's stand in, or paper's when it is light.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

from companion.config.palette import DEFAULT, read_plain
from companion.config.places import shipped
from companion.config.read import head_of

if TYPE_CHECKING:
    from companion.config.nodes import Node

COLOURS = (
    "background",
    "surface",
    "foreground",
    "muted",
    "line",
    "accent",
    "orb-core",
    "orb-mid",
    "orb-rim",
    "whisper",
)
AUTO = "auto"
"""The name that follows the terminal: the default where it is dark, else the light one."""
FEW_COLOURS = "terminal"
"""The theme where there are 16 colours and none was chosen."""
GROUNDS: dict[bool | None, str] = {True: "on-light", False: "on-dark"}
"""The part of a shipped theme that stands in where the terminal is light, and where it is dark."""

LARGEST = 64 * 1024
"""A theme file above this many bytes is not read."""


class _Bad(Exception):
    """A sentence, and the line it is about."""

    def __init__(self, what: str, line: int = 1) -> None:
        super().__init__(what)
        self.line = line


class _Value(NamedTuple):
    text: str
    line: int


def names(user_folder: Path | None) -> list[str]:
    """The themes there are: the shipped ones, default first, then the person's own."""
    ours = sorted(
        (path.stem for path in shipped("themes").glob("*.yaml")), key=lambda name: (name != DEFAULT, name)
    )
    return ours + [name for name in sorted(_own(user_folder)) if name not in ours]


def load_theme(
    name: str, user_folder: Path | None = None, *, light: bool | None = None
) -> tuple[Theme, list[str]]:
    """The theme of this name, and what is wrong with it; the default theme where it cannot be used.

    `light` is what the terminal has told of its background; None: nothing.
    """
    own = _own(user_folder).get(name)
    if own is not None:
        try:
            return _own_theme(own), []
        except _Bad as bad:
            problem = f"{own}:{bad.line} {bad}"
    elif (path := shipped("themes") / f"{name}.yaml").is_file():
        return _shipped_theme(path, light=light), []
    else:
        problem = f"there is no theme “{name}”; the themes are {', '.join(names(user_folder))}"
    return _shipped_theme(shipped("themes") / f"{DEFAULT}.yaml"), [problem]


def load_themes(user_folder: Path | None = None) -> tuple[dict[str, Theme], list[str]]:
    """All themes by name, in the order of `names`, and one line for each of the person's that is wrong."""
    themes, problems = {}, []
    for name in names(user_folder):
        theme, wrong = load_theme(name, user_folder)
        problems += wrong
        if not wrong:
            themes[name] = theme
    return themes, problems


def _own(folder: Path | None) -> dict[str, Path]:
    if folder is None or not folder.is_dir():
        return {}
    return {path.stem: path for path in (*folder.glob("*.yml"), *folder.glob("*.yaml"))}


def _shipped_theme(path: Path, *, light: bool | None = None) -> Theme:
    dark, colours = read_plain(path, GROUNDS.get(light, ""))
    return _theme(path.stem, dark and not (light and _is_ansi(colours)), colours)


def _is_ansi(colours: dict[str, str]) -> bool:
    return colours["accent"].startswith("ansi_")


def _own_theme(path: Path) -> Theme:
    """The theme of a person's file; raises `_Bad`."""
    fields = _fields(path)
    if unknown := next((key for key in fields if key not in ("name", "dark", "colours")), None):
        raise _Bad(f"“{unknown}” is not part of a theme (name, dark, colours)", fields[unknown].line)
    if (name := fields.get("name")) and name.text != path.stem:
        raise _Bad(f"name: a theme is named after its file, “{path.stem}”", name.line)
    dark = fields.get("dark", _Value("true", 1))
    if dark.text not in ("true", "false"):
        raise _Bad(f"dark: “{dark.text}” is neither true nor false", dark.line)
    given = fields.get("colours")
    if not isinstance(given, _Mapping):
        raise _Bad("colours: expected a list of names and colours", given.line if given else 1)
    _, colours = read_plain(shipped("themes") / ("dawn.yaml" if dark.text == "true" else "paper.yaml"))
    ansi = [value.text.startswith("ansi_") for value in given.values.values()]
    for key, value in given.values.items():
        if key not in COLOURS:
            raise _Bad(f"colours.{key}: there is no such colour ({', '.join(COLOURS)})", value.line)
        try:
            opaque = Color.parse(value.text).a == 1
        except ColorParseError:
            opaque = False
        if not opaque:
            raise _Bad(f"colours.{key}: “{value.text}” is not a colour; for example “#f4ae84”", value.line)
        if any(ansi) and (not all(ansi) or len(ansi) < len(COLOURS)):
            raise _Bad("colours: use ansi_ colours for all of them or for none", value.line)
        colours[key] = value.text
    return _theme(path.stem, dark.text == "true", colours)


class _Mapping(NamedTuple):
    values: dict[str, _Value]
    line: int
    text: str = ""


def _fields(path: Path) -> dict[str, Any]:
    """The scalars of a theme file with their lines. Nothing is resolved: a colour is its text."""
    import yaml

    from companion.config import nodes
    from companion.config.errors import ConfigError

    try:
        text = head_of(path, LARGEST + 1)
        if len(text) > LARGEST:
            raise _Bad(f"a theme is at most {LARGEST // 1024} KB long")
        text.decode("utf-8")
        root = nodes.compose(text, path.name)
    except (OSError, UnicodeError) as error:
        raise _Bad(f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}") from None
    except ConfigError as error:
        (problem,) = error.problems
        is_yaml = not isinstance(error.__context__, yaml.YAMLError)
        raise _Bad(problem.what if is_yaml else "this is not YAML", problem.line) from None
    if not isinstance(root, nodes.Mapping):
        raise _Bad("a theme has dark: and colours:")
    fields: dict[str, Any] = {}
    for key, node in root.pairs:
        if isinstance(node, nodes.Mapping):
            fields[key.text] = _Mapping({k.text: _value(v) for k, v in node.pairs}, node.line)
        else:
            fields[key.text] = _value(node)
    return fields


def _value(node: Node) -> _Value:
    return _Value(getattr(node, "text", "…"), node.line)


def _theme(name: str, dark: bool, colours: dict[str, str]) -> Theme:
    """Textual's theme: our colours, and from them whatever its own widgets ask for."""
    background, foreground = colours["background"], colours["foreground"]
    muted, line, accent = colours["muted"], colours["line"], colours["accent"]
    ansi = _is_ansi(colours)
    on_accent = ("ansi_black" if dark else "ansi_bright_white") if ansi else background
    block = muted if accent == foreground else accent  # the background of what is in hand
    return Theme(
        name=name,
        primary=accent,
        secondary=colours["whisper"],
        warning=colours["whisper"],
        error=colours["whisper"],
        success=accent,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=colours["surface"],
        panel=colours["surface"],
        boost=None if ansi else colours["surface"],
        dark=dark,
        ansi=ansi,
        variables={
            **{key: colours[key] for key in COLOURS},
            "ansi-background": "ansi_black" if dark else "ansi_white",
            "ansi-foreground": "ansi_white" if dark else "ansi_black",
            "text": foreground,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "border": accent,
            "border-blurred": line,
            "block-cursor-foreground": on_accent,
            "block-cursor-background": block,
            "block-cursor-text-style": "none",
            "block-hover-background": colours["surface"],
            "input-cursor-foreground": on_accent,
            "input-cursor-background": block,
            "input-selection-background": block if ansi else f"{accent} 30%",
            "footer-background": background,
            "footer-foreground": muted,
            "footer-key-foreground": foreground,
            "footer-description-foreground": muted,
            "scrollbar": line,
            "scrollbar-hover": muted,
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
            "screen-selection-background": block if ansi else f"{accent} 30%",
        },
    )
