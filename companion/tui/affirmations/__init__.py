"""The affirmations on the screen."""
