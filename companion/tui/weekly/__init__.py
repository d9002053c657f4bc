"""The look back at a week, on the screen."""
