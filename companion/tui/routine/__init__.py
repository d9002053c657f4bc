"""The routine on the screen."""
