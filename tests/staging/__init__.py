"""Tests of staging: what a file says, what is set aside, what is refused."""
