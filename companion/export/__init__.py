"""Records out of the house, as files other programs read, and in again from theirs (docs/export.md)."""
