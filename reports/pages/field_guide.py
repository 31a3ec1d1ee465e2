"""The field guide: every layout that is read, with where each field stands, its codes, and what it feeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.edition import Edition
from reports.labels import plain

Row = Mapping[str, object]


@dataclass(frozen=True)
class Field:
    """One field as the page prints it. `feeds` are measures (id, title); `lists` names its code list."""

    row: Row
    where: str
    feeds: tuple[tuple[str, str], ...]
    also: str

    @property
    def name(self) -> str:
        """The column's name."""
        return str(self.row["column_name"])


def guide_page(edition: Edition) -> dict[str, object]:
    """What the template `layouts.html.j2` is told: the datasets, federal files first."""
    counts: dict[str, int] = defaultdict(int)
    for field in edition.layout_fields:
        counts[str(field["dataset"])] += 1
    datasets = _by_dataset(edition.layouts)
    return {
        "groups": [
            (
                heading,
                [
                    (name, rows, counts[name])
                    for name, rows in datasets.items()
                    if _is_federal(rows) == wanted
                ],
            )
            for heading, wanted in (("Federal files", True), ("The agency's own extracts", False))
        ]
    }


def layout_page(edition: Edition, dataset: str) -> dict[str, object]:
    """What the template `layout_guide.html.j2` is told of one dataset."""
    layouts = _by_dataset(edition.layouts)[dataset]
    fields = [row for row in edition.layout_fields if row["dataset"] == dataset]
    by_table: dict[str, list[Field]] = defaultdict(list)
    for row in sorted(fields, key=_position):
        by_table[str(row["table_name"])].append(_field(edition, row))
    lists = {str(row["code_list"]): str(row["codes"]).split("; ") for row in fields if row["code_list"]}
    return {
        "dataset": dataset,
        "is_federal": _is_federal(layouts),
        "tables": [(layout, by_table[str(layout["table_name"])]) for layout in layouts],
        "has_places": any(row["place"] or row["archive_name"] for row in fields),
        "lists": [
            (name, plain(name), [code.partition(" ") for code in codes]) for name, codes in lists.items()
        ],
    }


def datasets(edition: Edition) -> list[str]:
    """The datasets that have a page."""
    return list(_by_dataset(edition.layouts))


def _field(edition: Edition, row: Row) -> Field:
    fed = [name for name in str(row["feeds_measures"] or "").split() if name in edition.measures]
    measures = tuple((name, edition.measures[name].title) for name in fed)
    made = [str(name) for name in str(row["feeds_tables"] or "").split()]
    also = "breakdowns and counties" if row["feeds_breakdowns"] else ""
    if not measures and not also:
        also = f"{', '.join(made)} only" if made else "nothing yet: kept for checks and research"
    return Field(row, _where(row), measures, also)


def _where(row: Row) -> str:
    """Number and name of the element, its place, and its name in an archive's files."""
    place, element = str(row["place"] or ""), str(row["element"] or "")
    parent, _, tag = place.rpartition("/")
    told = f"characters {place}" if place[:1].isdigit() else place
    if element.rpartition(" ")[2] == tag:
        told = f"in {parent}" if parent else ""
    archive = f"{row['archive_name']} in an archive's file" if row["archive_name"] else ""
    return "; ".join(part for part in (element, told, archive) if part)


def _by_dataset(layouts: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(layouts, key=_position):
        found[str(row["dataset"])].append(row)
    return found


def _position(row: Row) -> int:
    return int(str(row["position"]))


def _is_federal(layouts: list[Row]) -> bool:
    return bool(layouts[0]["is_federal"])
