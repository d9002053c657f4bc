"""Textual's bindings, made from the table of commands."""

from __future__ import annotations

from textual.binding import Binding

from companion.tui.commands import in_scope


def bindings(*scopes: str) -> list[Binding]:
    """Return the bindings for the commands of these scopes; the app's keymap may move their keys."""
    return [
        Binding(c.keys, c.action, c.words, id=c.id, priority=c.priority, show=False)
        for scope in scopes
        for c in in_scope(scope)
        if c.keys
    ]


IN_EDITOR = [binding for binding in bindings("entry") if binding.id == "entry.editor"]
"""What goes on with a text in the person's own editor."""
