"""The disk: plain TinyDB files, one a month, replaced whole under a lock; records in, records out."""
