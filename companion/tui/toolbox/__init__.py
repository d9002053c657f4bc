"""The toolbox on the screen."""
