"""What every command is made of; it names no feature."""
