"""What a released table promises: the contracts of the schema `published`.

Here belong the tables an edition hands out, described once: release writes them, their comments and
the pages are projections. How they are filled stands in `release.py`; what is hidden in
`small_counts.py`. The exact results they are made from are contracts of `marts` and `quality`.
"""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, number, text
from transforms.contracts.marts.measure_results import MeasureResults as ExactResults
from transforms.contracts.marts.measures import Measures as Definitions

MeasureResults: type[Contract] = type(
    "MeasureResults",
    (Contract,),
    {
        "__doc__": "One row per measure, component, period, geography, breakdown category, outcome and "
        "statistic: the released result. Where something is hidden the numbers are null and the status "
        "says why.",
        "__module__": __name__,
        "value_id": text("Stable name of the value: a hash of what it says, never of the number", key=True),
        **{name: column for name, column in ExactResults.columns.items() if name != "members"},
    },
)

Measures: type[Contract] = type(
    "Measures",
    (Contract,),
    {"__doc__": Definitions.__doc__, "__module__": __name__, **Definitions.columns},
)


class QualitySummary(Contract):
    """One row per state, table, column and rule: how the check ended, in counts."""

    state = text("Postal code", key=True)
    table_name = text("Qualified name of the table", key=True)
    column_name = text("Column; empty for a rule over the table", key=True)
    rule = text("Rule", key=True)
    says = text("What the rule demands, in a sentence")
    severity = text("block, error, query, information")
    status = coded(codes.CHECK_STATUSES, "How the check ended")
    rows = integer("Rows the rule was applied to; null where hidden")
    violations = integer("Rows that break it; null where hidden")
    share = number("violations / rows; null where hidden")
    threshold = number("Largest share that passes")
    is_hidden = boolean("A count was hidden to protect persons")


class FederalLimits(Contract):
    """One row per federal data-quality check, state and submission, in counts."""

    state = text("Postal code", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission", key=True)
    check_id = text("Check", key=True)
    says = text("What the check counts")
    records = integer("Records checked; null where hidden")
    failures = integer("Records that fail; null where hidden")
    share = number("failures / records; null where hidden")
    limit_share = number("Largest (or smallest) share allowed")
    is_over = boolean("The limit is passed: affected indicators are withheld")
    measures = text("Measures withheld when over, separated by spaces")
    is_hidden = boolean("A count was hidden to protect persons")


class Submissions(Contract):
    """One row per file received that named its dataset: what was read and what was set aside."""

    state = text("Postal code", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission: FFY2023, 23A; empty for extracts", key=True)
    file_number = integer("1, 2, ... among the files of the submission, oldest first", key=True)
    period_start = date("First day of the period the submission covers")
    period_end = date("Last day of the period the submission covers")
    status = text("accepted, refused, duplicate")
    records_in = integer("Records found; null where hidden")
    records_accepted = integer("Records that stand in staging; null where hidden")
    records_rejected = integer("Records set aside; null where hidden")
    is_balanced = boolean("Every part of the file balances: in equals accepted plus rejected")
    is_hidden = boolean("A count was hidden to protect persons")


class Edition(Contract):
    """One row per edition: this one."""

    edition = text("Name of the edition", key=True)
    audience = text("internal or public")
    agency = text("Who publishes")
    contact = text("Whom to ask")
    as_of = date("Last day the data cover")
    states = text("Postal codes, separated by spaces")
    is_synthetic = boolean("The data are invented: no figure describes a real child")
    code_version = text("Version of the code that made it")
    settings = text("Settings of publication, as JSON")


class Labels(Contract):
    """One row per code of a list: how a person reads it."""

    list = text("Code list, or counties", key=True)
    name = text("Name used in the results; the five-digit FIPS of a county", key=True)
    label = text("What a person reads")
    position = integer("Order in the list")


RELEASED: tuple[type[Contract], ...] = (
    MeasureResults,
    Measures,
    QualitySummary,
    FederalLimits,
    Submissions,
    Edition,
    Labels,
)
