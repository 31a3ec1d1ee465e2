"""A first plan for some files: every column with a proposed treatment, without any value of theirs.

Here belongs what is proposed, from names and from what the first records look like. The person who knows the
files decides: what nothing is known of is proposed to be dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from transforms.contracts.contract import Column
from transforms.deidentification.extract_columns import (
    DOMAINS,
    NAMES_OF_NOBODY,
    columns_of_extract,
    is_answer,
)
from transforms.deidentification.layouts import layout_of
from transforms.deidentification.plan import CHILD, DROP, YEAR_OF, TablePlan, Treatment
from transforms.deidentification.pseudonyms import as_texts
from transforms.deidentification.tables import BLOCK, opened
from transforms.deidentification.treatments import is_real, stands_for_none
from transforms.staging.identifiers.direct_identifiers import IdentifierGate
from transforms.staging.identifiers.identifier_names import NAME_WORDS, PERSON_WORDS, kind_by_name, words_of
from transforms.staging.mapping.column_profiles import NOTHING_ENTERED
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.refusals import RefusedFileError

HEAD_BYTES = 1 << 12
DATE_FORMS = (
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%Y%m%d",
    "%m%d%Y",
    "%d-%b-%Y",
    "%d%b%Y",
    "%d-%b-%y",
    "%Y/%m/%d",
    "%m/%d/%y",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%d-%b-%Y %H:%M:%S",
)
DATES_AT_LEAST = 0.95
"""Share of values a form must fit: a column of dates has few mistakes."""

CODES_AT_MOST = 60
"""Different texts up to which a column is taken for one of codes."""

IDENTIFIERS_DIFFER = 0.5
"""Share of different values from which long whole numbers are taken for identifiers rather than amounts."""

NO_PERSONS = frozenset(("adult", "birth", "contact"))
"""Words beside which no person is meant where they stand alone."""

KEY_ENDS = frozenset("id ids no num number nbr nr key pin uid identifier".split())  # noqa: SIM905
DOMAIN_WORDS = {
    CHILD: "child children client person youth participant kid member".split(),  # noqa: SIM905
    "worker": "worker caseworker staff supervisor employee investigator user".split(),  # noqa: SIM905
    "report": "report intake rpt investigation".split(),  # noqa: SIM905
    "referral": ["referral"],
    "provider": "provider resource facility home placement".split(),  # noqa: SIM905
    "perpetrator": ["perpetrator", "perp"],
    "case": ["case", "family"],
}
QUASI_WORDS = frozenset("sex gender race ethnicity hispanic county fips zip age".split())  # noqa: SIM905
PLACE_WORDS = frozenset("county cnty parish state city region district office unit court agency".split())  # noqa: SIM905
DATE_WORDS = frozenset("date dates dt dte dttm datetime timestamp month".split())  # noqa: SIM905
BIRTH_WORDS = frozenset("birth dob birthdate birthday born".split())  # noqa: SIM905

EMPTY = "empty here; say what is done with it where it is not"
Proposal = tuple[TablePlan, dict[str, str]]


def propose(path: Path, folder: str = "") -> Proposal:
    """A plan for one file, and a remark for each column that is dropped for a reason.

    `folder` is the first folder it lies in: that of an extract says what its columns are.

    Raises:
        RefusedFileError: the file cannot be read.
    """
    with open_bounded(path) as stream:
        layout = layout_of(stream.peek(HEAD_BYTES)[:HEAD_BYTES])
    if layout:
        quasi = layout.quasi_identifiers()
        return TablePlan(layout.proposed(), layout.child, layout.name, quasi), {}
    with opened(path) as table:
        frame = next(table.blocks, pl.DataFrame(schema=dict.fromkeys(table.header, pl.String)))
    return _proposed(frame.head(BLOCK), folder)


def _proposed(frame: pl.DataFrame, folder: str) -> Proposal:
    columns: dict[str, Treatment] = {}
    remarks: dict[str, str] = {}
    ours = columns_of_extract(folder, frame.columns)
    for values in frame.iter_columns():
        columns[values.name], remark = _of_ours(values, ours.get(values.name)) or _treatment(values)
        if remark:
            remarks[values.name] = remark
    return _planned(columns), remarks


def _planned(columns: dict[str, Treatment]) -> TablePlan:
    """The plan of a table with these treatments."""
    children = [name for name, treatment in columns.items() if treatment == Treatment("pseudonym", CHILD)]
    return TablePlan(columns, children[0] if children else "", "", _quasi(columns))


def told_by_others(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The plans of some files of one kind: a column that is empty in one is treated as in another."""
    known: dict[str, tuple[Treatment, str]] = {}
    for plan, remarks in proposals:
        for name, treatment in plan.columns.items():
            if remarks.get(name) != EMPTY:
                known.setdefault(name, (treatment, remarks.get(name, "")))
    return [_completed(plan, remarks, known) for plan, remarks in proposals]


def _completed(plan: TablePlan, remarks: dict[str, str], known: dict[str, tuple[Treatment, str]]) -> Proposal:
    empty = [name for name, remark in remarks.items() if remark == EMPTY and name in known]
    if not empty:
        return plan, remarks
    columns = dict(plan.columns) | {name: known[name][0] for name in empty}
    told = remarks | {name: known[name][1] for name in empty}
    return _planned(columns), {name: remark for name, remark in told.items() if remark}


def _of_ours(values: pl.Series, column: Column | None) -> tuple[Treatment, str] | None:
    """The treatment of a column whose name is one of an extract's; None where the values must tell."""
    if column is None:
        return None
    if column.name in DOMAINS:
        return Treatment("pseudonym", DOMAINS[column.name]), ""
    if (is_answer(column) or column.name in NAMES_OF_NOBODY) and not _stops(as_texts(values)):
        return Treatment("keep"), ""
    return None


def _treatment(values: pl.Series) -> tuple[Treatment, str]:  # noqa: PLR0911
    if kind := kind_by_name(values.name):
        return DROP, f"its name says it holds {kind}"
    texts = as_texts(values)
    words = words_of(values.name)
    if values.dtype.is_temporal():
        return Treatment("date"), ""
    if form := _date_form(texts):
        return Treatment("date", form), ""
    if domain := _domain(words):
        return Treatment("pseudonym", domain), ""
    if why := next(_against_keeping(texts, words), ""):
        return DROP, why
    if "zip" in words or "zipcode" in words:
        return Treatment("first", "3"), ""
    if texts.n_unique() <= CODES_AT_MOST:
        return Treatment("keep"), ""
    if _may_number_cases(texts):
        return DROP, "numbers that differ from record to record; make it a pseudonym if it is an identifier"
    if values.dtype.is_numeric() or _are_numbers(texts):
        return Treatment("keep"), ""
    return DROP, "many different texts; keep it only if none of them says who someone is"


def _against_keeping(texts: pl.Series, words: Sequence[str]) -> Iterator[str]:
    """Why a column should not be kept, by its values and the words of its name."""
    if not len(_filled(texts)):
        yield EMPTY
    if DATE_WORDS & set(words) or words[-1:] in (["on"], ["at"]):
        yield "its name says it holds dates, in a form not known here; write date and the form"
    if _stops(texts):
        yield "its values look like direct identifiers"
    if _names_somebody(words):
        yield "it holds names; keep it only if no family, foster home or worker is among them"
    if words and set(words) <= PERSON_WORDS - NO_PERSONS:
        yield "it says who somebody is; make it a pseudonym, or keep it if it holds codes"


def _date_form(texts: pl.Series) -> str:
    """The form that nearly all values have as a date; empty when none."""
    filled = _filled(texts).head(2_000)
    filled = filled.filter(~filled.str.contains(NOTHING_ENTERED))
    for form in DATE_FORMS:
        read = filled.str.to_datetime(form, strict=False)
        read = read.filter(~stands_for_none(read))
        real = (read.is_not_null() & is_real(read)).sum()
        if real and real >= DATES_AT_LEAST * len(read):
            return form
    return ""


def _filled(texts: pl.Series) -> pl.Series:
    """The texts with content, without blanks around them."""
    filled = texts.drop_nulls().str.strip_chars()
    return filled.filter(filled.str.len_bytes() > 0)


def _names_somebody(words: Sequence[str]) -> bool:
    """Whether a column holds names, and not those of places or offices alone, by its own name."""
    return not PLACE_WORDS & set(words) and any(word in NAME_WORDS or word.endswith("name") for word in words)


def _domain(words: Sequence[str]) -> str:
    """Whom an identifier names, by its column's name; empty when the name is not that of an identifier."""
    if not words or (words[-1] not in KEY_ENDS and not words[-1].endswith("id")):
        return ""
    for domain, known in DOMAIN_WORDS.items():
        if set(known) & set(words):
            return domain
    return "_".join(words)[:40] if words[0][0].isalpha() and words[-1] in KEY_ENDS else ""


def _stops(texts: pl.Series) -> bool:
    """Whether the gate would stop these values, whatever their column is called."""
    gate = IdentifierGate(["value"])
    try:
        gate.look(texts.alias("value").to_frame(), 1)
        gate.finish()
    except RefusedFileError:
        return True
    return False


def _may_number_cases(texts: pl.Series) -> bool:
    """Whether all values are whole numbers of some digits and nearly all differ, as identifiers do."""
    filled = _filled(texts)
    is_long = filled.str.contains(r"^\d{4,}(?:\.0+)?$").all()
    return is_long and filled.n_unique() >= IDENTIFIERS_DIFFER * len(filled)


def _are_numbers(texts: pl.Series) -> bool:
    """Whether all values are decimal numbers of few digits: amounts and counts, no identifiers."""
    return bool(_filled(texts).str.contains(r"^-?\d{1,5}(?:[.,]\d+)?$").all())


def _quasi(columns: dict[str, Treatment]) -> list[str]:
    """Columns by which a child may be recognised: year of birth, sex, race, county."""
    found = []
    for name, treatment in columns.items():
        words = set(words_of(name))
        if treatment.how == "date" and BIRTH_WORDS & words:
            found.append(f"{YEAR_OF}{name}")
        elif treatment.how in ("keep", "first") and QUASI_WORDS & words:
            found.append(name)
    return found
