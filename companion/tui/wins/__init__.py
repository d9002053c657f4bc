"""The wins on the screen."""
