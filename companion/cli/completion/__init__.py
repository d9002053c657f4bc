"""Completion by tab: what there is to complete, and the scripts that bash, zsh and fish read."""
