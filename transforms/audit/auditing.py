"""The audit of a public edition: every check in turn, and what came of it.

Here belongs the order of the checks, and which hidden counts must be wide. The audit is lost by a single
finding, and by anything that it cannot read: what is not known to be safe is not published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from transforms.audit.copies import differing_copies, differing_workbooks
from transforms.audit.counts import counts
from transforms.audit.earlier import joined
from transforms.audit.edition_files import DATABASE, EditionFiles, read_edition, unexpected_files
from transforms.audit.findings import AuditFailedError, Finding, counted
from transforms.audit.identifiers import identifier_like
from transforms.audit.over_time import over_time
from transforms.audit.pages import unexplained_numbers
from transforms.audit.ranges import Ranges, ranges
from transforms.audit.relations import Relations, contradicted
from transforms.audit.same_counts import same_counts
from transforms.audit.shown_numbers import shown_numbers
from transforms.audit.small_numbers import forbidden_numbers
from transforms.audit.sums import OF_MANY, sums
from transforms.audit.views import unexplained_in_views

LEAST_THRESHOLD = 5
MUST_ADD = ("categories", "outcomes")
BLOCK = ["measure_id", "component", "state", "period_type", "period_end"]
"""What counts stand among."""


@dataclass(frozen=True)
class AuditReport:
    """What an audit looked at and found.

    `narrowest` is the smallest range of a hidden count, as far as it had to be proven; None where none is.
    `database` is the SHA-256 of the database whose ranges were computed. `narrow` names what the counts with
    too narrow a range stand among: measure, part, state, kind of period and its last day.
    """

    edition: str
    threshold: int
    earlier: tuple[str, ...]
    files: int
    counts: int
    hidden: int
    told_before: int
    narrowest: int | None
    relations: int
    parts: int
    largest_part: int
    programs: int
    revised: int
    findings: tuple[Finding, ...]
    narrow: tuple[tuple[str, str, str, str, str], ...] = ()
    database: str = ""

    @property
    def is_passed(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def raise_if_failed(self) -> None:
        """Stop what would publish the edition.

        Raises:
            AuditFailedError: something was found.
        """
        if self.findings:
            told = "; ".join(finding.says() for finding in self.findings[:10])
            more = f"; and {len(self.findings) - 10} more" if len(self.findings) > 10 else ""
            raise AuditFailedError(
                "the public edition does not pass its audit: nothing was published, and the last edition "
                f"stays in force. {told}{more}. A leak is a fault of this program: tell its maintainers the "
                "kinds and places named here"
            )


def audit(
    edition: Path,
    earlier: Sequence[Path],
    threshold: int,
    of_database: AuditReport | None = None,
    in_files: Callable[[], Iterable[Finding]] | None = None,
) -> AuditReport:
    """Audit the files of a finished public edition, with those of the earlier ones (oldest first) known.

    `threshold` is the largest count that may not be told, and how wide the range of a hidden count must be.
    `of_database` is what `audit_database` found of this edition before its pages were drawn; it counts only
    if the database has the same bytes still. `in_files` gives what `audit_numbers` and `audit_texts` find,
    where these are asked beside; else they are asked here.

    Raises:
        UnreadableEditionError: an edition's database cannot be read.
    """
    report = of_database
    if report is None or report.database != hash_of(edition / DATABASE):
        report = audit_database(edition, earlier, threshold)
    files = read_edition(edition)
    found = [*_in_data(files, threshold), *(in_files() if in_files else _in_files(files))]
    findings = counted([*found, *report.findings])
    return replace(report, files=len(files.paths), findings=tuple(findings))


def audit_database(edition: Path, earlier: Sequence[Path], threshold: int) -> AuditReport:
    """Audit what the database of a public edition tells, with those of the earlier ones known.

    The report is of the ranges of hidden counts alone: an edition passes by `audit`.

    Raises:
        UnreadableEditionError: an edition's database cannot be read.
    """
    database = hash_of(edition / DATABASE)
    before = [read_edition(folder) for folder in earlier]
    return replace(_ranges(read_edition(edition), before, threshold), database=database)


def audit_numbers(edition: Path) -> list[Finding]:
    """What pages, charts, views and the workbook of a finished edition say that its tables do not.

    Raises:
        UnreadableEditionError: an edition's database cannot be read.
    """
    return list(_of_numbers(read_edition(edition)))


def audit_texts(edition: Path) -> list[Finding]:
    """What texts and names of columns in a finished edition look like identifiers.

    Raises:
        UnreadableEditionError: an edition's database cannot be read.
    """
    return list(identifier_like(read_edition(edition)))


def hash_of(path: Path) -> str:
    """SHA-256 of a file; nothing where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def audit_files(files: EditionFiles, threshold: int) -> Iterator[Finding]:
    """What is found in single rows and files, whatever they tell together."""
    yield from _in_data(files, threshold)
    yield from _in_files(files)


def _in_data(files: EditionFiles, threshold: int) -> Iterator[Finding]:
    """What is found in tables and their copies."""
    yield from _threshold(files, threshold)
    yield from unexpected_files(files)
    yield from forbidden_numbers(files.tables, threshold)
    yield from differing_copies(files)


def _in_files(files: EditionFiles) -> Iterator[Finding]:
    """What is shown that tables do not say, and what looks like an identifier anywhere."""
    yield from _of_numbers(files)
    yield from identifier_like(files)


def _of_numbers(files: EditionFiles) -> Iterator[Finding]:
    """What is asked of the numbers that the tables show; to know these takes a while."""
    shown = shown_numbers(files.tables)
    yield from differing_workbooks(files, shown)
    yield from unexplained_in_views(files, shown)
    yield from unexplained_numbers(files, shown)


def threshold_of(edition: Path) -> int:
    """The threshold that an edition says of itself."""
    settings = _settings(read_edition(edition))
    return int(str(settings.get("hidden_counts", [1, 10])[-1]))  # type: ignore[index]


def _settings(files: EditionFiles) -> Mapping[str, object]:
    """What the edition says of its own publication."""
    try:
        told = json.loads(str(files.tables["edition"]["settings"][0]))
    except (ValueError, IndexError, pl.exceptions.PolarsError):
        return {}
    return told if isinstance(told, dict) else {}


def _threshold(files: EditionFiles, threshold: int) -> Iterator[Finding]:
    """An edition that hides less than it is asked to, or less than anyone may without saying so."""
    settings = _settings(files)
    hides = settings.get("hidden_counts")
    told = hides[-1] if isinstance(hides, list) and hides and isinstance(hides[-1], int) else None
    if told is None or told < threshold or files.tables["edition"]["audience"][0] != "public":
        yield Finding("threshold", DATABASE, "edition")
    elif told < LEAST_THRESHOLD and settings.get("threshold_below_5_allowed") is not True:
        yield Finding("threshold", DATABASE, "edition", what="below 5")


def _ranges(files: EditionFiles, before: Sequence[EditionFiles], threshold: int) -> AuditReport:
    """The ranges of all hidden counts, as a report with findings about these alone."""
    latest = counts(files.tables["measure_results"], files.tables["measures"])
    known = joined(
        latest,
        {f.folder.name: counts(f.tables["measure_results"], f.tables["measures"]) for f in before},
        files.tables.get("superseded"),
    )
    editions = [files, *reversed(before)]
    relations = [
        relation
        for own, of, lacking in zip(known.editions, editions, known.lacking, strict=True)
        for relation in _relations(own, of.tables, lacking)
    ]
    relations += [*over_time(known.counts, files.tables["measures"]), same_counts(known.counts)]
    shown = known.counts["shown"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    asked = (known.counts["is_hidden"] | known.counts["is_withheld"]).to_numpy()
    layers = (
        known.counts.select(pl.struct("period_type", "period_start").rank("dense")).to_series().to_numpy()
    )
    found = ranges(shown, relations, asked, threshold, layers)
    widths = found.widths()
    hidden = known.counts["is_hidden"].to_numpy()
    told_before = hidden & ~np.isnan(shown)
    measured = widths[hidden & ~told_before & ~np.isnan(widths)]
    narrow = _narrow(known.counts, found, threshold)
    return AuditReport(
        edition=files.folder.name,
        threshold=threshold,
        earlier=tuple(f.folder.name for f in before),
        files=len(files.paths),
        counts=len(known.counts),
        hidden=int(hidden.sum()),
        told_before=int(told_before.sum()),
        narrowest=int(min(measured.min(), 10 * threshold)) if measured.size else None,
        relations=sum(len(relation) for relation in relations),
        parts=found.parts,
        largest_part=found.largest_part,
        programs=found.programs,
        revised=known.revised,
        findings=(
            *_too_narrow(narrow),
            *_contradictions(known.counts, relations),
            *_untold(known.untold),
        ),
        narrow=tuple(narrow.select(BLOCK).unique().sort(BLOCK).iter_rows()),
    )


def _relations(
    own: pl.DataFrame, tables: Mapping[str, pl.DataFrame], lacking: pl.DataFrame
) -> Iterator[Relations]:
    """The relations within one edition; in `lacking` periods not all its counties stand in it any more."""
    of_many = set(OF_MANY)
    told = tables.get("breakdowns")
    if told is not None and len(told):
        of_many = set(told.filter(pl.col("is_of_many"))["breakdown"])
    totals = [table for table in (tables.get("county_totals"), lacking) if table is not None]
    yield from sums(own, tables["measures"], of_many, pl.concat(totals, how="diagonal"))


def _narrow(known: pl.DataFrame, found: Ranges, threshold: int) -> pl.DataFrame:
    """Hidden counts whose range is too narrow; withheld ones only where they may be small.

    Of a count that an earlier edition itself showed, hiding it now tells nothing new; what it helps to tell
    of others is found at those.
    """
    width = pl.Series(np.nan_to_num(found.widths(), nan=-1.0))
    told = known.with_columns(width=width, low=pl.Series(found.low), high=pl.Series(found.high))
    narrow = told.filter(pl.col("width") < threshold, pl.col("shown").is_null())
    may_be_small = (pl.col("low") < threshold + 0.5) & (pl.col("high") > 0.5)
    failing = narrow.filter(pl.col("is_hidden") | (pl.col("is_withheld") & may_be_small))
    return failing.with_columns(pl.col("period_end").cast(pl.String))


def _too_narrow(narrow: pl.DataFrame) -> Iterator[Finding]:
    """The counts whose range is too narrow as findings."""
    for row in narrow.group_by("measure_id", "role", "dimension", "geography_level").len().iter_rows():
        measure, role, dimension, level, times = row
        what = f"{role} by {dimension}, {level}"
        yield Finding("narrow_range", DATABASE, "measure_results", str(measure), what, times)


def _contradictions(known: pl.DataFrame, relations: Sequence[Relations]) -> Iterator[Finding]:
    """Shown figures that do not add as the tables say they do."""
    for relation in relations:
        if relation.name in MUST_ADD:
            failing = contradicted(relation.terms, known, is_equal=True).join(
                known.select("count_id", "measure_id"), on="count_id"
            )
            for measure, times in failing.group_by("measure_id").len().iter_rows():
                yield Finding("does_not_add", DATABASE, "measure_results", str(measure), relation.name, times)


def _untold(untold: pl.DataFrame) -> Iterator[Finding]:
    """Figures shown otherwise than in an earlier edition, of which the edition does not say so."""
    for measure, times in untold.group_by("measure_id").len().iter_rows():
        yield Finding("revision_untold", DATABASE, "superseded", str(measure), times=times)
