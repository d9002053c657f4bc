"""How Today answers what its panes ask for: one file a feature, each asking the verbs of that feature."""
