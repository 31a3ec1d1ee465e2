"""Contracts of the released tables."""
