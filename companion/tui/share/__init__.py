"""Cards to share, on the screen."""
