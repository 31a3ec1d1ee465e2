"""Rows of SPSS and Stata files read as they lie are those that the library reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyreadstat
import pytest

from transforms.staging import limits
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.statistics_files import SPSS, STATA, Package, StatisticsFile
from transforms.staging.tables.statistics_rows import Rows

ROWS = 500
FORMS = {
    "plain.sav": (SPSS, {}),
    "packed.sav": (SPSS, {"row_compress": True}),
    "117.dta": (STATA, {"version": 117}),
    "118.dta": (STATA, {"version": 118}),
    "119.dta": (STATA, {"version": 119}),
    "119_reversed.dta": (STATA, {"version": 119, "byteorder": "big"}),
}


def table(seed: int) -> pd.DataFrame:
    """Numbers of all kinds and texts, with gaps, blanks, NUL-free letters of other alphabets."""
    dice = np.random.default_rng(seed)
    numbers = dice.choice([0.0, -0.0, 1.0, 151.0, 152.0, -100.0, 2.5, 1e300, -1e300, np.nan], ROWS)
    texts = ["", " ", "a", " b", "c  ", "eight ch", "nine char", "Ünïcode", "日本", "x" * 40]
    return pd.DataFrame(
        {
            "number": numbers,
            "whole": dice.integers(-90, 90, ROWS).astype(np.int8),
            "larger": dice.integers(-(1 << 30), 1 << 30, ROWS).astype(np.int32),
            "small": dice.integers(-30_000, 30_000, ROWS).astype(np.int16),
            "single": dice.random(ROWS).astype(np.float32),
            "none": np.full(ROWS, np.nan),
            "code": [("A", "B", "")[n] for n in dice.integers(0, 3, ROWS)],
            "text": [texts[n] for n in dice.integers(0, len(texts), ROWS)],
            "wide": ["w" * n for n in dice.integers(1, 255, ROWS)],
            "last": dice.choice([1.0, 2.0, np.nan], ROWS),
        }
    )


def write(path: Path, frame: pd.DataFrame, form: str) -> Package:
    package, options = FORMS[form]
    if package is SPSS:
        pyreadstat.write_sav(frame, path, **options)
        return package
    if form == "117.dta" and "text" in frame:
        frame = frame.assign(text=frame["text"].str.replace("日本", "ü"))
    frame.to_stata(path, write_index=False, **options)
    return package


def columns(path: Path, package: Package) -> pl.DataFrame:
    file = StatisticsFile(path, package, Notes())
    return pl.concat([pl.DataFrame(block) for block in file.blocks(file.header[::-1])])


@pytest.mark.parametrize("form", FORMS)
def test_both_ways_give_the_same_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    path = tmp_path / form
    package = write(path, table(len(form)), form)
    monkeypatch.setattr(limits, "STATISTICS_BLOCK_ROWS", 77)
    monkeypatch.setattr(limits, "STATISTICS_PACKED_BYTES", 800)
    asked = []
    read = Rows.blocks
    monkeypatch.setattr(Rows, "blocks", lambda self, *given: asked.append(form) or read(self, *given))
    found = columns(path, package)
    assert asked == [form]
    monkeypatch.setattr(StatisticsFile, "_lying_rows", lambda _: None)
    expected = columns(path, package)
    assert found.equals(expected)
    assert found.schema == expected.schema


@pytest.mark.parametrize("form", ["packed.sav", "119.dta"])
def test_texts_too_wide_for_one_field_are_left_to_the_library(tmp_path: Path, form: str) -> None:
    path = tmp_path / form
    frame = pd.DataFrame({"text": ["t" * 3_000, "u"], "number": [1.0, 2.0]})
    package = write(path, frame, form)
    assert columns(path, package)["text"].to_list() == ["t" * 3_000, "u"]


@pytest.mark.parametrize("form", FORMS)
def test_rows_that_end_too_early_are_refused(tmp_path: Path, form: str) -> None:
    path = tmp_path / form
    package = write(path, table(1), form)
    content = path.read_bytes()
    for cut in (1, 9, 400, len(content) // 3):
        path.write_bytes(content[: len(content) - cut])
        if package is STATA and cut < len(b"<value_labels></value_labels></stata_dta>"):
            continue
        with pytest.raises(RefusedFileError, match="damaged or cut short"):
            columns(path, package)
