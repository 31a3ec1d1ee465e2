"""Tests of the runs, the assets and the command line."""
