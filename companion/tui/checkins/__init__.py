"""Check-ins on the screen."""
