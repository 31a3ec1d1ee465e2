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


class Layouts(Contract):
    """One row per table that the files of a dataset are read into."""

    dataset = text("Dataset: folder of the drop zone", key=True)
    table_name = text("Table of the stage staging", key=True)
    position = integer("Order of the layouts")
    says = text("What a row of the table is")
    files = text("What the files are")
    is_federal = boolean("Files filed with the federal government; else an agency's own extract")
    source = text("Where the facts of the layout come from, and how sure they are")


class LayoutFields(Contract):
    """One row per field of a layout: where it stands, what it says, what is made of it."""

    dataset = text("Dataset: folder of the drop zone", key=True)
    table_name = text("Table of the stage staging", key=True)
    column_name = text("Column of the table", key=True)
    position = integer("Order of the field in the table")
    element = text("Number and name in the layout's own numbering")
    place = text("Characters of the record from 1, or the path of the element; empty in a table with names")
    archive_name = text("Name in the files a data archive distributes")
    says = text("What the field says")
    allowed = text("What may stand in it")
    code_list = text("Code list, a list of the table labels")
    codes = text("Codes as the file writes them, with what they mean")
    is_key = boolean("Part of what identifies a record: without it the record is set aside")
    is_required = boolean("A blank is a fault")
    feeds_tables = text("Tables of episodes and cohorts made from it, separated by spaces")
    feeds_measures = text("Measures whose figures depend on it, separated by spaces")
    feeds_breakdowns = boolean("Breakdowns of all measures of children, or their counties, depend on it")
    certainty = text("How sure the layout fact is, where it differs from the whole layout")


RELEASED: tuple[type[Contract], ...] = (
    MeasureResults,
    Measures,
    QualitySummary,
    FederalLimits,
    Submissions,
    Edition,
    Labels,
    Layouts,
    LayoutFields,
)
