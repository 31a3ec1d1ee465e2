"""Which of the files received counts: the one statement of the rule.

Files of one agency and dataset are ordered by when they were received, those of one moment by path. Of the
usable files of one submission (a dataset's period) the last in this order is in force and supersedes the
others: a corrected file replaces, an older one that arrives late does not, and a file that is withdrawn
leaves the one before it in force. Files without a period, an agency's extracts, are all in force; where they
hold one record twice, the later file counts.

Here belongs that order, as two columns of `raw.files`. The queries choose by it, so that there is no second
rule; they leave out files that the gate blocks, which is known only after reading.
"""

from __future__ import annotations

import polars as pl

DATASET = ("state", "dataset")
SUBMISSION = (*DATASET, "submission")


def with_order_of_receipt(files: pl.DataFrame) -> pl.DataFrame:
    """Rows of `raw.files` with `received_order` and `superseded_by` filled.

    Needs the columns `state`, `dataset`, `submission`, `path`, `status` and `received_at`. Rows keep their
    order.
    """
    rows = files.with_row_index("row_of_file").sort("received_at", "path")
    counts = pl.col("status").eq("accepted") & pl.col("submission").is_not_null()
    last = pl.col("path").filter(counts).last().over(SUBMISSION)
    return (
        rows.with_columns(
            pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(DATASET).alias("received_order"),
            pl.when(counts & (last != pl.col("path"))).then(last).alias("superseded_by"),
        )
        .sort("row_of_file")
        .drop("row_of_file")
    )
