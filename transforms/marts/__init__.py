"""Exact results: members counted by period, geography and breakdown."""
