"""Contracts of what is known about the quality of the data."""
