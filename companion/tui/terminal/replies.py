"""What a terminal answers when it is asked, such as for its colours. Many never answer: nothing waits."""

from __future__ import annotations

from textual.message import Message


class Reply(Message, bubble=False):
    """A string from the terminal for the program, such as `ESC ]11;rgb:ffff/ffff/ffff`; not its end mark."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
