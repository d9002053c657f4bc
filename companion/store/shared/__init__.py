"""Several machines that share a folder."""
