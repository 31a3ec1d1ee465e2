"""Whom each measure would count besides, were the episodes that faults leave out usable.

Here belongs running the measures' own queries over `cohorts.as_if_usable` in the place of the removal
episodes, and telling the members apart from those counted. Nothing is decided here of who is left out: that
is `cohorts/left_out.sql`, and the measure's own select.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import STAGES, conforming, put_table
from transforms.marts.flagged import show_observed
from transforms.marts.members import measure_members
from transforms.measures.registry import Measure
from transforms.periods import Period
from transforms.queries import behind, functions_sql, in_order, stage_queries

EPISODES = "episodes.removal_episodes"
ARRANGEMENTS = "episodes.living_arrangements"

# An episode without any arrangement gets one, of a kind that counts as a setting.
ASSUMED_ARRANGEMENTS = """
    select * from {main}.episodes.living_arrangements
    union all by name
    select
        l.state, l.child_id, l.removal_date, 1 as sequence, l.removal_date as began_on,
        (select min(name) from codes.placement_settings where is_placement_setting) as setting,
        true as is_new_setting
    from {main}.cohorts.left_out as l
    where l.reason = 'no_living_arrangement'
"""


BESIDES = """
    select
        b.period, b.component, b.member_key, l.rule_id,
        m.member_key is not null as is_member,
        b.numerator - coalesce(m.numerator, 0) as numerator,
        b.exposure - coalesce(m.exposure, 0) as exposure
    from besides as b
    inner join observed as p using (period)
    left join {main}.{members} as m using (period, component, member_key)
    left join (
        select l.child_id, l.rule_id, l.removal_date, coalesce(e.exit_date, date '9999-12-31') as until_on
        from cohorts.left_out as l
        inner join episodes.removal_episodes as e using (state, child_id, removal_date)
    ) as l
        on b.child_id = l.child_id and l.removal_date <= p.observed_until and l.until_on >= b.counted_on
    where m.member_key is null
        or b.numerator is distinct from m.numerator
        or b.exposure is distinct from m.exposure
        or b.outcome is distinct from m.outcome
"""


def rests_on_episodes(measure: Measure) -> bool:
    """Whether a measure counts removal episodes, so that one left out may be missing in it."""
    return EPISODES in behind(measure.query.reads)


@dataclass(frozen=True)
class Usable:
    """A second connection to the same tables, in which episodes and cohorts hold what is left out.

    It sees the children with an episode left out, and no other child in care. `main` names the database of
    the tables in force.
    """

    connection: duckdb.DuckDBPyConnection
    main: str

    def members_besides(self, measure: Measure, periods: Sequence[Period]) -> pl.DataFrame:
        """Members a measure counts only with the episodes left out, or with another verdict then, by rule.

        Period, component, member_key, rule_id; `is_member`: it is counted now, with another verdict;
        `numerator` and `exposure` are what it would add. A rule stands null where none can be told.
        """
        show_observed(self.connection, measure, periods)
        put_table(self.connection, "besides", measure_members(self.connection, measure, list(periods)))
        return self.connection.execute(BESIDES.format(main=self.main, members=measure.query.name)).pl()


@contextmanager
def as_if_usable(connection: duckdb.DuckDBPyConnection, measures: Sequence[Measure]) -> Iterator[Usable]:
    """Open the second connection for some measures; it is closed, and leaves nothing behind."""
    row = connection.execute("select current_database()").fetchone()
    main = row[0] if row else "memory"
    cursor = connection.cursor()
    usable = f"usable_{uuid4().hex}"  # several may be open at once
    cursor.execute(f"attach ':memory:' as {usable}")
    try:
        for stage in STAGES:
            cursor.execute(f"create schema {usable}.{stage}")
        cursor.execute(f"use {usable}")
        cursor.execute(functions_sql())
        _show(cursor, main, {name for measure in measures for name in measure.query.reads})
        yield Usable(cursor, main)
    finally:
        cursor.execute(f"use {main}")
        cursor.execute(f"detach {usable}")
        cursor.close()


def _show(cursor: duckdb.DuckDBPyConnection, main: str, read: set[str]) -> None:
    """Show what the measures read: the same tables, but those made from removal episodes made anew."""
    behind_them = behind(read)
    anew = [
        query
        for query in in_order(stage_queries("cohorts"))
        if query.name in behind_them and EPISODES in behind(query.reads)
    ]
    needed = read.union(*(query.reads for query in anew))
    listed = cursor.execute(
        "select schema_name || '.' || table_name from duckdb_tables() "
        "where database_name = ? and schema_name = 'codes'",
        [main],
    ).fetchall()
    shown = {name for (name,) in listed} | {name for name in needed if not name.startswith("codes.")}
    for name in {*shown, "cohorts.left_out"} - {EPISODES, ARRANGEMENTS, *(query.name for query in anew)}:
        cursor.execute(f"create view {name} as select * from {main}.{name}")
    cursor.execute(f"create view {EPISODES} as select * from {main}.cohorts.as_if_usable")
    cursor.execute(f"create view {ARRANGEMENTS} as {ASSUMED_ARRANGEMENTS.format(main=main)}")
    for query in anew:
        cursor.execute(f"create table {query.name} as {conforming(query.sql, all_contracts()[query.name])}")
