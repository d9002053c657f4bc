"""A grey day on the screen."""
