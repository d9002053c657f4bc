"""Progress: how far one has come, in pictures and in words."""
