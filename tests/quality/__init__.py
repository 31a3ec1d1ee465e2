"""Tests of the stage quality."""
