"""The words that ship (YAML) and one loader."""
