"""What a layout's reader yields: typed columns of some records, with what could not be read.

Here belongs the shape that all layouts share between reading and writing. No layout is known here,
and nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from transforms.staging.faults import FaultLog, RejectedLog
from transforms.staging.submissions import Submission

RECORD = "record"
"""The part name of whole records in control totals and rejected records."""


@dataclass(frozen=True)
class Total:
    """Records, or parts of records, found, staged and set aside."""

    found: int = 0
    accepted: int = 0
    rejected: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(self.found + other.found, self.accepted + other.accepted, self.rejected + other.rejected)


@dataclass(frozen=True)
class StagedBatch:
    """Some records of one file and state.

    `tables` maps a staging table's qualified name to its rows, whose columns are those of the contract
    in its order except `state`, `submission` and `file_id`, which hold for the file and are added on
    writing. `totals` maps parts ("record", or a staging table) to counts of this batch.
    """

    submission: Submission
    tables: Mapping[str, pa.RecordBatch]
    faults: FaultLog = field(default_factory=FaultLog)
    rejected: RejectedLog = field(default_factory=RejectedLog)
    totals: Mapping[str, Total] = field(default_factory=dict)
