"""Disclosure control: which counts of a public release are shown, and which are hidden."""
