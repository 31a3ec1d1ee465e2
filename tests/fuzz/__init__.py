"""Fuzzing of every reader, guided by coverage: `make fuzz`, or `python -m tests.fuzz [DATASET] [SECONDS]`."""
