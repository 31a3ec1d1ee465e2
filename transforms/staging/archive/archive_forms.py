"""What an archive does to the files it distributes, per dataset: names, columns it derives, what it masks.

Here belong facts, as data. The archive's name of a field stands in its contract (`Column.archive`): `A / B`
are two names of one field, best first, `A + B` a year and a month that make one date. How a file is read
stands in `distributed`.

A column that the archive computes from others of the file is not read: what it says is worked out here from
what was filed, under this project's definitions. Only where the input is absent may it stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from transforms.contracts import codes
from transforms.contracts.codes.nytd import NYTD_NO_VALUE
from transforms.contracts.contract import Contract
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.contracts.staging.nytd_outcomes import NytdOutcomes
from transforms.staging.archive.archive_values import day_text
from transforms.staging.layouts.ncands_child import ALLOWED_IN_WORDS, ALLOWED_NUMBERS
from transforms.staging.submissions import Submission, ncands_submission
from transforms.staging.values.text_values import UnreadableTextError

MASKED_COUNTY = frozenset(["8"])
"""How the archive writes the county of a place with few records, with or without zeros before it."""

MISSING_1993 = frozenset(["98", "99"])
"""Codes and counts of foster care that the archive has none for: public analysts' code leaves them out."""

FIRST_YEAR, LAST_YEAR = 1990, 2099


def _year(text: str) -> int:
    """A year written with four digits; -1 for anything else."""
    number = text.split(".", maxsplit=1)[0]
    is_year = number.isascii() and number.isdigit() and len(number) == 4
    return int(number) if is_year and FIRST_YEAR <= int(number) <= LAST_YEAR else -1


def _year_turned_17(birth: str) -> int:
    """The federal fiscal year of the 17th birthday; -1 where the birth date cannot be read."""
    try:
        year, month, _ = map(int, day_text(birth).split("-"))
    except UnreadableTextError:
        return -1
    return year + 17 + (month >= 10)


@dataclass(frozen=True)
class ArchiveForm:
    """How one dataset is distributed. Archive names are in lower case, those of ours as in the contract.

    `states` are columns that name the agency, best first: postal codes, FIPS codes, or `state_ids`, which
    begin with the postal code. `years` are columns that name the year of the submission, best first;
    `year_of` reads a year from a text (-1 where there is none). Where `is_cohort`, the commonest year
    of the first records is that of the whole file. `first_half` makes the submission of a file whose
    records all end in March by the column `month`. `may_lack` are required columns of ours that the
    archive's files need not have, with what is then not known; `needs` are columns beside the required
    ones. `of_state` are columns of ours that only repeat the agency, as postal code or FIPS code.
    `stand_ins` names for a column of ours state identifiers that may replace it. `derived` maps a name
    to what it is made from. `counties` hold three digits of a county, `masked` what the archive writes
    where it gives no value, `spellings` other texts for codes. `layout` is the layout's name, by
    default the table's and `archive`.
    """

    contract: type[Contract]
    states: tuple[str, ...]
    years: tuple[str, ...]
    submission: Callable[[int, str, str], Submission]
    year_of: Callable[[str], int] = _year
    is_cohort: bool = False
    first_half: Callable[[int, str, str], Submission] | None = None
    month: str = ""
    may_lack: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    of_state: Mapping[str, str] = field(default_factory=dict)
    state_ids: frozenset[str] = frozenset()
    stand_ins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)
    counties: frozenset[str] = frozenset()
    masked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spellings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    allowed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    allowed_in_words: Mapping[str, str] = field(default_factory=dict)
    layout: str = ""

    def submission_of(self, year: int, state: str, *, is_first_half: bool = False) -> Submission:
        """The submission of a state's records."""
        made = self.first_half if is_first_half and self.first_half else self.submission
        return made(year, state, self.layout or f"{self.contract.table}_archive")


def _afcars_year(year: int, state: str, layout: str) -> Submission:
    """The two report periods of a federal fiscal year, of which the archive keeps a child's last record."""
    name = f"{year % 100:02d}A{year % 100:02d}B"
    return Submission(state, layout, name, date(year - 1, 10, 1), date(year, 9, 30))


def _afcars_first_half(year: int, state: str, layout: str) -> Submission:
    """October to March, where the archive distributes the six-month file itself."""
    return Submission(state, layout, f"{year % 100:02d}A", date(year - 1, 10, 1), date(year, 3, 31))


def _nytd_cohort(year: int, state: str, layout: str) -> Submission:
    """A cohort of youths, from the year they turn 17 to the end of that in which they turn 21."""
    return Submission(state, layout, f"COHORT{year}", date(year - 1, 10, 1), date(year + 4, 9, 30))


NCANDS_CHILD = ArchiveForm(
    NcandsChild,
    states=("staterr", "stfcid"),
    years=("subyr",),
    submission=ncands_submission,
    of_state={"staterr": "postal"},
    state_ids=frozenset(["stfcid"]),
    stand_ins={"afcarsid": ("stfcid",)},
    derived={
        "rptvictim": "the levels of maltreatment and the maltreatment death",
        "stfcid": "StaTerr and AFCARSID",
        "ru13": "RptFIPS",
        "race": "the races",
        "raceethn": "the races and CEthn",
        "isipse": "the child's age and conditions",
        "version": "the archive's own count of versions",
    },
    counties=frozenset(["rptcnty"]),
    masked={"rptcnty": MASKED_COUNTY},
    allowed=ALLOWED_NUMBERS,
    allowed_in_words={
        **ALLOWED_IN_WORDS,
        "rptcnty": "three digits, or five that begin with those of the record's state",
        "rpttm": "a time from 0000 to 2359",
    },
)

AFCARS_FOSTER_CARE_1993 = ArchiveForm(
    AfcarsFosterCare1993,
    states=("state", "st", "stfcid"),
    years=("repdatyr", "fy", "datayear"),
    submission=_afcars_year,
    first_half=_afcars_first_half,
    month="repdatmo",
    may_lack={"report_date": "the six-month period of each record"},
    of_state={"state_fips": "fips"},
    state_ids=frozenset(["stfcid"]),
    stand_ins={"recnumbr": ("stfcid",)},
    derived={
        "fy": "RepDatYr",
        "datayear": "RepDatYr",
        "version": "the archive's own count of versions",
        "st": "State",
        "stfcid": "State and RecNumbr",
        "tprdate": "TPRMomDt and TPRDadDt",
        "latremlos": "LatRemDt and DoDFCDt",
        "settinglos": "CurSetDt and DoDFCDt",
        "previouslos": "Rem1Dt and DLstFCDt",
        "lifelos": "the dates of all stays",
        "ageatstart": "DOB",
        "ageatlatrem": "DOB and LatRemDt",
        "ageatend": "DOB and DoDFCDt",
        "inatstart": "LatRemDt and DoDFCDt",
        "inatend": "LatRemDt and DoDFCDt",
        "entered": "LatRemDt",
        "exited": "DoDFCDt",
        "served": "LatRemDt and DoDFCDt",
        "iswaiting": "CaseGoal, TPRMomDt and TPRDadDt",
        "istpr": "TPRMomDt and TPRDadDt",
        "agedout": "DISREASN and DOB",
        "raceethn": "the races and HisOrgin",
        "race": "the races",
        "ru13": "FIPSCode",
    },
    masked={
        **{c.name: MISSING_1993 for c in AfcarsFosterCare1993.columns.values() if c.codes},
        **dict.fromkeys(("totalrem", "numplep"), MISSING_1993),
        "fipscode": MASKED_COUNTY,
    },
)

NYTD_OUTCOMES = ArchiveForm(
    NytdOutcomes,
    states=("stfips", "st", "stfcid", "stchid"),
    years=("dob",),
    submission=_nytd_cohort,
    year_of=_year_turned_17,
    is_cohort=True,
    may_lack={"e34_outcomes_reporting_status": "who took part"},
    needs=frozenset(["wave"]),
    of_state={"e1_state": "fips"},
    state_ids=frozenset(["stfcid", "stchid"]),
    stand_ins={"e3_record_number": ("stfcid", "stchid")},
    derived={
        "st": "StFIPS",
        "stfcid": "St and RecNumbr",
        "stchid": "St and RecNumbr",
        "raceethn": "the races and HisOrgin",
        "race": "the races",
        "fy": "the report date",
        "version": "the archive's own count of versions",
    },
    masked={c.name: frozenset(NYTD_NO_VALUE) for c in NytdOutcomes.columns.values() if c.codes},
    spellings={"wave": {code.name: code.code for code in codes.NYTD_WAVES.codes}},
)
"""The archive's file of one cohort: a row for each youth and wave."""
