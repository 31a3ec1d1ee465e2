"""Every dataset of the drop zone, once: its folder, what belongs there, and which reader takes its files.

Here belongs the list and the choice between forms of one dataset. How a layout is read stands in its module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from transforms.contracts.contract import Contract
from transforms.staging import afcars_oohc, extracts, ncands_child
from transforms.staging.batches import StagedBatch
from transforms.staging.content import Circumstances, Content

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
    return extracts.read_batches(content.stream, contract, about.default_state, about.notes)


def _ncands_child(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    del about
    return ncands_child.read_batches(content.stream)


def _afcars_oohc(content: Content, about: Circumstances) -> Iterator[StagedBatch]:
    return afcars_oohc.read_batches(content.stream, about.notes)


_ALL = (
    Dataset(
        "ncands_child",
        _ncands_child,
        is_federal=True,
        says="""NCANDS Child Files as your agency submits them, one file for each federal fiscal year: fixed
        width, 152 fields, 338 characters a record (336 and 312 are read too).""",
    ),
    Dataset(
        "afcars_oohc",
        _afcars_oohc,
        is_federal=True,
        says="""AFCARS 2020 out-of-home care files as your agency submits them, one XML file for each
        six-month report period.""",
    ),
    *(Dataset(name, partial(_extract, contract)) for name, contract in extracts.CONTRACTS.items()),
)

DATASETS: Mapping[str, Dataset] = {dataset.name: dataset for dataset in _ALL}
"""By name, which is the folder."""

FEDERAL = tuple(dataset.name for dataset in _ALL if dataset.is_federal)
