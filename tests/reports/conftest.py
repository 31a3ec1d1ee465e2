"""Both editions of invented results, released and built once for all tests of what people read."""

import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publication"))

import fake_results

from reports.export import export
from reports.site import build_site, write_scripts
from transforms.annotations import Annotation
from transforms.publication.published.tables import Lists
from transforms.publication.release import About, release

LISTS = (
    ("placement_stability", "12_months", "25A25B", date(2025, 9, 30), True, "Children who moved", 12),
    ("placement_stability", "month", "2025-09", date(2025, 9, 30), True, "Children who moved", 2),
    ("exits_by_reason", "12_months", "25A25B", date(2025, 9, 30), False, None, None),
)
CHANGES = (
    Annotation(
        changed_on=date(2024, 10, 1),
        says='Law on <b>"placement"</b> & homes',
        measures=("recurrence_of_maltreatment",),
    ),
    Annotation(changed_on=date(2023, 10, 1), says="An office opens", county="99001"),
)
HOSTILE_NAME = '</script><b>Oak & "Elm"</b>'


@pytest.fixture(scope="session")
def editions(tmp_path_factory) -> dict[str, Path]:
    """Folders of the internal edition of one state, and the public edition of two, with site and exports."""
    into = tmp_path_factory.mktemp("editions")
    counties = {**fake_results.COUNTIES, "99007": HOSTILE_NAME}
    lists = lists_written()
    about = About(
        "2025-11-22",
        date(2025, 9, 30),
        "Department of Children",
        True,
        "0.1.0",
        counties=counties,
        licence="CC0-1.0",
        annotations=CHANGES,
    )
    some = [one for one in fake_results.INVENTED if one.kind in ("proportion", "share", "ratio")]
    for row in lists.iter_rows(named=True):
        for name in (row["workbook"], row["csv"]):
            if name:
                (into / "internal").mkdir(exist_ok=True)
                (into / "internal" / name).write_text("")
    asked = {"internal": (("ZZ",), fake_results.INVENTED), "public": (("ZZ", "MD"), some)}
    for audience, (states, measures) in asked.items():
        with fake_results.exact_database(states, measures) as exact:
            release(exact, audience, into / audience, about, lists if audience == "internal" else None)
        build_site(into / audience)
        export(into / audience)
        write_scripts([into / audience])
    return {audience: into / audience for audience in ("internal", "public")}


def lists_written() -> pl.DataFrame:
    """The lists behind two invented measures: of one they were written, of the other the command is told."""
    rows = [
        {
            "measure_id": measure_id, "state": "ZZ", "period_type": period_type, "period": period,
            "period_end": end, "is_missed": is_missed, "says": says, "rows": rows,
            "command": f"cwo list {measure_id} --period {period}" + (" --missed" if is_missed else ""),
            "workbook": f"../{measure_id}-{period}.xlsx" if says else None,
            "csv": f"../{measure_id}-{period}.csv" if says else None,
        }
        for measure_id, period_type, period, end, is_missed, says, rows in LISTS
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=Lists.schema())
