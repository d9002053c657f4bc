"""Parts that panes and screens are made of; none knows a record."""
