"""Tests of exact results."""
