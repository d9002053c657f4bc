"""Celebrating: the screen with the candle, and what was celebrated."""
