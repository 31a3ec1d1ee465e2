"""Reading records of fixed width, whatever the layout."""
