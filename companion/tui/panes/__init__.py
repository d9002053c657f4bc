"""The four panes of Today."""
