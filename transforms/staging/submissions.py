"""Which agency sent a file, and for which period: read from content, never from a file's name.

Here belong the state codes and the periods of submissions. Where in a file they stand is the
business of the layouts' modules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from transforms.contracts import codes
from transforms.staging.refusals import RefusedFileError


@dataclass(frozen=True)
class Submission:
    """What a file's content says of itself.

    `state` is a postal code or a tribal agency's three-character code. `name` is `FFY2023`, `23A`, or
    None for an extract; the period's days are both included.
    """

    state: str
    layout: str
    name: str | None = None
    period_start: date | None = None
    period_end: date | None = None


def state_of_fips(code: str) -> str | None:
    """The postal code of a two-digit state FIPS code; a three-digit tribal code stays as it is.

    Returns None when the code is neither.
    """
    if re.fullmatch(r"[0-9]{3}", code):
        return code
    state = codes.STATES.by_code.get(code)
    return None if state is None else state.name


def state_of_text(text: str) -> str | None:
    """The state a text names: a postal code, a FIPS code or a tribal code. None when it names none."""
    upper = text.strip().upper()
    return upper if upper in codes.STATES.by_name else state_of_fips(upper)


def ncands_submission(year: int, state: str, layout: str) -> Submission:
    """The federal fiscal year (October to September) of a Child File."""
    return Submission(state, layout, f"FFY{year}", date(year - 1, 10, 1), date(year, 9, 30))


def afcars_submission(
    agency: str | None,
    report_date: str | None,
    layout: str,
    fields: tuple[str, str] = ("E1_title_iv_agency", "E2_report_date"),
) -> Submission:
    """The six-month period of an AFCARS file, from its agency and report date (yyyymm: month 03 or 09).

    `fields` are what a message calls the two.

    Raises:
        RefusedFileError: the agency is unknown, or the month is no end of a report period.
    """
    state = state_of_fips((agency or "").strip())
    if state is None:
        raise RefusedFileError(
            f"{fields[0]}: must be a state's two-digit FIPS code or a three-digit tribal code"
        )
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(03|09)", (report_date or "").strip())
    if found is None:
        raise RefusedFileError(
            f"{fields[1]}: must be yyyy03 (October to March) or yyyy09 (April to September)"
        )
    year = int(found[1])
    if found[2] == "03":
        return Submission(state, layout, f"{year % 100:02d}A", date(year - 1, 10, 1), date(year, 3, 31))
    return Submission(state, layout, f"{year % 100:02d}B", date(year, 4, 1), date(year, 9, 30))
