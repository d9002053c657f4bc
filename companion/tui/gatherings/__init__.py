"""Gatherings on the screen."""
