"""Settings: a YAML file read into frozen values; every problem names its line."""
