"""What is planned with others, on the screen."""
