"""Benchmarks: speed and memory as ratios to a floor, in one run on one machine. Never run as tests."""
