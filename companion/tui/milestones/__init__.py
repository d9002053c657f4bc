"""Milestones on the screen."""
