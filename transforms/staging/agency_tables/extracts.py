"""An agency's extracts (workers, assignments, referrals, contacts, population) to staging rows.

Here belongs which tables there are, and the way of a file through the modules beside this one: `delimited`
(files become texts), `matched_columns` (names), `left_out` (records of another kind), `state_shares`
(states), `no_records` (headers and totals amid them), `extract_rows` (values and keys).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from transforms.contracts.contract import Contract
from transforms.contracts.staging.benchmarks import Benchmarks
from transforms.contracts.staging.child_population import ChildPopulation
from transforms.contracts.staging.contacts import Contacts
from transforms.contracts.staging.court_events import CourtEvents
from transforms.contracts.staging.law_enforcement_events import LawEnforcementEvents
from transforms.contracts.staging.placements import Placements
from transforms.contracts.staging.positions import Positions
from transforms.contracts.staging.referrals import Referrals
from transforms.contracts.staging.worker_assignments import WorkerAssignments
from transforms.contracts.staging.worker_leave import WorkerLeave
from transforms.contracts.staging.workers import Workers
from transforms.contracts.staging.youth_outcomes import YouthOutcomes
from transforms.staging.agency_tables.extract_rows import ExtractRows
from transforms.staging.agency_tables.left_out import LeftOut
from transforms.staging.agency_tables.matched_columns import (
    STATE,
    Places,
    matched_columns,
    share_of_names,
    unknown_columns,
)
from transforms.staging.agency_tables.state_shares import StateShares
from transforms.staging.batches import StagedBatch
from transforms.staging.content import Circumstances, Content
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.delimited import text_table

CONTRACTS: dict[str, type[Contract]] = {
    contract.table: contract
    for contract in (
        Workers,
        WorkerAssignments,
        WorkerLeave,
        Positions,
        Referrals,
        Contacts,
        LawEnforcementEvents,
        CourtEvents,
        Placements,
        YouthOutcomes,
        ChildPopulation,
        Benchmarks,
    )
}

NO_AGENCY = (
    "the column state is missing, and the federal files of the drop zone do not name one agency alone; "
    "name it as `state` under [agency] in agency.toml, or add the postal code to each record"
)


def _seen_when_staged(header: Sequence[str], places: Places, contract: type[Contract]) -> Iterator[int]:
    """Columns that the gate need not see before they are staged: under our name, or not of free text.

    What is no code, date or number there is a fault, and the gate sees faults, whatever the agency calls the
    column. Columns that are joined it sees themselves.
    """
    for name, held in places.items():
        is_ours = header[held[0]].lower() == name
        if len(held) == 1 and (is_ours or not contract.columns[name].is_free_text):
            yield held[0]


def read_batches(content: Content, contract: type[Contract], about: Circumstances) -> Iterator[StagedBatch]:
    """The records of an extract, typed, a block and state at a time.

    `about` gives the state of records that name none, and the agency's mapping; it takes a note per unknown
    column, and its gate sees the columns that are not staged.

    Raises:
        RefusedFileError: the file is empty or damaged, a column is missing, or the state is not told.
    """
    mapping = about.mapping or TableMapping()
    fit = partial(share_of_names, contract=contract, mapping=mapping)
    table = text_table(
        content.stream, sheet=mapping.sheet, usual_sheet=contract.table, gate=about.gate, fit=fit
    )
    places = matched_columns(table.header, contract, mapping)
    for sentence in (*table.says, *unknown_columns(table.header, places, contract, mapping)):
        about.notes.say(sentence)
    if STATE not in places and STATE not in mapping.constants and about.default_state is None:
        raise RefusedFileError(NO_AGENCY)
    left = LeftOut(table.header, contract.table, mapping)
    rows = ExtractRows(contract, table.header, places, mapping, f"{contract.table}_{table.form}")
    table.repeating |= rows.repeating | left.places
    table.staged.update(_seen_when_staged(table.header, places, contract))
    states = StateShares(about.default_state, rows.translation(STATE))
    for block in map(left.without, table.blocks):
        typed = rows.typed(block)
        rows.follow(typed)
        for share in states.split(block, rows.texts(block, STATE)):
            yield rows.batch(block, typed, share)
    for sentence in (*left.notes(), *rows.says()):
        about.notes.say(sentence)
