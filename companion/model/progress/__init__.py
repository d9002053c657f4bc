"""What is seen of how far one has come: rules, without a store or a screen."""
