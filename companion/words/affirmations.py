"""The affirmations."""

OWN = "Your line"
A_LINE = "a line of your own"
PLACEHOLDER = "in your own words"
SOFTER = "Would one of these fit better?"
KEEP_AS_WRITTEN = "keep it as written"
TITLE = "Affirmation"
ALL_HIDDEN = "Every line is hidden just now. enter shows how to bring them back."
KEPT_CLOSE_MARK = "kept close"
ANSWERS = (("true enough", "true_enough"), ("partly", "partly_true"), ("not today", "not_today"))
WIN = "Chose a line to keep close"
