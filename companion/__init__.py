"""companion: a quiet terminal companion for the day. Nothing it keeps leaves this machine."""

__version__ = "0.1.0"
