"""The values that stand where a rule found something at fault: what an owner looks for in the source.

Here belongs reading the fields of violating rows. They go into `quality.findings`, which stands under
`restricted/` alone; a value is in no message.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from quality.readings import SCHEMA
from quality.rule_files import FILE, RECORD, Rule
from transforms.contracts.contract import Column, Contract
from transforms.staging.datasets import FEDERAL, tables_of

BLANK, UNREADABLE = "(blank)", "(cannot be read)"


def value_selects(connection: duckdb.DuckDBPyConnection, rule: Rule, asked: str, named: str) -> Iterator[str]:
    """A select for each table that holds fields of the rule: the columns `named`, `position`, `says`.

    `asked` is the table of the rule's violating rows. Its rows are found again in the table of the fields by
    the columns they share; where that is the file alone, there is no select.
    """
    told = rule.tree.named_selects
    for position, contract in enumerate(tables_of(rule.dataset)):
        columns = [contract.columns[name] for name in rule.header.fields if name in contract.columns]
        shared = [key for key in (RECORD, *rule.keys) if key in contract.columns and key in told]
        if not (columns and shared):
            continue
        unread = _unreadable(connection, contract)
        is_decoded = rule.dataset in FEDERAL
        parts = ", ".join(
            f"'{column.name}: ' || {_shown(column, contract, unread, is_decoded)}" for column in columns
        )
        on = " and ".join(f'a."{key}" = t."{key}"' for key in (FILE, *shared))
        yield (
            f"select distinct {named}, {position} as position, concat_ws('; ', {parts}) as says "
            f"from {asked} as a inner join {SCHEMA}.{contract.table} as t on {on}"
        )


def _unreadable(connection: duckdb.DuckDBPyConnection, contract: type[Contract]) -> set[str]:
    """Columns of a table in which a file held a text that cannot be read."""
    rows = connection.execute(
        f"select distinct column_name from {SCHEMA}.faults where table_name = ? and rule <> 'required'",
        [contract.qualified_name()],
    ).fetchall()
    return {name for (name,) in rows}


def _shown(column: Column, contract: type[Contract], unread: set[str], is_decoded: bool) -> str:
    """SQL of a value as its owner knows it: with its code in federal files, or the text that stands there."""
    name = f't."{column.name}"'
    value = f"cast({name} as varchar)"
    if column.codes is not None and is_decoded:
        value += (
            f" || coalesce((select ' (' || string_agg(c.code, ', ' order by c.code) || ')' "
            f"from codes.{column.codes.name} as c where c.name = {name} and c.code <> c.name), '')"
        )
    if column.name not in unread:
        return f"coalesce({value}, '{BLANK}')"
    raw = (
        f"(select min(f.raw) || ' {UNREADABLE}' from {SCHEMA}.faults as f where f.file_id = t.file_id "
        f"and f.record_number = t.record_number and f.table_name = '{contract.qualified_name()}' "
        f"and f.column_name = '{column.name}' and f.rule <> 'required')"
    )
    return f"coalesce({value}, {raw}, '{BLANK}')"
