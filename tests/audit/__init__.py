"""Leaks planted in small editions, and what the audit makes of them."""
