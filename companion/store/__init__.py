"""The disk: plain TinyDB files, replaced whole, read as one; over them typed collections of records."""
