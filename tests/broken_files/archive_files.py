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
    broken("an archive's file is a header alone", CHILD, _rows(), refused("the file holds no record")),
    broken(
        "an archive's file lacks a required column",
        CHILD,
        _rows("2023,MD,R1,2023-01-15,5,1,2023-02-15", header=HEADER.replace("ChID,", "")),
        refused("the required column ChID is missing"),
    ),
    broken(
        "an archive's file names a column otherwise",
        CHILD,
        _rows(R1, header=HEADER.replace("ChID", "ChildID")),
        refused("the required column ChID is missing (the nearest name in the file is ChildID)"),
    ),
    broken(
        "an archive's file lacks the state",
        CHILD,
        _rows("2023,R1,C1,2023-01-15,5,1,2023-02-15", header=HEADER.replace("StaTerr,", "")),
        refused("the required column StaTerr is missing"),
    ),
    broken(
        "an archive's file has a column twice",
        CHILD,
        _rows(R1 + ",C2", header=HEADER + ",chid"),
        refused("a column name stands twice in the file; each may stand once"),
    ),
    broken(
        "an archive's file has unknown columns",
        CHILD,
        _rows(f"{R1},{MARKER}", header=HEADER + ",Notable"),
        accepted(1, notes=("column Notable: not read, the layout has none of this name",)),
    ),
    broken(
        "an archive's file holds several years",
        CHILD,
        _rows(R1, R2.replace("2023,MD", "2022,MD")),
        refused(
            "record 2, SubYr: differs from the records before it; a file holds one year, split it by year"
        ),
    ),
    broken("an archive's file holds several states", CHILD, _rows(R1, R2.replace("MD", "VA")), accepted(2)),
    broken(
        "an archive's file holds an unknown state",
        CHILD,
        _rows(R1, R2.replace("MD", "QX")),
        accepted(1, rejected={"key: StaTerr must name a state by its postal or FIPS code": 1}),
    ),
    broken(
        "an archive's file holds no known state",
        CHILD,
        _rows(R1.replace("MD", "QX")),
        refused(
            "none of its 1 records can be read; the first fault is in record 1: StaTerr must "
            "name a state by its postal or FIPS code"
        ),
    ),
    broken(
        "an archive's file has no year in a record",
        CHILD,
        _rows(R1, R2.replace("2023,MD", ",MD")),
        accepted(1, rejected={"key: SubYr must be a year from 1990 to 2099": 1}),
    ),
    broken(
        "a child of an archive's file has no identifier",
        CHILD,
        _rows(R1, R2.replace(MARKER, "")),
        accepted(1, rejected={"key: ChID is part of the key and must be text": 1}),
    ),
    broken(
        "a record of an archive's file stands twice",
        CHILD,
        _rows(R1, R2, R2),
        accepted(
            2, rejected={"duplicate_key: StaTerr, RptID, ChID: repeat an earlier record; the first stays": 1}
        ),
    ),
    broken(
        "a record of an archive's file has too few fields",
        CHILD,
        _rows(R1, f"2023,MD,R1,{MARKER}"),
        accepted(1, rejected={"structure: the record has 4 fields; the header has 8": 1}),
    ),
    broken(
        "dates of an archive's file are wrong",
        CHILD,
        _rows(R1, R2.replace("2023-01-15", "2023-02-30").replace("2023-02-15", "15/02/2023")),
        accepted(2, faults={"rptdt: date": 1, "rptdisdt: date": 1}),
    ),
    broken(
        "codes of an archive's file are words",
        CHILD,
        _rows(R1, R2.replace(",5,1,", ",Education,Substantiated,")),
        accepted(2, faults={"rptsrc: code_list": 1, "rptdisp: code_list": 1}),
    ),
    broken(
        "codes of an archive's file have decimals",
        CHILD,
        _rows(R1, R2.replace(",5,1,", ",5.0,1.5,")),
        accepted(2, faults={"rptdisp: code_list": 1}),
    ),
    broken(
        "codes of an archive's file are negative",
        CHILD,
        _rows(R1, R2.replace(",5,1,", ",-5,1,")),
        accepted(2, faults={"rptsrc: code_list": 1}),
    ),
    *(
        broken(
            f"a file of {program} is cut off {where}",
            CHILD,
            _cut(form, share),
            refused(f"the {name} file is damaged or cut short; send it again as a whole"),
        )
        for program, name, form in (
            ("SPSS", "SPSS", "sav"),
            ("compressed SPSS", "SPSS", "zsav"),
            ("Stata", "Stata", "dta"),
        )
        for where, share in (("in its heading", 0.1), ("in the middle", 0.5), ("near its end", 0.95))
    ),
    broken(
        "a file of SPSS is its signature alone",
        CHILD,
        b"$FL2@(#) SPSS DATA FILE",
        refused("the SPSS file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a file of Stata is its signature alone",
        CHILD,
        b"<stata_dta><header>",
        refused("the Stata file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a file of SAS is its signature alone",
        CHILD,
        SAS,
        refused("the SAS file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a file of SPSS claims very many records",
        CHILD,
        _patched("sav", 80, b"\xff\xff\xff\x7f"),
        accepted(2),
    ),
    *(
        broken(
            f"a file of {program} says that it holds fewer records than it does",
            CHILD,
            _patched(form, 80, b"\1\0\0\0"),
            refused("the SPSS file is damaged or cut short; send it again as a whole"),
        )
        for program, form in (("SPSS", "sav"), ("SPSS with packed rows", "packed.sav"))
    ),
    broken(
        "a file of SPSS is damaged in its heading",
        CHILD,
        _patched("sav", 176, b"\xff" * 64),
        refused("the SPSS file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a file of Stata is damaged in its heading",
        CHILD,
        _patched("dta", 60, b"\xff" * 64),
        refused("the Stata file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a file of SPSS holds no records",
        CHILD,
        lambda: _of("sav", FRAME.head(0)),
        refused("the file holds no record"),
    ),
    broken(
        "a file of SPSS lacks a required column",
        CHILD,
        lambda: _of("sav", FRAME.drop("ChID")),
        refused("the required column ChID is missing"),
    ),
    broken(
        "a file of Stata holds another table",
        CHILD,
        lambda: _of("dta", pl.DataFrame({"price": [1.0]})),
        refused(
            "the header names none of the columns of ncands_child (SubYr, RptID, ChID, RptDt, "
            "RptSrc, RptDisp, RpDispDt, StaTerr); the first line must hold the column names, and "
            "the file must lie in the folder of its dataset"
        ),
    ),
    broken(
        "identifiers of a file of SPSS became numbers",
        CHILD,
        lambda: _of("sav", FRAME.with_columns(ChID=pl.Series([101.0, 102.5]))),
        accepted(2),
    ),
    broken(
        "a file of Stata holds names of persons",
        CHILD,
        lambda: _of("dta", FRAME.with_columns(child_name=pl.lit("Q"))),
        refused(
            "the file holds direct identifiers: column child_name: names of persons (by its "
            "name; 2 records hold a value, the first is record 1). Nothing of it is used. Leave "
            "these columns out of the file, or make one without direct identifiers with `cwo "
            "deidentify`, and send that"
        ),
    ),
    broken(
        "a youth's archive file lacks the wave",
        YOUTH,
        b"RecNumbr,StFIPS,DOB\nA,24,2006-12-01\n",
        refused("the required column Wave is missing"),
    ),
    broken(
        "a foster care archive file lacks the child",
        FOSTER,
        b"FY,STATE,St,DOB\n2021,24,MD,2015-07-04\n",
        refused("the required column RecNumbr is missing; the required column LatRemDt is missing"),
    ),
    broken(
        "a child file of an archive lies in the foster care folder",
        FOSTER,
        _rows(R1, R2),
        refused(
            "the header names none of the columns of afcars_foster_care_1993 (RecNumbr, "
            "DOB, LatRemDt, State, RepDatYr); the first line must hold the column "
            "names, and the file must lie in the folder of its dataset"
        ),
    ),
    broken(
        "an extract lies in the Child File folder",
        CHILD,
        b"worker_id,unit,county,role,fte,hired_on\nW1,U1,24031,foster_care,1.0,2020-01-01\n",
        refused(
            "the header names none of the columns of ncands_child (SubYr, RptID, ChID, RptDt, "
            "RptSrc, RptDisp, RpDispDt, StaTerr); the first line must hold the column names, and "
            "the file must lie in the folder of its dataset"
        ),
    ),
]
