"""What the files of an edition are called by those who write and read them.

Only names, so that a command which only opens a file loads nothing else. The audit knows editions by their
files alone and has names of its own.
"""

from __future__ import annotations

DATABASE = "outcomes.duckdb"
"""The released tables of an edition, in its folder."""
