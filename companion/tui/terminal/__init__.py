"""What leans on Textual's or the terminal's insides."""
