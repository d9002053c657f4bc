"""What tui_bench.py is made of: a terminal to play, what a process costs, measurements, tables."""
