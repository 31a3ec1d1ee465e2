"""Who shares what makes a person recognisable, and what is emptied so that nobody is alone.

Here belongs k-anonymity over all tables of a release together, for their rows are joined by pseudonyms: a
person's traits are all that any row tells of them. The rule: of persons in groups that are too small the last
trait is emptied, in all their rows; the groups are counted again; and so on to the first. Those who are too
few even then are kept out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

PERSON = "\0person"
"""Internal column: whom a row is about."""
WHOLE = "\0whole"
"""Internal column: the one name under which a person is counted."""
EMPTIED = "\0emptied "
"""Before the name of a trait: whether it was emptied for the person."""
KEPT_OUT = "\0kept out"


@dataclass(frozen=True)
class Groups:
    """The persons of a release: what of each is emptied and who is kept out.

    `persons` has a row for each, with a column for each trait (null where nothing is told), whether it was
    emptied, and whether the person is kept out. `names` leads to it from the pseudonyms in rows, of which a
    person may have several. `alone_before` counts those in groups that were too small.
    """

    persons: pl.DataFrame
    names: pl.DataFrame
    traits: tuple[str, ...]
    smallest: int
    alone_before: int

    @property
    def kept_out(self) -> int:
        """Persons who are not in the release."""
        return int(self.persons[KEPT_OUT].sum())

    def emptied(self, trait: str) -> int:
        """Persons in the release of whom a trait was emptied."""
        return self.persons.filter(~pl.col(KEPT_OUT) & pl.col(EMPTIED + trait)).height

    def of_rows(self) -> pl.DataFrame:
        """By pseudonym: what is emptied, and who is kept out."""
        flags = [pl.col(KEPT_OUT), *(pl.col(EMPTIED + trait) for trait in self.traits)]
        return self.names.join(self.persons, on=WHOLE).select(PERSON, *flags)

    def sizes(self) -> dict[int, int]:
        """How many groups of the release have which size."""
        kept = self.persons.filter(~pl.col(KEPT_OUT))
        sizes = kept.group_by(self.traits).len()["len"].value_counts().sort("len")
        return dict(sizes.iter_rows())


def group(
    tables: Mapping[str, pl.DataFrame],
    traits: Mapping[str, Sequence[str]],
    smallest: int,
    links: Sequence[pl.DataFrame] = (),
    never_emptied: Sequence[str] = (),
) -> Groups:
    """Empty traits of persons in groups smaller than `smallest`, and keep out whom that does not help.

    `tables` have the internal column of the person; `links` hold pairs of pseudonyms of one person each.
    """
    known = _one_name(tables, links)
    told = _told(tables, traits, known)
    names = tuple(traits)
    persons = told.with_columns(*(pl.lit(value=False).alias(EMPTIED + name) for name in names))
    is_small = pl.len().over(names) < smallest
    alone_before = persons.filter(is_small).height
    for name in reversed(names):
        if name in never_emptied or persons[name].n_unique() == 1:  # the same of all tells nobody apart
            continue
        persons = persons.with_columns(is_small=is_small).with_columns(
            pl.when("is_small").then(None).otherwise(name).alias(name),
            pl.when("is_small").then(pl.lit(value=True)).otherwise(EMPTIED + name).alias(EMPTIED + name),
        )
    persons = persons.with_columns(is_small.alias(KEPT_OUT)).drop("is_small", strict=False)
    return Groups(persons, known, names, smallest, alone_before)


def _one_name(tables: Mapping[str, pl.DataFrame], links: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Every pseudonym of a person, and the first of all that are linked, however many links lie between."""
    rows = pl.concat([frame.select(pl.col(PERSON).alias("one")) for frame in tables.values()])
    pairs = [pair.select(one=pl.nth(0), other=pl.nth(1)) for pair in links]
    pairs += [pair.select(one="other", other="one") for pair in pairs]
    edges = pl.concat([rows.with_columns(other="one"), *pairs]).drop_nulls().unique()
    names = edges.select("one", whole="one").unique()
    while True:
        nearer = (
            edges.join(names, left_on="other", right_on="one").group_by("one").agg(pl.col("whole").min())
        ).sort("one")
        if nearer.equals(names):
            return names.rename({"one": PERSON, "whole": WHOLE})
        names = nearer


def _told(
    tables: Mapping[str, pl.DataFrame], traits: Mapping[str, Sequence[str]], names: pl.DataFrame
) -> pl.DataFrame:
    """A row for each person, with all that the person's rows tell of each trait; null where nothing."""
    persons = names.select(WHOLE).unique()
    for trait, columns in traits.items():
        parts = [
            frame.select(PERSON, told=pl.concat_str(pl.lit(f"{column}="), pl.col(column).cast(pl.String)))
            for frame in tables.values()
            for column in columns
            if column in frame.columns
        ]
        rows = pl.concat(parts) if parts else pl.DataFrame(schema={PERSON: pl.String, "told": pl.String})
        joined = (
            rows.drop_nulls()
            .unique()
            .join(names, on=PERSON)
            .group_by(WHOLE)
            .agg(pl.col("told").unique().sort().str.join("|").alias(trait))
        )
        persons = persons.join(joined, on=WHOLE, how="left")
    return persons.sort(WHOLE)
