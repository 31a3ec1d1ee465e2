"""Synthetic data: a small committed drop zone, the generator that made it, and the writers of its files.

Nothing in this package describes a real child, worker, agency or place.
"""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).parent / "drop_zone"
"""The committed synthetic drop zone, laid out like a real one."""
