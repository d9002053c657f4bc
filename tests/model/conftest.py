"""Properties here are judged by what they find, never by how long a busy machine takes."""

from hypothesis import settings

settings.register_profile("companion", deadline=None, max_examples=60)
settings.load_profile("companion")
