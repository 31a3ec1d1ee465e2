"""What must not enter: direct identifiers, and record numbers that look like them."""
