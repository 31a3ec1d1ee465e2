"""Contracts of the files as received."""
