"""What is said of a settings file that has a mistake."""

from __future__ import annotations

WITHOUT = "The rest of the settings file applies. `companion config edit` opens it."
AS_SHIPPED = "Until it is fixed, the default settings apply."
PROBLEM = "{problem}. The rest of the settings file applies."
NOT_CLEAR = (
    "It is not clear which data folder to use, so nothing is written anywhere. "
    "`companion config edit` opens the settings file."
)
REFUSED = "Not saved: the settings file has a mistake, so it is not clear which data folder to use."
TITLE = "The settings file has a mistake"
ABOUT = "It is not clear which data folder to use. Everything in it is safe."
CHOICES = {
    "people": "People to talk to",
    "breathe": "Breathe for a while (not saved)",
    "edit": "Open the settings in your editor",
    "leave": "Quit",
}
EDITED = "companion opens as soon as the settings file has no mistakes."
