"""Assets described from what the project says of its tables: contracts, headers, SQL.

Here belongs the projection of a table onto Dagster: key, dependencies, description, columns, counts.
Only names, descriptions and numbers of rows go to Dagster; never a value.
"""

from collections.abc import Iterable, Mapping

import dagster as dg

from transforms.contracts.contract import DUCKDB_TYPES, all_contracts


def key_of(name: str) -> dg.AssetKey:
    """The asset key of a table: `episodes.children` is `episodes/children`."""
    return dg.AssetKey(name.split("."))


def keys_of(names: Iterable[str]) -> list[dg.AssetKey]:
    """The asset keys of tables, sorted; code lists are no assets."""
    return [key_of(name) for name in sorted(set(names)) if not name.startswith("codes.")]


def column_schema(name: str) -> dict[str, dg.TableSchema]:
    """The columns of a table as metadata, from its contract; empty where it has none."""
    contract = all_contracts().get(name)
    if contract is None:
        return {}
    columns = [
        dg.TableColumn(column.name, DUCKDB_TYPES[column.kind], description=column.says)
        for column in contract.columns.values()
    ]
    return {"dagster/column_schema": dg.TableSchema(columns)}


def table_spec(name: str, reads: Iterable[str], description: str = "", **metadata: object) -> dg.AssetSpec:
    """The asset of a table that is made from other tables."""
    contract = all_contracts().get(name)
    return dg.AssetSpec(
        key_of(name),
        deps=keys_of(read for read in reads if read != name),
        description=description or (contract.describes() if contract else None),
        metadata={**column_schema(name), **metadata},
        group_name=name.split(".", maxsplit=1)[0],
    )


def counted(rows: Mapping[str, int]) -> list[dg.MaterializeResult]:
    """What is told of tables that were made: their numbers of rows."""
    return [
        dg.MaterializeResult(key_of(name), metadata={"dagster/row_count": number})
        for name, number in rows.items()
    ]
