"""Benchmarks: speed and memory as ratios to a floor, in one run on one machine. Never run as tests."""

import pipelines  # noqa: F401  # what the program sets before Arrow is loaded holds here too
