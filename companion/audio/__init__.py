"""What can be heard of a breath: programs of the system that play and speak. For the screen and the shell."""
