"""Contracts of who is counted, from when."""
