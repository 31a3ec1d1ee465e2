"""Tests of the measures: worked examples, invariants, and the row-by-row computation."""
