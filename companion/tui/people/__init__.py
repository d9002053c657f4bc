"""People to talk to on the screen."""
