"""Goals: the list, and one goal in full."""
