"""The views of Progress, looked up."""
