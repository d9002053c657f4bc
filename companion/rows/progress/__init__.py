"""The views of Progress, as rows and as text."""
