"""The federal layouts whose files are treated in place: fixed-width records, and XML of AFCARS 2020 and NYTD.

Here belong which contracts those are, which of their fields identify whom, and how their dates are written.
The fields themselves are the contracts'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.contracts.contract import Column, all_contracts
from transforms.deidentification.plan import PlanError, Treatment
from transforms.staging.identifiers.record_numbers import holds_record_numbers
from transforms.staging.layouts import afcars_aga, afcars_oohc, nytd
from transforms.staging.layouts.ncands_child import LENGTHS as NCANDS_CHILD_LENGTHS
from transforms.staging.refusals import RefusedFileError
from transforms.staging.xml.xml_files import XmlLayout

XML: Mapping[str, Sequence[XmlLayout]] = {
    "afcars_oohc": (afcars_oohc.LAYOUT,),
    "afcars_aga": (afcars_aga.LAYOUT,),
    "nytd": (nytd.OUTCOMES_LAYOUT, nytd.SERVED_LAYOUT),
}
"""The layouts that one XML file holds, by the name a plan gives it."""
WITHOUT_WRAPPER = ("nytd",)
"""Files whose records stand in the root itself, not in an element `records`."""
SHORTER = {"ncands_child": NCANDS_CHILD_LENGTHS}
"""Lengths of a record beside the one at which the last field of the contract ends."""

DOMAINS = {
    "chid": "child",
    "afcarsid": "child",
    "e4_child_record_number": "child",
    "a3_child_record_number": "child",
    "e3_record_number": "child",
    "recnumbr": "child",
    "recnum": "child",
    "rptid": "report",
    "wrkrid": "worker",
    "suprvid": "worker",
    "per1id": "perpetrator",
    "per2id": "perpetrator",
    "per3id": "perpetrator",
}
"""Whom an identifier of a federal layout names. NCANDS and AFCARS name a child in the same domain."""

FORMS = {"mmddyyyy": "%m%d%Y", "yyyymmdd": "%Y%m%d"}
XML_FORMS = {"nytd": "%Y-%m-%d"}
ENVELOPE = (b"@", b"#", b"$")
QUASI = (
    "chbdate",
    "e5_date_of_birth",
    "a4_child_date_of_birth",
    "e4_date_of_birth",
    "dob",
    "chsex",
    "sex",
    "e6_sex",
    "a5_child_sex",
    "e5_sex",
    "fipscode",
    "rptcnty",
)
"""Fields by which a child may be recognised: birth date, sex, place."""


@dataclass(frozen=True)
class Layout:
    """A layout: its name in a plan, its fields, and the lengths a record may have (none for XML)."""

    name: str
    columns: Sequence[Column]
    lengths: tuple[int, ...] = ()
    xml: XmlLayout | None = None

    @property
    def child(self) -> str:
        """The field that names the child a record belongs to."""
        return next((c.name for c in self.columns if DOMAINS.get(c.name) == "child"), "")

    def proposed(self) -> dict[str, Treatment]:
        """A treatment for each field: pseudonyms for record numbers, dates by the policy, codes kept."""
        form = XML_FORMS.get(self.name, FORMS["yyyymmdd"])
        return {column.name: _proposed(column, form) for column in self.columns}

    def quasi_identifiers(self) -> list[str]:
        """The fields by which a child may be recognised."""
        names = {column.name for column in self.columns}
        return [name for name in QUASI if name in names]


def _proposed(column: Column, form_in_xml: str) -> Treatment:
    if column.name in DOMAINS or holds_record_numbers(column):
        return Treatment("pseudonym", DOMAINS.get(column.name, column.name))
    if column.kind == "date" and column.text_form in FORMS:
        return Treatment("date", FORMS[column.text_form])
    if column.kind == "date" and column.path:
        return Treatment("date", form_in_xml)
    return Treatment("keep")


@cache
def layouts() -> Mapping[str, Layout]:
    """Every layout by name."""
    found = {}
    for contract in all_contracts().values():
        columns = [column for column in contract.columns.values() if column.start is not None]
        if contract.stage == "staging" and columns:
            full = max((column.start or 1) + (column.width or 1) - 1 for column in columns)
            lengths = tuple(sorted({full, *SHORTER.get(contract.table, ())}))
            found[contract.table] = Layout(contract.table, columns, lengths)
    for name, parts in XML.items():
        contracts = [contract for xml in parts for contract in xml.contracts]
        columns = [column for contract in contracts for column in contract.columns.values() if column.path]
        found[name] = Layout(name, list({column.name: column for column in columns}.values()), xml=parts[0])
    return found


def layout_named(name: str) -> Layout:
    """A layout by the name it has in a plan.

    Raises:
        PlanError: there is none of this name.
    """
    if name not in layouts():
        raise PlanError(f"layout: must be one of {', '.join(layouts())}")
    return layouts()[name]


def layout_of(head: bytes) -> Layout | None:
    """The layout a file begins with: told by the length of its first line, or by the root of its XML.

    Raises:
        RefusedFileError: it begins as a submission with an envelope, or as XML of another kind.
    """
    for name, (xml, *_) in XML.items():
        if xml.agency.encode() in head or xml.key.encode() in head:
            return layouts()[name]
    if head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise RefusedFileError(f"it is XML or a web page of no known layout; known are {', '.join(XML)}")
    line = head.split(b"\n", 1)[0].rstrip(b"\r")
    if line in ENVELOPE:
        raise RefusedFileError(
            "it is an AFCARS submission with its envelope; make a file of its foster care records and one of "
            "its adoption records"
        )
    if any(line.count(mark) > 3 for mark in (b",", b";", b"\t", b"|")):
        return None
    return next((layout for layout in layouts().values() if len(line) in layout.lengths), None)
