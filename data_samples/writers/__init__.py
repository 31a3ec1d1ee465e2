"""Writers of the source layouts, projected from the staging contracts: staging rows in, a file out.

Readers stand in `transforms.staging`; what the columns hold and where they stand in a file is said by
the contracts alone. Making the rows is the generator's work, not this folder's.
"""

from __future__ import annotations

from data_samples.writers.afcars import write_afcars_oohc
from data_samples.writers.afcars_aga import write_afcars_aga
from data_samples.writers.extract_forms import OwnForm, write_archive, write_in_own_form, write_workbook
from data_samples.writers.extracts import write_extract
from data_samples.writers.fixed_width import write_fixed_width
from data_samples.writers.ncands import write_ncands_child
from data_samples.writers.ncands_agency import write_ncands_agency
from data_samples.writers.nytd import write_nytd

__all__ = [
    "OwnForm",
    "write_afcars_aga",
    "write_afcars_oohc",
    "write_archive",
    "write_extract",
    "write_fixed_width",
    "write_in_own_form",
    "write_ncands_agency",
    "write_ncands_child",
    "write_nytd",
    "write_workbook",
]
