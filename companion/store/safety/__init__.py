"""Backups, archives, drafts, and what is missing or forgotten."""
