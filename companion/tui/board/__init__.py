"""The board: Goals seen another way."""
