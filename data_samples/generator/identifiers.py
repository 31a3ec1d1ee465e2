"""Invented identifiers: 12 letters and digits, the same for a person in every file and year."""

from __future__ import annotations

import polars as pl

from data_samples.generator.arrays import Numbers

SPREAD = 7_206_406_409
"""Prime to 10, so that different numbers stay different: spread, they do not count cases one by one."""
STEP = 37
"""Of identifiers in the order of time. They do not count cases one by one either, and pack far better."""
DIGITS = 8
"""Digits that tell identifiers of a kind apart; zeros fill the rest, which keeps packed files small."""


def _ids(prefix: str, numbers: Numbers, factor: int = SPREAD) -> pl.Series:
    spread = pl.Series(numbers).cast(pl.Int64) * factor % 10**DIGITS
    text = spread.cast(pl.String).str.zfill(12 - len(prefix))
    return pl.select(pl.lit(prefix) + text).to_series()


def child_ids(persons: Numbers) -> pl.Series:
    """Identifiers of children, in the Child File and in AFCARS alike."""
    return _ids("C", persons)


def report_ids(reports: Numbers) -> pl.Series:
    """Identifiers of reports."""
    return _ids("R", reports, STEP)


def referral_ids(referrals: Numbers) -> pl.Series:
    """Identifiers of referrals."""
    return _ids("F", referrals, STEP)


def worker_ids(workers: Numbers) -> pl.Series:
    """Identifiers of workers."""
    return _ids("W", workers)


def case_ids(kind: str, cases: Numbers) -> pl.Series:
    """Identifiers of cases of a kind (one letter)."""
    return _ids(f"K{kind}", cases)


def perpetrator_ids(families: Numbers, which: str) -> pl.Series:
    """Identifiers of perpetrators: one of a family's adults, or of the people around it."""
    return _ids(f"P{which}", families)


def adopted_ids(persons: Numbers) -> pl.Series:
    """Identifiers of children in adoption files, which do not lead back to those of foster care."""
    return _ids("A", persons)


def provider_ids(providers: Numbers) -> pl.Series:
    """Identifiers of foster homes and facilities."""
    return _ids("H", providers)
