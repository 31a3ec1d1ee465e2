"""Broken files of a data archive: CSV, SPSS, Stata and SAS under the archive's names."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.staging.distributed_files import written

CHILD, FOSTER, YOUTH = "ncands_child", "afcars_foster_care_1993", "nytd_outcomes"
SAS = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011") + bytes(64)
HEADER = "SubYr,StaTerr,RptID,ChID,RptDt,RptSrc,RptDisp,RpDispDt"
R1 = "2023,MD,R1,C1,2023-01-15,5,1,2023-02-15"
R2 = f"2023,MD,R1,{MARKER},2023-01-15,5,1,2023-02-15"
FRAME = pl.DataFrame(
    {
        "SubYr": [2023.0, 2023.0],
        "StaTerr": ["MD", "MD"],
        "RptID": ["R1", "R1"],
        "ChID": ["C1", MARKER],
        "RptDt": ["2023-01-15", "2023-01-15"],
        "RptSrc": [5.0, 5.0],
        "RptDisp": [1.0, 1.0],
        "RpDispDt": ["2023-02-15", "2023-02-15"],
    }
)


def _rows(*lines: str, header: str = HEADER) -> bytes:
    return "".join(f"{line}\n" for line in (header, *lines)).encode()


def _of(form: str, frame: pl.DataFrame = FRAME) -> bytes:
    """The records as a file of a statistics package."""
    with tempfile.TemporaryDirectory() as folder:
        return written(frame, form, Path(folder))


def _cut(form: str, share: float) -> Callable[[], bytes]:
    """The beginning of such a file."""

    def content() -> bytes:
        whole = _of(form)
        return whole[: int(len(whole) * share)]

    return content


def _patched(form: str, place: int, put: bytes) -> Callable[[], bytes]:
    """Such a file with some bytes replaced."""

    def content() -> bytes:
        whole = bytearray(_of(form))
        whole[place : place + len(put)] = put
        return bytes(whole)

    return content


CASES = [
    broken("an archive's file is a header alone", CHILD, _rows(), TODO),
    broken("an archive's file lacks a required column", CHILD, _rows("2023,MD,R1,2023-01-15,5,1,2023-02-15", header=HEADER.replace("ChID,", "")), TODO),
    broken("an archive's file names a column otherwise", CHILD, _rows(R1, header=HEADER.replace("ChID", "ChildID")), TODO),
    broken("an archive's file lacks the state", CHILD, _rows("2023,R1,C1,2023-01-15,5,1,2023-02-15", header=HEADER.replace("StaTerr,", "")), TODO),
    broken("an archive's file has a column twice", CHILD, _rows(R1 + ",C2", header=HEADER + ",chid"), TODO),
    broken("an archive's file has unknown columns", CHILD, _rows(f"{R1},{MARKER}", header=HEADER + ",Notable"), TODO),
    broken("an archive's file holds several years", CHILD, _rows(R1, R2.replace("2023,MD", "2022,MD")), TODO),
    broken("an archive's file holds several states", CHILD, _rows(R1, R2.replace("MD", "VA")), TODO),
    broken("an archive's file holds an unknown state", CHILD, _rows(R1, R2.replace("MD", "QX")), TODO),
    broken("an archive's file holds no known state", CHILD, _rows(R1.replace("MD", "QX")), TODO),
    broken("an archive's file has no year in a record", CHILD, _rows(R1, R2.replace("2023,MD", ",MD")), TODO),
    broken("a child of an archive's file has no identifier", CHILD, _rows(R1, R2.replace(MARKER, "")), TODO),
    broken("a record of an archive's file stands twice", CHILD, _rows(R1, R2, R2), TODO),
    broken("a record of an archive's file has too few fields", CHILD, _rows(R1, f"2023,MD,R1,{MARKER}"), TODO),
    broken("dates of an archive's file are wrong", CHILD, _rows(R1, R2.replace("2023-01-15", "2023-02-30").replace("2023-02-15", "15/02/2023")), TODO),
    broken("codes of an archive's file are words", CHILD, _rows(R1, R2.replace(",5,1,", ",Education,Substantiated,")), TODO),
    broken("codes of an archive's file have decimals", CHILD, _rows(R1, R2.replace(",5,1,", ",5.0,1.5,")), TODO),
    broken("codes of an archive's file are negative", CHILD, _rows(R1, R2.replace(",5,1,", ",-5,1,")), TODO),
    *(
        broken(f"a file of {program} is cut off {where}", CHILD, _cut(form, share), TODO)
        for program, form in (("SPSS", "sav"), ("compressed SPSS", "zsav"), ("Stata", "dta"))
        for where, share in (("in its heading", 0.1), ("in the middle", 0.5), ("near its end", 0.95))
    ),
    broken("a file of SPSS is its signature alone", CHILD, b"$FL2@(#) SPSS DATA FILE", TODO),
    broken("a file of Stata is its signature alone", CHILD, b"<stata_dta><header>", TODO),
    broken("a file of SAS is its signature alone", CHILD, SAS, TODO),
    broken("a file of SPSS claims very many records", CHILD, _patched("sav", 80, b"\xff\xff\xff\x7f"), TODO),
    broken("a file of SPSS is damaged in its heading", CHILD, _patched("sav", 176, b"\xff" * 64), TODO),
    broken("a file of Stata is damaged in its heading", CHILD, _patched("dta", 60, b"\xff" * 64), TODO),
    broken("a file of SPSS holds no records", CHILD, lambda: _of("sav", FRAME.head(0)), TODO),
    broken("a file of SPSS lacks a required column", CHILD, lambda: _of("sav", FRAME.drop("ChID")), TODO),
    broken("a file of Stata holds another table", CHILD, lambda: _of("dta", pl.DataFrame({"price": [1.0]})), TODO),
    broken("identifiers of a file of SPSS became numbers", CHILD, lambda: _of("sav", FRAME.with_columns(ChID=pl.Series([101.0, 102.5]))), TODO),
    broken("a file of Stata holds names of persons", CHILD, lambda: _of("dta", FRAME.with_columns(child_name=pl.lit("Q"))), TODO),
    broken("a youth's archive file lacks the wave", YOUTH, b"RecNumbr,StFIPS,DOB\nA,24,2006-12-01\n", TODO),
    broken("a foster care archive file lacks the child", FOSTER, b"FY,STATE,St,DOB\n2021,24,MD,2015-07-04\n", TODO),
    broken("a child file of an archive lies in the foster care folder", FOSTER, _rows(R1, R2), TODO),
    broken("an extract lies in the Child File folder", CHILD, b"worker_id,unit,county,role,fte,hired_on\nW1,U1,24031,foster_care,1.0,2020-01-01\n", TODO),
]  # fmt: skip
