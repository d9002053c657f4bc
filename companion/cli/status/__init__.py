"""`companion status`: the quick way, where nothing has changed, and the command."""
