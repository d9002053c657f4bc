"""What a day is made of: frozen records and pure rules. No clock, no file, no environment."""
