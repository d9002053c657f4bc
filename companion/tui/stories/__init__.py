"""Stories: the guided writer, and the preview before one leaves."""
