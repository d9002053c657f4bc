"""Plain mode: everything there is as numbered lines that are only ever appended, over rows and commands."""
