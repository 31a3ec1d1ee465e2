"""Faults planted in a synthetic drop zone at known places: one for every rule, and one for every check of a contract.

The rules' own worked examples say what is wrong: their rows, completed from clean records and under fresh
identifiers, go into real files and through the real readers. Nothing here names a rule.
"""
