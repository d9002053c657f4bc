"""Closing the day on the screen."""
