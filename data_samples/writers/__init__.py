"""Writers of the source layouts, projected from the staging contracts: staging rows in, a file out.

Readers stand in `transforms.staging`; what the columns hold and where they stand in a file is said by
the contracts alone. Making the rows is the generator's work, not this folder's.
"""

from __future__ import annotations

from data_samples.writers.afcars import write_afcars_oohc
from data_samples.writers.extracts import write_extract
from data_samples.writers.ncands import write_ncands_child

__all__ = ["write_afcars_oohc", "write_extract", "write_ncands_child"]
