"""Tests of program evaluation."""
