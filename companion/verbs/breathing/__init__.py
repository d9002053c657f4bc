"""What a person can do with breathing."""
