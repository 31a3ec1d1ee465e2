"""Tests: sentences of behaviour over visible tables."""
