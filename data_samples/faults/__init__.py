"""Faults planted in a synthetic drop zone at known places: of every rule, and every kind of contract check.

The rules' own worked examples say what is wrong: their rows, completed from clean records and under fresh
identifiers, go into real files and through the real readers. Nothing here names a rule.
"""
