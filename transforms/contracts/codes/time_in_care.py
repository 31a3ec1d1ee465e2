"""Lengths of time in foster care, in the bands in which they are published.

A length is in completed months; a band holds those from `from_months` on and under `until_months`.
"""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

_MEANINGS = {
    "from_months": "completed months from which on the band counts",
    "until_months": "completed months from which on it no longer does; empty in the last band",
}

LENGTHS_OF_CARE = CodeList(
    name="lengths_of_care",
    says="Time in foster care in the bands of the AFCARS Report",
    codes=(
        Code("under_1_month", "under_1_month", "Under 1 month", {"from_months": 0, "until_months": 1}),
        Code("1_5_months", "1_5_months", "1-5 months", {"from_months": 1, "until_months": 6}),
        Code("6_11_months", "6_11_months", "6-11 months", {"from_months": 6, "until_months": 12}),
        Code("12_17_months", "12_17_months", "12-17 months", {"from_months": 12, "until_months": 18}),
        Code("18_23_months", "18_23_months", "18-23 months", {"from_months": 18, "until_months": 24}),
        Code("24_29_months", "24_29_months", "24-29 months", {"from_months": 24, "until_months": 30}),
        Code("30_35_months", "30_35_months", "30-35 months", {"from_months": 30, "until_months": 36}),
        Code("3_4_years", "3_4_years", "3-4 years", {"from_months": 36, "until_months": 60}),
        Code("5_years_and_longer", "5_years_and_longer", "5 years and longer", {"from_months": 60}),
    ),
    meanings=_MEANINGS,
    source="AFCARS Report No. 29; names of this project",
)

TIMES_TO_EXIT = CodeList(
    name="times_to_exit",
    says="Time from the latest removal to the exit in the bands of Child Welfare Outcomes",
    codes=(
        Code("under_12_months", "under_12_months", "Under 12 months", {"from_months": 0, "until_months": 12}),
        Code("12_23_months", "12_23_months", "12-23 months", {"from_months": 12, "until_months": 24}),
        Code("24_35_months", "24_35_months", "24-35 months", {"from_months": 24, "until_months": 36}),
        Code("36_47_months", "36_47_months", "36-47 months", {"from_months": 36, "until_months": 48}),
        Code("48_months_and_longer", "48_months_and_longer", "48 months and longer", {"from_months": 48}),
    ),
    meanings=_MEANINGS,
    source="Child Welfare Outcomes, measures 4.1 and 5.1; names of this project",
)
