"""What a feature shows, as rows of plain data with their words: for the screen and for plain text alike."""
