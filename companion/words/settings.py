"""What is said of a settings file that has a mistake."""

from __future__ import annotations

WITHOUT = "The rest of the settings file is in force. `companion config edit` opens it."
AS_SHIPPED = "Until it is corrected, the settings that ship with companion are in force."
PROBLEM = "{problem}. The rest of the settings file is in force."
NOT_CLEAR = (
    "So it is not clear which data folder is meant, and nothing is written into another one. "
    "`companion config edit` opens the settings file."
)
REFUSED = "not saved: it is not clear which data folder is meant; the settings file has a mistake"
TITLE = "The settings file has a mistake"
ABOUT = "So it is not clear which data folder is meant. Everything in it stays as it is."
CHOICES = {
    "people": "People to talk to",
    "breathe": "Breathe for a while (not saved)",
    "edit": "Open the settings in your editor",
    "leave": "Quit",
}
EDITED = "companion opens as soon as the file reads well."
