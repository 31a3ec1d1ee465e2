"""What is told of a release: to researchers what the files are, to the agency what was emptied.

Here belong the words. The report holds small counts and stays with the agency; what researchers read holds
none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.research.columns import NEVER_EMPTIED
from transforms.research.release import Release, Terms

RULE = (
    "Of persons who are fewer than {smallest} with the same {traits}, the last of these is emptied in all "
    "their rows, together with the pseudonyms of others; they are counted again, and so on to the first, but "
    "{kept} are never emptied. Who are too few even then are not in the files."
)
OF_DATES = {
    "month": "Every date is the first day of its month",
    "quarter": "Every date is the first day of its quarter",
    "year": "Every date is the first day of its year",
}
OF_BIRTHS = {"year": "its year", "5_years": "its five years (2010 for 2010 to 2014)"}


def rule(terms: Terms) -> str:
    """The rule by which somebody is never alone, in words."""
    return RULE.format(
        traits=", ".join(terms.traits), smallest=terms.smallest_group, kept=" and ".join(NEVER_EMPTIED)
    )


def _told_by(terms: Terms) -> str:
    """The traits with the columns of the files that tell them."""
    held = {column for table in terms.tables for column in terms.columns(table)}
    told = {trait: [c for c in columns if c in held] for trait, columns in terms.traits.items()}
    return "; ".join(f"{trait} ({', '.join(columns)})" for trait, columns in told.items() if columns)


def as_data(made: Release, terms: Terms, smallest: int) -> dict[str, Any]:
    """The report as JSON has it; `smallest` is what the check of the files found."""
    groups = made.groups
    return {
        "confidential": "small counts; not for release",
        "rule": rule(terms),
        "persons": {
            "read": groups.persons.height,
            "in_groups_too_small": groups.alone_before,
            "emptied": {trait: groups.emptied(trait) for trait in groups.traits},
            "kept_out": groups.kept_out,
            "released": groups.persons.height - groups.kept_out,
        },
        "smallest_group_in_files": smallest,
        "groups_by_size": {str(size): count for size, count in groups.sizes().items()},
        "tables": {
            name: {"rows_read": made.rows_read[name], "rows_released": frame.height}
            for name, frame in made.tables.items()
        },
    }


def as_text(told: Mapping[str, Any], name: str) -> str:
    """The report as Markdown."""
    persons = told["persons"]
    lines = [
        f"# Research release {name}",
        "",
        "Confidential: it holds small counts. It is no part of the files; do not send it with them.",
        "",
        told["rule"],
        "",
        f"{persons['read']:,} persons; {persons['in_groups_too_small']:,} in groups that were too small; "
        f"{persons['kept_out']:,} kept out, {persons['released']:,} released. The smallest group in the "
        f"files, read again and counted in another way, is {told['smallest_group_in_files']:,}.",
        "",
        "| trait | persons of whom it was emptied |",
        "| --- | --- |",
        *(f"| {trait} | {count:,} |" for trait, count in persons["emptied"].items()),
        "",
        "| table | rows read | rows released |",
        "| --- | --- | --- |",
        *(
            f"| {name} | {rows['rows_read']:,} | {rows['rows_released']:,} |"
            for name, rows in told["tables"].items()
        ),
        "",
        "Rows of nobody (without child_id or worker_id) are not released. Groups by size: "
        + ", ".join(f"{size}: {count:,}" for size, count in told["groups_by_size"].items())
        + ".",
    ]
    return "\n".join(lines) + "\n"


def readme(about: Sequence[str], agreement: str, terms: Terms, *, is_synthetic: bool) -> str:
    """What the researcher reads first: what the files are, on what terms, and what was done with them."""
    invented = ["Made from synthetic data: no record describes a real person.", ""] if is_synthetic else []
    lines = [
        *invented,
        *about,
        f"Agreement: {agreement}",
        "",
        "Case records, not for release and not to be joined with other records of persons. What you publish "
        "from them must not tell of groups of fewer than 11.",
        "",
        "What was done with them:",
        "- Identifiers are pseudonyms of this release: the same in all its files, and in no other release.",
        f"- {OF_DATES[terms.dates]}; every birth date the first day of {OF_BIRTHS[terms.births]}. Lengths in "
        "days and hours are exact.",
        f"- {rule(terms)}",
        f"  What tells them: {_told_by(terms)}.",
        "- An empty field was never known, or emptied; nothing tells which.",
        "",
        "dictionary.csv says of every column what it holds and what was done with it; manifest.json has the "
        "hash of every file.",
    ]
    return "\n".join(lines) + "\n"
