"""What each audience is told of the quality of the data: counts of records, rows and findings.

Here belong the released tables of the stage quality. The public edition gets counts rounded to the nearest
ten, and none where a count, what it leaves of its whole, or either of them rounded, is 1 to the threshold.

Hiding alone would not do: these tables count the same records many times over (a rule by submission and in
all, values and rows, records with and without a date), so that a hidden count is the difference of two that
are shown. After rounding such a difference is known to within ten. A share is the quotient of its rounded
counts and says no more than they do. Whether a limit is passed is decided by the exact counts, and shown: the
figures that are withheld say it anyway.

Of the ledger of explained findings the public edition shows rule, role and last day; a county or a single
finding is named by its kind alone, and the reasons, which are free text, stay inside.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

ROUNDED_TO = 10
RULE_RESULTS = """
    with counted as (
        select
            state, rule_id, dataset, submission, any_value(severity) as severity,
            cast(sum("rows") as bigint) as "rows", cast(sum(violations) as bigint) as violations,
            any_value(threshold) as threshold, bool_or(is_over) as is_over
        from quality.rule_counts
        group by state, rule_id, dataset, submission
    ),
    explained as (
        select
            state, rule_id, submission, count(*) filter (where is_accepted) as accepted,
            bool_and(is_accepted) as is_explained
        from quality.findings
        where status <> 'fixed'
        group by state, rule_id, submission
    )
    select
        counted.*, violations / "rows" as share, coalesce(accepted, 0) as accepted,
        coalesce(is_explained, false) as is_explained
    from counted left join explained
        on counted.state = explained.state and counted.rule_id = explained.rule_id
        and counted.submission is not distinct from explained.submission
"""
SUBMISSIONS = """
    with balance as (
        select file_id, bool_and(is_balanced) as is_balanced
        from quality.control_totals
        group by file_id
    )
    select
        files.* exclude (file_id), balance.is_balanced,
        row_number() over (
            partition by files.state, files.dataset, files.submission
            order by files.superseded_by is null, files.file_id
        ) as file_number
    from raw.files left join balance using (file_id)
    where files.state is not null and files.dataset is not null
"""
HISTORY = """
    select * from quality.finding_history
    union all by name
    select
        state, check_number, 'all' as severity, any_value(checked_on) as checked_on,
        cast(sum(new) as bigint) as new, cast(sum(returned) as bigint) as returned,
        cast(sum(continuing) as bigint) as continuing, cast(sum(fixed) as bigint) as fixed,
        cast(sum(accepted) as bigint) as accepted
    from quality.finding_history
    group by state, check_number
"""
COURSE = ("new", "returned", "continuing", "fixed", "accepted")


def quality_frames(connection: duckdb.DuckDBPyConnection, limit: int) -> dict[str, pl.DataFrame]:
    """The released tables of quality by name; with `limit` 0 everything is exact and nothing hidden."""

    def read(query: str) -> pl.DataFrame:
        return connection.sql(query).pl()

    results = protected(read(RULE_RESULTS), "rows", ("violations",), limit)
    return {
        "quality_summary": protected(
            read("select * from quality.check_results"), "rows", ("violations",), limit
        ),
        "federal_limits": protected(
            read("select * from quality.federal_limits"), "records", ("failures",), limit
        ),
        "rules": read("select distinct * exclude (state) from quality.rules"),
        "rule_results": each_protected(results, ("accepted",), limit),
        "compliance": protected(read("select * from quality.compliance"), "records", ("failures",), limit),
        "submissions": protected(
            read(SUBMISSIONS), "records_in", ("records_accepted", "records_rejected"), limit
        ),
        "finding_history": each_protected(_undated(read(HISTORY), limit), COURSE, limit),
        "accepted": _accepted(read("select * from quality.accepted"), limit),
    }


def _undated(history: pl.DataFrame, limit: int) -> pl.DataFrame:
    """The history of checks; for the public by number alone, so that equal files make equal editions."""
    return history.with_columns(checked_on=pl.lit(None, pl.Date)) if limit else history


def protected(counts: pl.DataFrame, whole: str, parts: Sequence[str], limit: int) -> pl.DataFrame:
    """Counts of a whole and its parts as an audience may see them, and `is_hidden`.

    The parts and their share go where a part, or what is left of the whole, is small; the whole goes where it
    is small itself.
    """
    if not limit:
        return counts.with_columns(is_hidden=pl.lit(value=False))
    left = [pl.col(whole) - pl.col(part) for part in parts]
    left_rounded = [_rounded(pl.col(whole)) - _rounded(pl.col(part)) for part in parts]
    is_whole_small = _is_small(pl.col(whole), limit)
    is_hidden = pl.any_horizontal(
        is_whole_small,
        *(_is_small(pl.col(part), limit) for part in parts),
        *(_is_small(count, limit) for count in left),
        *(count.is_between(1, limit).fill_null(value=False) for count in left_rounded),
    )
    hidden = counts.with_columns(
        is_hidden.alias("is_hidden"),
        pl.when(is_whole_small).then(None).otherwise(_rounded(pl.col(whole))).alias(whole),
        *(pl.when(is_hidden).then(None).otherwise(_rounded(pl.col(part))).alias(part) for part in parts),
    )
    if "share" not in counts.columns:
        return hidden
    return hidden.with_columns(share=pl.when(pl.col(whole) > 0).then(pl.col(parts[0]) / pl.col(whole)))


def each_protected(counts: pl.DataFrame, names: Sequence[str], limit: int) -> pl.DataFrame:
    """Counts that are no parts of one another as an audience may see them; small ones are null."""
    if not limit:
        return counts
    return counts.with_columns(
        pl.when(_is_small(pl.col(name), limit)).then(None).otherwise(_rounded(pl.col(name))).alias(name)
        for name in names
    )


def _rounded(count: pl.Expr) -> pl.Expr:
    """A count to the nearest ten."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def _is_small(count: pl.Expr, limit: int) -> pl.Expr:
    """Whether a count is 1 to the limit, as it is or rounded."""
    is_small = count.is_between(1, limit) | ((count > 0) & (_rounded(count) <= limit))
    return is_small.fill_null(value=False)


def _accepted(entries: pl.DataFrame, limit: int) -> pl.DataFrame:
    """The ledger's entries; for the public without reasons, and without what names a county or a finding."""
    if not limit:
        return entries
    return each_protected(entries, ("findings",), limit).with_columns(
        pl.lit(None, pl.String).alias(name) for name in ("reason", "county", "finding_id")
    )
