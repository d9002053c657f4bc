"""Breathing on the screen."""
