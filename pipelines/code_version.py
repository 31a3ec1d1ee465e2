"""Which code made a figure: the release, and a hash of the sources.

Equal inputs and equal code give equal results, so this hash decides what need not be done again.
"""

from __future__ import annotations

from importlib.metadata import version

from transforms.sources import sources_hash

PACKAGES = ("transforms", "quality", "reports", "pipelines")


def code_version() -> str:
    """The release and eight hexadecimal digits of the hash of all sources, as `0.1.0+1f3a9c04`."""
    return f"{version('child-welfare-outcomes')}+{sources_hash(*PACKAGES)[:8]}"
