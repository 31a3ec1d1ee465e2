"""Tests of histories: what episodes make of submissions."""
