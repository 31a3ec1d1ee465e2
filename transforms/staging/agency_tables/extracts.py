"""An agency's extracts (workers, assignments, referrals, contacts, population) to staging rows.

Here belongs which tables there are, and the way of a file through the modules beside this one: `delimited`
(files become texts), `matched_columns` (names), `left_out` (records of another kind), `state_shares`
(states), `extract_rows` (values and keys).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from transforms.contracts.contract import Column, Contract
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


def _is_judged_when_staged(column: Column) -> bool:
    """Whether codes, dates or numbers alone are staged of a column: what else stands there is a fault.

    The gate sees faults, whatever the agency calls the column. Columns that are joined it sees themselves.
    """
    return column.kind != "text" or column.codes is not None


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
    table.staged |= {
        held[0]
        for name, held in places.items()
        if len(held) == 1
        and (table.header[held[0]].lower() == name or _is_judged_when_staged(contract.columns[name]))
    }
    states = StateShares(about.default_state, rows.translation(STATE))
    for block in map(left.without, table.blocks):
        typed = rows.typed(block)
        rows.follow(typed)
        for share in states.split(block, rows.texts(block, STATE)):
            yield rows.batch(block, typed, share)
    for sentence in (*left.notes(), *rows.says()):
        about.notes.say(sentence)
