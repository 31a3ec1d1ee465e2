"""Histories written as small tables, for the tests of the reference itself.

A table has one header line and one line per removal, arrangement or report, cells between bars; an
empty cell is None. Random histories belong in `strategies`.
"""

from __future__ import annotations

from datetime import date

from .histories import Child, Histories, LivingArrangement, Removal, Report, Visit


def rows_of(table: str) -> list[dict[str, str | None]]:
    """The lines of a table as dictionaries of texts."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    names = [cell.strip() for cell in lines[0].split("|")]
    return [
        dict(zip(names, [cell.strip() or None for cell in line.split("|")], strict=True))
        for line in lines[1:]
    ]


def day(text: str | None) -> date | None:
    """A day written yyyy-mm-dd."""
    return None if text is None else date.fromisoformat(text)


def children(
    table: str,
    settings: str = "child|removed|began|setting",
    visits: str = "child|removed|visited",
    received_to: str = "2026-03-31",
    dropped: dict[str, str] | None = None,
) -> Histories:
    """Histories of children from `child|born|removed|exited|reason` and optional tables of the rest.

    `dropped` maps children absent from the last file to the last day of their latest file.
    """
    arrangements, seen = rows_of(settings), rows_of(visits)
    removals: dict[str, list[Removal]] = {}
    born: dict[str, date | None] = {}
    for row in rows_of(table):
        child = row["child"]
        born[child] = day(row.get("born", "2015-06-15"))
        removals.setdefault(child, []).append(
            Removal(
                day(row["removed"]),
                day(row["exited"]),
                row["reason"],
                arrangements=tuple(
                    LivingArrangement(day(a["began"]), a["setting"])
                    for a in arrangements
                    if (a["child"], a["removed"]) == (child, row["removed"])
                ),
                visits=tuple(
                    Visit(day(v["visited"]))
                    for v in seen
                    if (v["child"], v["removed"]) == (child, row["removed"])
                ),
            )
        )
    gone = dropped or {}
    return Histories(
        children=tuple(
            Child(
                "ZZ",
                child,
                born[child],
                tuple(removals[child]),
                observed_until=day(gone.get(child, received_to)),
                in_last_file=child not in gone,
            )
            for child in removals
        )
    )


def reports(table: str) -> tuple[Report, ...]:
    """Victim reports from `report|child|reported` and, where given, the other columns named below."""
    found = []
    for row in rows_of(table):
        reported = day(row["reported"])
        disposed = day(row.get("disposed")) or reported
        found.append(
            Report(
                "ZZ",
                row["report"],
                row["child"],
                disposed.year + (disposed.month >= 10),
                reported,
                disposed,
                dispositions=((row.get("disposition") or "substantiated"),),
                is_maltreatment_death=row.get("death") == "yes",
                incident_date=day(row.get("incident")),
                birth_date=day(row.get("born")),
                chage=None if row.get("age") is None else int(row["age"]),
                afcars_id=row.get("afcars"),
                report_time=row.get("time"),
                investigation_date=day(row.get("started")),
                investigation_time=row.get("started_at"),
            )
        )
    return tuple(found)
