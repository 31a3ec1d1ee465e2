"""The SQL files of the project: where they are, what they read, what their headers say.

Here belongs finding and parsing `episodes/*.sql`, `cohorts/*.sql`, `measures/*.sql`, `marts/*.sql` and
`lists/*.sql`: the file's path is the name of its table. What a measure's header must hold stands in
`measures/registry.py`; running a query is the engine's work.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

HERE = Path(__file__).parent
HEADER = re.compile(r"\A\s*/\*---\n(?P<toml>.*?)\n---\*/\s*", re.DOTALL)
STAGES_READ: Mapping[str, frozenset[str]] = {
    "episodes": frozenset({"raw", "staging", "quality", "episodes", "codes"}),
    "cohorts": frozenset({"episodes", "staging", "cohorts", "codes"}),
    "measures": frozenset({"cohorts", "episodes", "codes", "marts"}),
    "marts": frozenset({"marts", "codes"}),
    "lists": frozenset({"lists", "cohorts", "episodes"}),
}


class QueryError(ValueError):
    """A SQL file that cannot be used: the message names the file and what to do."""


@dataclass(frozen=True)
class Query:
    """One SQL file. `name` is `stage.table`, `reads` the tables it reads, `columns` what it returns."""

    name: str
    path: Path
    sql: str
    header: str
    reads: tuple[str, ...]
    parameters: frozenset[str]
    columns: tuple[str, ...] = ()

    @property
    def stage(self) -> str:
        """The folder of the file."""
        return self.name.split(".")[0]

    @property
    def table(self) -> str:
        """The name of the file."""
        return self.name.split(".")[1]


def split_header(text: str) -> tuple[str, str]:
    """The TOML of a file's `/*--- ... ---*/` header (empty if there is none) and the SQL after it."""
    found = HEADER.match(text)
    if not found:
        return "", text
    return found["toml"], text[found.end() :]


def tables_read(tree: exp.Expr) -> tuple[str, ...]:
    """Qualified names of the tables a parsed query reads, common table expressions left out, sorted."""
    return tuple(sorted({f"{t.db}.{t.name}" for t in tree.find_all(exp.Table) if t.db}))


def read_query(path: Path) -> Query:
    """Parse one SQL file.

    Raises:
        QueryError: the file is not one select, or reads a table its stage may not read.
    """
    header, sql = split_header(path.read_text(encoding="utf-8"))
    stage = path.parent.name
    try:
        statements = sqlglot.parse(sql, dialect="duckdb")
    except sqlglot.errors.ParseError as error:
        raise QueryError(f"{path.name}: the SQL cannot be read: {error}") from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Select | exp.SetOperation):
        raise QueryError(f"{path.name}: a file holds one select; split it into files or CTEs")
    reads = tables_read(statements[0])
    wrong = [name for name in reads if name.split(".")[0] not in STAGES_READ[stage]]
    if wrong:
        allowed = ", ".join(sorted(STAGES_READ[stage]))
        raise QueryError(f"{path.name}: {stage} may read {allowed}, not {', '.join(wrong)}")
    parameters = frozenset(p.name for p in statements[0].find_all(exp.Parameter, exp.Placeholder))
    columns = tuple(statements[0].named_selects)
    return Query(f"{stage}.{path.stem}", path, sql.strip(), header, reads, parameters, columns)


@cache
def stage_queries(stage: str) -> Mapping[str, Query]:
    """Every query of a stage by qualified name."""
    paths = sorted((HERE / stage).glob("*.sql"))
    return {query.name: query for query in map(read_query, paths)}


@cache
def measure_ids() -> tuple[str, ...]:
    """The names of all measures, without reading their files."""
    return tuple(sorted(path.stem for path in (HERE / "measures").glob("*.sql")))


def in_order(queries: Mapping[str, Query]) -> list[Query]:
    """Queries so that each comes after those it reads.

    Raises:
        QueryError: queries read each other in a circle.
    """
    done: list[Query] = []
    waiting = dict(queries)
    while waiting:
        ready = [q for q in waiting.values() if not any(r in waiting and r != q.name for r in q.reads)]
        if not ready:
            raise QueryError(f"these queries read each other in a circle: {', '.join(sorted(waiting))}")
        done += ready
        for query in ready:
            del waiting[query.name]
    return done


def made_from(name: str) -> tuple[str, ...]:
    """The tables that a table of episodes or cohorts reads; none of any other."""
    query = stage_queries("episodes").get(name) or stage_queries("cohorts").get(name)
    return query.reads if query else ()


def behind(names: Iterable[str]) -> frozenset[str]:
    """All tables the named tables are made from, themselves included, down to staging."""
    return _behind(frozenset(names))


@cache
def _behind(names: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += made_from(name)
    return frozenset(found)


def functions_sql() -> str:
    """The shared macros, ready to execute."""
    return split_header((HERE / "functions.sql").read_text(encoding="utf-8"))[1]


def functions_examples() -> list[dict[str, object]]:
    """The worked examples of the shared macros: `says`, `call`, `gives`."""
    header = split_header((HERE / "functions.sql").read_text(encoding="utf-8"))[0]
    return tomllib.loads(header)["example"]
