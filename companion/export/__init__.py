"""Records out of the house, as files other programs read."""
