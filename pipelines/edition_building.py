"""Both editions of the results of all agencies, built aside: released, drawn, and told in a manifest.

Here belongs the order of that work, and what names an edition: what it holds, never when or from where the
files came. What an audience may see is decided in `transforms.publication`, how it looks in `reports`, where
editions lie in `editions.py`. Nothing here knows Dagster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from pipelines.code_version import code_version
from pipelines.lists import LATEST, write_lists
from pipelines.manifest import Made, table_hash, write_manifest
from pipelines.processes import borrowed_process, process_ahead, processes
from pipelines.revisions import earlier_edition
from transforms.agency import MARTS
from transforms.contracts.codes import STATES
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, show_parquet
from transforms.outcomes import build_outcomes
from transforms.publication.disclosure.lots import Means
from transforms.publication.disclosure.protect import Period
from transforms.publication.names import DATABASE
from transforms.publication.published import tables
from transforms.publication.quality_counts import quality_frames
from transforms.publication.release import About, Audience, release
from transforms.publication.shown_revisions import Earlier
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse, recipe

if TYPE_CHECKING:
    from transforms.audit.auditing import AuditReport
    from transforms.audit.findings import Finding

UNPLACED = "unplaced"
SOLVED = "disclosure"
"""Folder of the lake with what disclosure control solved before."""
FICTITIOUS = "ZZ"
TIMES_ANEW = 4
"""How often a release is made anew without what the audit could tell of it; then it is refused."""
FILES = """
    select state, dataset, path, submission, bytes, sha256, status
    from raw.files
    order by all
"""
WHAT_FILES_SAY = """
    select distinct state, dataset, submission, sha256, status, superseded_by is not null as is_superseded
    from raw.files
"""
"""Of the files received what an edition rests on: neither their names nor when they came."""
NOT_FOR_THE_PUBLIC = {"accepted", "evaluations", "limits"}
"""Settings that a public manifest leaves out: explained findings, programmes, and how files are read."""


@dataclass(frozen=True)
class Building:
    """What is built, and from what: the drafts of all agencies, settings, a connection over their tables."""

    warehouse: Warehouse
    drafts: Sequence[Draft]
    settings: Settings
    connection: duckdb.DuckDBPyConnection
    about: About

    @classmethod
    def over(cls, warehouse: Warehouse, drafts: Sequence[Draft], settings: Settings) -> Building:
        """Show the tables of all agencies, and name the edition that they make."""
        connection = engine_over(warehouse, drafts, settings)
        states = sorted(draft.state for draft in drafts if draft.state != UNPLACED)
        return cls(warehouse, drafts, settings, connection, about_edition(connection, states, settings))

    def build(
        self,
        asides: Mapping[Audience, Path],
        database: Path,
        lists: Path,
        earlier: Mapping[str, str],
        published: Sequence[Path] = (),
    ) -> None:
        """Build the editions of some audiences into folders, and beside them the database and the lists.

        `earlier` are the manifest hashes of the editions published before, by name; `published` the folders
        of public ones that readers may hold.
        """
        from reports.site import write_scripts  # noqa: PLC0415 - takes seconds

        of_agencies = [draft for draft in self.drafts if draft.state != UNPLACED]
        before = earlier_edition(self.warehouse, of_agencies, self.settings, self.about)
        public, internal = asides.get("public"), asides.get("internal")
        with processes(len(asides)) as executor:
            sources = (self.warehouse, self.drafts, self.settings)
            if public:  # what takes longest starts first
                protected = executor.submit(release_public, sources, self.about, public, before, published)
            beside: list[Future[Any]] = [
                executor.submit(build_outcomes, self.warehouse, self.drafts, database),
                executor.submit(write_scripts, list(asides.values())),
            ]
            latest = self.connection.sql(LATEST).pl()
            listed = write_lists(self.warehouse, of_agencies, latest, self.about, lists)
            if internal:
                release(self.connection, "internal", internal, self.about, listed, before)
                beside += [executor.submit(work, internal) for work in (build_pages, build_downloads)]
            if public:
                told = protected.result()
                drawn: list[Future[Any]] = [executor.submit(build_downloads, public)]
                drawn += [executor.submit(build_pages, public, half, 2) for half in range(2)]
            _wait_for(beside)
            if internal:
                write_manifest(internal, self._made("internal", earlier))
            if public:
                _wait_for(drawn)  # all its files are there, and nothing was moved yet
                asked = [executor.submit(work, public) for work in (told_by_texts, told_by_numbers)]
                in_files = chain.from_iterable(work.result() for work in asked)
                audit_built(public, published, self.about.threshold, told, lambda: in_files)
                write_manifest(public, self._made("public", earlier))

    def _made(self, audience: str, earlier: Mapping[str, str]) -> Made:
        """What the manifest of an audience's edition says it was made from."""
        return Made(
            edition=self.about.edition,
            audience=audience,
            as_of=self.about.as_of.isoformat(),
            code_version=self.about.code_version,
            settings=settings_told(self.settings, audience, self.about.withheld),
            inputs=self.connection.sql(FILES).pl().to_dicts(),
            earlier=earlier,
            lost=self.settings.publication.lost,
        )


def settings_told(settings: Settings, audience: str, withheld: Iterable[str]) -> dict[str, Any]:
    """The settings that a manifest repeats; for the public without those of tables that are withheld."""
    told = settings.of_results()
    if audience != "public":
        return told
    tables_withheld = {one.split(".")[0] for one in withheld}  # `table`, or `table.column`
    return {name: one for name, one in told.items() if name not in NOT_FOR_THE_PUBLIC | tables_withheld}


def engine_over(
    warehouse: Warehouse, drafts: Sequence[Draft], settings: Settings
) -> duckdb.DuckDBPyConnection:
    """A connection that shows the tables of all agencies together."""
    connection = open_engine(settings)
    for name in settings.tables():  # settings of queries are no lists of codes
        connection.execute(f"drop table {name}")
    names = {name for draft in drafts for name in draft.tables} | set(all_contracts())
    for name in sorted(names):
        show_parquet(connection, name, [path for draft in drafts for path in warehouse.paths(draft, name)])
    return connection


def about_edition(connection: duckdb.DuckDBPyConnection, states: list[str], settings: Settings) -> About:
    """What the edition says of itself: as of the last day any result covers."""
    row = connection.execute(
        """
        select coalesce(
            (select max(as_of) from marts.measure_results),
            (select max(period_end) from raw.files),
            (select cast(max(received_at) as date) from raw.files)
        )
        """
    ).fetchone()
    as_of = row[0] if row and row[0] else date(1970, 1, 1)
    labels = [STATES.by_name[state].label if state in STATES.by_name else state for state in states]
    return About(
        edition=f"{as_of.isoformat()}-{identity(connection, settings)[:8]}",
        as_of=as_of,
        agency=settings.agency.name or ", ".join(labels),
        is_synthetic=is_synthetic(settings, states),
        code_version=code_version(),
        contact=settings.agency.contact,
        licence=settings.agency.licence,
        counties=settings.counties,
        threshold=settings.disclosure.threshold,
        is_below_5_allowed=settings.disclosure.allow_below_5,
        tables=settings.disclosure.tables,
        withheld=tuple(sorted(settings.purposes.public.withhold)),
        annotations=settings.annotations,
    )


def is_synthetic(settings: Settings, states: Iterable[str]) -> bool:
    """Whether figures are made from invented records, as the settings or the fictitious state say."""
    return settings.agency.synthetic or FICTITIOUS in states


def identity(connection: duckdb.DuckDBPyConnection, settings: Settings) -> str:
    """A hash of all that an edition says: results, quality, which files count, settings and code.

    Where the files lay, what they were called and when they were received is not in it, nor on which days
    they were checked: equal files make equal editions wherever they are copied to.
    """
    told = {name: table_hash(connection, name) for name in MARTS}
    contracts = {contract.table: contract for contract in tables.RELEASED}
    frames = quality_frames(connection, 0)
    for name, frame in frames.items():
        known = set(contracts[name].columns) - {"checked_on"}
        connection.register("released", frame.select(sorted(known & set(frame.columns))))
        told[f"published.{name}"] = table_hash(connection, "released")
        connection.unregister("released")
    told["raw.files"] = table_hash(connection, f"({WHAT_FILES_SAY})")
    return recipe(told, settings.of_results(), code_version())


def _wait_for(under_way: Iterable[Future[Any]]) -> None:
    """Wait for work in other processes; the first that failed raises what it raised."""
    for work in under_way:
        work.result()


def release_public(
    made_from: tuple[Warehouse, Sequence[Draft], Settings],
    about: About,
    into: Path,
    before: Earlier | None,
    published: Sequence[Path],
) -> AuditReport:
    """Release what the public may see, and audit it; runs in a process of its own, for it takes longest.

    The audit knows relations that the protection does not, and of earlier editions what they tell alone.
    Returns what it found at last.
    """

    def told_without(kept_back: Sequence[Period]) -> AuditReport:
        (into / DATABASE).unlink(missing_ok=True)
        release(connection, "public", into, about, None, before, published, means, kept_back)
        return told_by_database(into, published, about.threshold)

    with process_ahead("transforms.publication.disclosure.partners"), borrowed_process() as beside:
        connection, means = engine_over(*made_from), Means(made_from[0].lake / SOLVED, beside)
        return made_safe(told_without)


def made_safe(told_without: Callable[[Sequence[Period]], AuditReport]) -> AuditReport:
    """What an audit finds of a release that is made without the periods of measures that it could tell of.

    Where it could tell a hidden count, the periods that this stands among are kept back too, and all is
    released anew; after some times the report says what is left.
    """
    kept_back: set[Period] = set()
    told = told_without(())
    for _ in range(TIMES_ANEW):
        if kept_back.issuperset(told.narrow):
            break
        kept_back.update(told.narrow)
        told = told_without(sorted(kept_back))
    return told


def told_by_database(edition: Path, earlier: Sequence[Path], threshold: int) -> AuditReport:
    """What the database of a public edition tells of hidden counts."""
    from transforms.audit.auditing import audit_database  # noqa: PLC0415 - loads a solver

    return audit_database(edition, earlier, threshold)


def told_by_numbers(edition: Path) -> list[Finding]:
    """What pages, views and workbook of an edition say that its tables do not; in a process of its own."""
    from transforms.audit.auditing import audit_numbers  # noqa: PLC0415 - loads a solver

    return audit_numbers(edition)


def told_by_texts(edition: Path) -> list[Finding]:
    """What looks like an identifier in a public edition; runs in a process of its own."""
    from transforms.audit.auditing import audit_texts  # noqa: PLC0415 - loads a solver

    return audit_texts(edition)


def audit_built(
    edition: Path,
    earlier: Sequence[Path],
    threshold: int,
    of_database: AuditReport,
    in_files: Callable[[], Iterable[Finding]] | None = None,
) -> None:
    """Audit a public edition that is built, and write the report into it, before its manifest is made.

    `of_database` and `in_files` are what was or is asked beside.

    Raises:
        AuditFailedError: it must not be published.
        UnreadableEditionError: it cannot be read.
    """
    from transforms.audit.auditing import audit  # noqa: PLC0415 - loads a solver
    from transforms.audit.report import write_report  # noqa: PLC0415 - as above

    report = audit(edition, earlier, threshold, of_database, in_files)
    report.raise_if_failed()
    write_report(report, edition)


def build_pages(edition: Path, part: int = 0, parts: int = 1) -> None:
    """Draw the pages of an edition whose figures are released, or a part; runs in a process of its own."""
    from reports.site import build_site  # noqa: PLC0415 - takes seconds

    build_site(edition, part, parts)


def build_downloads(edition: Path) -> None:
    """Write the files an edition's pages offer; runs in a process of its own."""
    from reports.export import export  # noqa: PLC0415 - as above

    export(edition)
