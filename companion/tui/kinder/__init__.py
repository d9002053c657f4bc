"""Kinder words on the screen."""
