"""Pauses on the screen."""
