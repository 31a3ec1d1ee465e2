"""Tests of the synthetic data: writers, generator, calibration, the committed sample."""
