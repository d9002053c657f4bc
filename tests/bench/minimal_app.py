"""The floor: the smallest useful Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    BINDINGS = [("q", "quit", "Quit"), ("n", "bump", "Next")]
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("Hello READY 0", id="s")

    def action_bump(self) -> None:
        self.count += 1
        self.query_one("#s", Static).update(f"Hello READY {self.count}")


Hello().run()
