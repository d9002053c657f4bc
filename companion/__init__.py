"""companion: a quiet terminal companion for the day. Nothing it keeps leaves this machine."""

__version__ = "1.0.0"
