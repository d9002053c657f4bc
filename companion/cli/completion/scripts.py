"""The scripts that bash, zsh and fish read, as text: what there is to complete, and a frame that looks it up.

Each frame walks the words before the cursor to the command they name, and offers what comes next. Only names
from the settings or the data are asked of companion itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from companion.cli.completion.tree import CommandNode, Given

MADE = "made from the commands by tests/cli/test_completion.py"


def bash(nodes: Iterable[CommandNode]) -> str:
    """Return the script for bash."""
    about, sources = [], []
    for node in nodes:
        subs, opts = _joined(name for name, _ in node.commands), _joined(_names(node.options))
        args = _joined(_quoted(_argument(each)) for each in node.arguments)
        about.append(
            f"        {_quoted(node.path)}) subs={_quoted(subs)} opts={_quoted(opts)} args=({args}) ;;"
        )
        sources += [
            f"        {_patterns(node, each, '|')}) source={_quoted(each.source)} ;;"
            for each in _taking(node)
        ]
    return _filled("bash", about, sources)


def zsh(nodes: Iterable[CommandNode]) -> str:
    """Return the script for zsh."""
    about, sources = [], []
    for node in nodes:
        subs = _joined(_quoted(f"{name}:{said}") for name, said in node.commands)
        told = [(name, each.help) for each in node.options for name in each.names]
        opts = _joined(_quoted(f"{name}:{said}") for name, said in told)
        args = _joined(_quoted(_argument(each)) for each in node.arguments)
        about.append(f"    {_quoted(node.path)}) subs=({subs}) opts=({opts}) args=({args}) ;;")
        sources += [
            f"    {_patterns(node, each, '|')}) source={_quoted(each.source)} ;;" for each in _taking(node)
        ]
    return _filled("zsh", about, sources)


def fish(nodes: Iterable[CommandNode]) -> str:
    """Return the script for fish."""
    about, sources = [], []
    for node in nodes:
        subs = _joined(_quoted(f"{name}\t{said}", "\\'") for name, said in node.commands)
        told = [(name, each.help) for each in node.options for name in each.names]
        opts = _joined(_quoted(f"{name}\t{said}", "\\'") for name, said in told)
        args = _joined(_quoted(_argument(each)) for each in node.arguments)
        about.append(f"        case {_quoted(node.path)}")
        about += [
            f"            set {name} {of}"
            for name, of in (("subs", subs), ("opts", opts), ("args", args))
            if of
        ]
        for each in _taking(node):
            sources += [
                f"        case {_patterns(node, each, ' ')}",
                f"            set -g __companion_source {_quoted(each.source)}",
            ]
    return _filled("fish", about, sources)


def _filled(shell: str, about: list[str], sources: list[str]) -> str:
    frame = (files("companion.cli.completion") / f"frame.{shell}").read_text("utf-8")
    told = {"MADE": MADE, "ABOUT": "\n".join(about), "SOURCES": "\n".join(sources)}
    for name, text in told.items():
        frame = frame.replace(f"@{name}@", text)
    return frame


def _argument(of: Given) -> str:
    """Return where the words of an argument come from, after a + where there may be many of them."""
    return f"+{of.source}" if of.many else of.source


def _taking(node: CommandNode) -> list[Given]:
    return [each for each in node.options if each.takes]


def _names(options: Iterable[Given]) -> Iterable[str]:
    return (name for each in options for name in each.names)


def _patterns(node: CommandNode, option: Given, between: str) -> str:
    """Return the command and an option as the frames ask for them, one for each name that the option has."""
    return between.join(_quoted(f"{node.path} {name}") for name in option.names)


def _quoted(text: str, inside: str = "'\\''") -> str:
    """Return a text as each of the shells takes it as it is."""
    return "'" + text.replace("'", inside) + "'"


def _joined(parts: Iterable[str]) -> str:
    return " ".join(parts)
