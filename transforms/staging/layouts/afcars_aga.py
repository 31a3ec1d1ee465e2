"""AFCARS 2020 adoption and guardianship assistance: an XML file to rows of `staging.afcars_aga`.

Here belongs what is this layout's own: a heading (A1, A2) and flat records (A3-A19). How a file of XML
records is read stands in `xml_files`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from transforms.contracts.staging.afcars_aga import AfcarsAga
from transforms.staging.batches import StagedBatch
from transforms.staging.layouts.afcars_oohc import ROOT
from transforms.staging.notes import Notes
from transforms.staging.xml.xml_files import XmlLayout
from transforms.staging.xml.xml_files import read_batches as read_xml

LAYOUT = XmlLayout(
    name="afcars_2020_aga",
    root=ROOT,
    agency="A1_title_iv_agency",
    report_date="A2_report_date",
    key="A3_child_record_number",
    contracts=(AfcarsAga,),
    expects="an AFCARS 2020 adoption and guardianship assistance file (XML) is expected",
    other_files={
        "E1_title_iv_agency": "this is an out-of-home care file; adoption and guardianship assistance is"
        " expected. Put it into the folder afcars_oohc/"
    },
)


def read_batches(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The records of an assistance file, typed, some thousand children at a time.

    `notes` collects elements that are not part of the layout.

    Raises:
        RefusedFileError: see `xml_files.read_batches`.
    """
    return read_xml(stream, LAYOUT, notes)
