"""The words that ship: YAML to read and edit, JSON made from it to load (see compile.py), one loader."""
