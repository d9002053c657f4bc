"""What a breathing session is made of: pure rules."""
