"""The screen face, on Textual. State comes down as frozen values, requests go up as messages."""

import os

# Textual reads these when it is imported, and would write what is typed and shown into logs and pictures.
for name in ("", "_DEBUG", "_LOG", "_SCREENSHOT", "_SCREENSHOT_LOCATION", "_SCREENSHOT_FILENAME"):
    os.environ.pop(f"TEXTUAL{name}", None)
