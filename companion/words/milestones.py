"""Milestones: their list. Their sentences stand in content/milestones.yaml."""

from __future__ import annotations

TITLE = "Milestones"
A_GOAL = "a goal"
EMPTY = "What you reach stands here, each once."
EARLIER = "reached earlier"
