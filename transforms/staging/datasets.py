"""Every dataset of the drop zone, once: its folder, what belongs there, and which reader takes its files.

Here belongs the list and the choice between forms of one dataset. How a layout is read stands in its module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from transforms.contracts.contract import Contract, all_contracts
from transforms.staging.agency_tables import extracts
from transforms.staging.archive import archive_forms, distributed
from transforms.staging.batches import StagedBatch
from transforms.staging.content import Circumstances, Content
from transforms.staging.layouts import afcars_1993, afcars_aga, afcars_oohc, ncands_agency, ncands_child, nytd

Reader = Callable[[Content, Circumstances], Iterator[StagedBatch]]


@dataclass(frozen=True)
class Dataset:
    """One folder of the drop zone. Federal files name their agency and period themselves; extracts need not.

    `says` is what `cwo init` writes into the folder of a federal dataset; extracts are described by their
    contract.
    """

    name: str
    read: Reader
    is_federal: bool = False
    says: str = ""


def _extract(contract: type[Contract], content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return extracts.read_batches(content, contract, about)


def _ncands_child(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    if distributed.is_distributed(content.head()):
        return distributed.read_batches(content, archive_forms.NCANDS_CHILD, about)
    return ncands_child.read_batches(content.stream, about.notes)


def _ncands_agency(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return ncands_agency.read_batches(content, about)


def _afcars_foster_care_1993(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    if distributed.is_distributed(content.head()):
        return distributed.read_batches(content, archive_forms.AFCARS_FOSTER_CARE_1993, about)
    return afcars_1993.read_foster_care(content.stream, about.notes)


def _afcars_adoption_1993(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return afcars_1993.read_adoption(content.stream, about.notes)


def _afcars_oohc(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return afcars_oohc.read_batches(content.stream, about.notes)


def _afcars_aga(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return afcars_aga.read_batches(content.stream, about.notes)


def _nytd_outcomes(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    if distributed.is_distributed(content.head()):
        return distributed.read_batches(content, archive_forms.NYTD_OUTCOMES, about)
    return nytd.read_outcomes(content.stream, about.notes)


def _nytd_served(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return nytd.read_served(content.stream, about.notes)


_ALL = (
    Dataset(
        "ncands_child",
        _ncands_child,
        is_federal=True,
        says="""NCANDS Child Files as your agency submits them, one file for each federal fiscal year: fixed
        width, 152 fields, 338 characters a record (336 and 312 are read too); or as a data archive
        distributes them, with named columns (CSV, tab, SPSS, Stata, SAS), one year a file.""",
    ),
    Dataset(
        "ncands_agency",
        _ncands_agency,
        is_federal=True,
        says="""NCANDS Agency Files, one for each federal fiscal year: a table (CSV, tab, XLSX, Parquet, SPSS,
        Stata, SAS) with columns SUBYR and STATERR and one for each item, by its short name (FATALITY) or its
        number (item_1_1_a_children); or with columns SUBYR, STATERR, item and value.""",
    ),
    Dataset(
        "afcars_oohc",
        _afcars_oohc,
        is_federal=True,
        says="""AFCARS 2020 out-of-home care files as your agency submits them, one XML file for each
        six-month report period.""",
    ),
    Dataset(
        "afcars_foster_care_1993",
        _afcars_foster_care_1993,
        is_federal=True,
        says="""AFCARS foster care files in the layout in use until September 2022, one for each six-month
        report period: fixed width, 66 elements, 197 characters a record. A whole submission with its envelope
        is read too; put the same file into afcars_adoption_1993/ for its adoption records. So are the
        files of a year or of its first half that a data archive distributes (CSV, tab, SPSS, Stata, SAS).""",
    ),
    Dataset(
        "afcars_adoption_1993",
        _afcars_adoption_1993,
        is_federal=True,
        says="""AFCARS adoption files in the layout in use until September 2022, one for each six-month
        report period: fixed width, 37 elements, 111 characters a record; or a whole submission with its
        envelope.""",
    ),
    Dataset(
        "afcars_aga",
        _afcars_aga,
        is_federal=True,
        says="""AFCARS 2020 adoption and guardianship assistance files as your agency submits them, one XML
        file for each six-month report period.""",
    ),
    Dataset(
        "nytd_outcomes",
        _nytd_outcomes,
        is_federal=True,
        says="""National Youth in Transition Database (NYTD) files as your agency submits them, one XML file
        for each six-month report period. The outcomes of youth at 17, 19 and 21 are read here; put the same
        file into nytd_served/ for the services. The files of a cohort that a data archive distributes are
        read too.""",
    ),
    Dataset(
        "nytd_served",
        _nytd_served,
        is_federal=True,
        says="""National Youth in Transition Database (NYTD) files as your agency submits them, one XML file
        for each six-month report period. The services to youth are read here; put the same file into
        nytd_outcomes/ for the outcomes.""",
    ),
    *(Dataset(name, partial(_extract, contract)) for name, contract in extracts.CONTRACTS.items()),
)

DATASETS: Mapping[str, Dataset] = {dataset.name: dataset for dataset in _ALL}
"""By name, which is the folder."""

FEDERAL = tuple(dataset.name for dataset in _ALL if dataset.is_federal)


def tables_of(dataset: str) -> list[type[Contract]]:
    """The staging tables a dataset's files are read into: of its name, or of its name and a part."""
    return [
        contract
        for contract in all_contracts().values()
        if contract.stage == "staging"
        and (contract.table == dataset or contract.table.startswith(f"{dataset}_"))
    ]
