"""Published figures, checked with the arithmetic beside them."""
