"""Reading XML that a stranger wrote, whatever the layout."""
