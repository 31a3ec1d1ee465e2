"""Contracts of what happened to children, reports and workers."""
