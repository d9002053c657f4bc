"""The search on the screen."""
