"""Reports on the screen: what is chosen, looked over, and kept."""
