"""Every code list, once: what each code is called, what it means for the measures.

A list belongs in the module of its source when a field of a source layout, or a breakdown of a measure, takes
its values from it. Meaning stands as data (`is_permanency`, `is_placement_setting`): SQL joins the list as
`codes.<list>` and names no code itself. Columns, tables and rules do not belong here.

Sources: the NCANDS Child File record layout (fields 1-152), 45 CFR 1355.44 (AFCARS 2020, elements
E1-E186), and the CFSR Round 4 Statewide Data Indicators Data Dictionary, August 2022. Lists whose
`source` names the project are its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from transforms.contracts.codes.afcars import *
from transforms.contracts.codes.afcars_1993 import *
from transforms.contracts.codes.afcars_aga import *
from transforms.contracts.codes.breakdowns import *
from transforms.contracts.codes.code_list import Code, CodeList, Meaning
from transforms.contracts.codes.comparisons import *
from transforms.contracts.codes.equity import *
from transforms.contracts.codes.evaluations import *
from transforms.contracts.codes.extracts import *
from transforms.contracts.codes.histories import *
from transforms.contracts.codes.ncands import *
from transforms.contracts.codes.nytd import *
from transforms.contracts.codes.reconciliation import *
from transforms.contracts.codes.removal_circumstances import *
from transforms.contracts.codes.results import *
from transforms.contracts.codes.states import *
from transforms.contracts.codes.time_in_care import *

__all__ = ["Code", "CodeList", "Meaning", "all_code_lists"]


def all_code_lists() -> Mapping[str, CodeList]:
    """Every list of this package by name."""
    return {value.name: value for value in globals().values() if isinstance(value, CodeList)}
