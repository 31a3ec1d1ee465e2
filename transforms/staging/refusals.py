"""Why a whole file is refused.

Here belongs the one exception of staging. A record or value that cannot be read is no exception:
it becomes a row of `staging.rejected_records` or `staging.faults`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.staging.submissions import Submission


class RefusedFileError(Exception):
    """A file from which nothing is staged.

    The text says why, with record number, field and what is allowed. It never holds a value that was
    found or an identifier, so that it may be logged. The reader puts the file's path before it.

    `submission` is what the file said of itself before it was refused; None when it did not come so far.
    """

    submission: Submission | None = None


def none_readable(found: int, first_reason: str) -> RefusedFileError:
    """The refusal of a file in which every record would be set aside."""
    return RefusedFileError(
        f"none of its {found:,} records can be read; the first fault is in {first_reason}"
    )
