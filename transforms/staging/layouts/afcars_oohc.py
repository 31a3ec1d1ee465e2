"""AFCARS 2020 out-of-home care: an XML file to rows of the nine `staging.afcars_oohc_*` tables.

Here belongs what is this layout's own. Which elements become rows stands in `afcars_parts`; how a file of
XML records is read in `xml_files`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from transforms.staging.batches import StagedBatch
from transforms.staging.layouts.afcars_parts import CONTRACTS, PARTS_OF_CHILD
from transforms.staging.notes import Notes
from transforms.staging.xml.xml_files import XmlLayout
from transforms.staging.xml.xml_files import read_batches as read_xml

ROOT = "{http://www.acf.hhs.gov}data"
LAYOUT = XmlLayout(
    name="afcars_2020_oohc",
    root=ROOT,
    agency="E1_title_iv_agency",
    report_date="E2_report_date",
    key="E4_child_record_number",
    contracts=CONTRACTS,
    parts=PARTS_OF_CHILD,
    expects="an AFCARS 2020 out-of-home care file (XML) is expected",
    other_files={
        "A1_title_iv_agency": "this is an adoption and guardianship assistance file; out-of-home care is"
        " expected. Put it into the folder afcars_aga/"
    },
)


def read_batches(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The records of an out-of-home care file, typed, some thousand children at a time.

    `notes` collects elements that are not part of the layout.

    Raises:
        RefusedFileError: see `xml_files.read_batches`.
    """
    return read_xml(stream, LAYOUT, notes)
