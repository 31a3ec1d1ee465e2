"""Texts to typed values, by the contract of a column."""
