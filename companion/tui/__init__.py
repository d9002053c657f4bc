"""The screen face, on Textual. State comes down as frozen values, requests go up as messages."""
