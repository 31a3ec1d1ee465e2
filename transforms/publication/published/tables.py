"""What a released table promises: the contracts of the schema `published`.

Here belong the tables an edition hands out, described once: release writes them, their comments and
the pages are projections. How they are filled stands in `release.py`; what is hidden in
`disclosure`. The exact results they are made from are contracts of `marts` and `quality`.
"""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, number, text
from transforms.contracts.marts.comparisons import Comparisons as ExactComparisons
from transforms.contracts.marts.data_quality_effects import DataQualityEffects as ExactEffects
from transforms.contracts.marts.evaluation_checks import EvaluationChecks as ExactEvaluationChecks
from transforms.contracts.marts.evaluation_estimates import EvaluationEstimates as ExactEvaluationEstimates
from transforms.contracts.marts.evaluation_points import EvaluationPoints as ExactEvaluationPoints
from transforms.contracts.marts.evaluations import Evaluations as ExactEvaluations
from transforms.contracts.marts.measure_results import MeasureResults as ExactResults
from transforms.contracts.marts.measures import Measures as Definitions
from transforms.contracts.marts.reconciliation import Reconciliation as ExactReconciliation

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


class MeasureComponents(Contract):
    """One row per measure and named part: who is counted in it, and what must be so of them."""

    measure_id = text("Measure", key=True)
    component = text("Named part, all where there is one only", key=True)
    position = integer("Order of the parts")
    denominator_in_words = text("Who or what is counted, or what a rate is over")
    numerator_in_words = text("What must be so of them, or what is measured; empty for counts")
    follow_up = text("How long members are followed after the period")
    needs = text("Sources that must be received for any figure, separated by semicolons")


class Breakdowns(Contract):
    """One row per breakdown: whether its categories add to the total."""

    breakdown = text("Breakdown: a value of the column dimension", key=True)
    is_of_many = boolean("A member may stand in several categories, so that they add to more than the total")
    code_list = text("List of the table labels that names its categories; empty where none does")


class CountyTotals(Contract):
    """One row per measure, part and period with figures of counties: whether these add up to the state's."""

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months, agency_year, quarter or month", key=True)
    period_start = date("First day of the period", key=True)
    period_end = date("Last day of the period", key=True)
    is_complete = boolean(
        "Everyone counted has a county; else the counties together are fewer than the state"
    )


class MeasureChanges(Contract):
    """One row per measure and version that its file tells of: what the version changed, and why."""

    measure_id = text("Measure", key=True)
    version = text("Version of the definition", key=True)
    changed_on = date("Day of the change")
    says = text("What it changed, and why")


class MeasureExamples(Contract):
    """One row per worked example: invented rows a person could write by hand, and what is made of them."""

    measure_id = text("Measure", key=True)
    example = integer("1, 2, ... in the order of the measure's file", key=True)
    says = text("What it shows")
    period_start = date("First day of the example's period")
    period_end = date("Last day of the example's period")
    component = text("Named part that is expected, else all")
    settings = text("Settings that differ from the default, as JSON: keys by section")
    tables = text(
        "Rows given, as JSON: name, columns and rows of each table; other columns are as in any row"
    )
    expects = text("What is made of them, as JSON: denominator, numerator, and by kind mean or outcomes")


Comparisons: type[Contract] = type(
    "Comparisons",
    (Contract,),
    {
        "__doc__": "One row per released result and what it is compared with, where both figures are shown: "
        "the difference, its interval and a verdict.",
        "__module__": __name__,
        **ExactComparisons.columns,
    },
)


class Caveats(Contract):
    """One row per measure, state, period and caveat: what a reader must know of the figures."""

    measure_id = text("Measure", key=True)
    state = text("Postal code", key=True)
    period = text("Period: 21A21B, FFY2021", key=True)
    caveat = text("A code of history_caveats or episode_repairs, or a rule over whole files", key=True)
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    says = text("What the reader must know, in a sentence or two")


DataQualityEffects: type[Contract] = type(
    "DataQualityEffects",
    (Contract,),
    {
        "__doc__": "One row per measure, component, state, period, outcome, statistic and data-quality rule: "
        "how far the figure could lie from the published one if what the rule flags or leaves out had gone "
        "either way. Where something is hidden its numbers are null.",
        "__module__": __name__,
        **ExactEffects.columns,
        "is_hidden": boolean("The range and its counts were hidden to protect persons"),
    },
)


Reconciliation: type[Contract] = type(
    "Reconciliation",
    (Contract,),
    {
        "__doc__": ExactReconciliation.__doc__,
        "__module__": __name__,
        **ExactReconciliation.columns,
    },
)


class Annotations(Contract):
    """One row per policy change that the agency tells of, beside which the figures are to be read."""

    changed_on = date("Day it took effect", key=True)
    says = text("What changed, in the agency's words", key=True)
    county = text("FIPS code of the county it took effect in; empty for the whole state", key=True)
    measures = text("Measures it concerns, separated by spaces; empty for all")


class Revisions(Contract):
    """One row per figure that moved since the edition before and cause of its moving.

    `all` tells the whole, the other causes its parts: each begins where the one before it ends, so that they
    add up. In the public edition of whole states and 12 months alone, and only what both editions show.
    """

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months, agency_year, quarter or month", key=True)
    period = text("Period", key=True)
    geography_level = text("state, county or unit", key=True)
    geography = text("Postal code, county FIPS or unit", key=True)
    dimension = text("Breakdown, else all", key=True)
    category = text("Category of the breakdown, else all", key=True)
    outcome = text("Outcome of a share or incidence, else all", key=True)
    statistic = text("value, mean, median, ...", key=True)
    position = integer("0 for the whole; 1, 2, ... in the order in which causes are put in", key=True)
    cause = text(
        "all; definition, settings, data_quality, corrected_history, new_data; several where small parts are"
        " told together; not_separated where the earlier tables are gone; suppression where the figure is"
        " hidden in one of both editions"
    )
    earlier_edition = text("The edition before, in which the figure is what it was")
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    version_before = text("Version of the definition before; of the whole")
    version_now = text("Version of the definition now; of the whole")
    status_before = text("Status before; of the whole")
    status_now = text("Status now; of the whole")
    numerator_before = number("Numerator before the cause is put in; null where hidden")
    numerator_now = number("Numerator after it; null where hidden")
    denominator_before = number("Denominator before; null where hidden")
    denominator_now = number("Denominator after; null where hidden")
    value_before = number("Figure before; null where hidden")
    value_now = number("Figure after; null where hidden")
    is_hidden = boolean("Numbers were hidden to protect persons")


class Superseded(Contract):
    """One row per earlier public edition and measure, part, period and place whose figures no longer hold.

    A count that the edition told of them is another one now, or a group that it hid is nobody: records were
    corrected, or came late. Of what has no figures in this edition, what the one before said stands, and a
    period no longer holds that shares days with one whose figures moved.
    """

    earlier_edition = text("The edition that told it", key=True)
    measure_id = text("Measure", key=True)
    measure_version = text("Version of the definition", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months, 36_months, agency_year, quarter or month", key=True)
    period = text("Period", key=True)
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    geography_level = text("state, county or unit", key=True)
    geography = text("Postal code, county FIPS or unit", key=True)


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


class Rules(Contract):
    """One row per data-quality rule: what must hold, what to fix, what to beware of."""

    rule_id = text("Rule", key=True)
    dataset = text("Dataset whose supplier can fix it")
    table_name = text("Staging table of its first field")
    fields = text("Fields it is about, separated by spaces")
    says = text("What must hold, in a sentence")
    category = text("conformance, completeness, plausibility")
    level = text("field, record, child, file, cross-file, history")
    severity = text("block, error, query, information")
    threshold = number("Largest share of violations that passes")
    basis = text("Where the threshold comes from")
    finds = text("rows: each violation is a finding; file: a file over the threshold is one")
    error_type = text("How the AFCARS compliance rules count a violation; empty where they do not")
    source = text("Where the rule comes from")
    fix = text("What the supplier should fix")
    beware = text("What the reader should beware of")
    since = text("Version since which it is asked")
    withholds = text("Measures withheld over the threshold, separated by spaces")
    notes = text("Decisions")
    sql = text("The select: one row for each row checked")


class RuleResults(Contract):
    """One row per rule, state and submission (extracts together) with something to check, in counts."""

    state = text("Postal code", key=True)
    rule_id = text("Rule", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission; empty for extracts", key=True)
    severity = text("block, error, query, information")
    rows = integer("Rows checked; null where hidden")
    violations = integer("Rows that break the rule; null where hidden")
    share = number("violations / rows; null where hidden")
    threshold = number("Largest share that passes")
    is_over = boolean("The share passes the threshold")
    is_hidden = boolean("A count was hidden to protect persons")
    accepted = integer("Findings the agency accepts with a reason; null where hidden")
    is_explained = boolean("It found something, and all of it is accepted with a reason")


class FindingHistory(Contract):
    """One row per check of changed data and severity: what became of findings; severity all for the total."""

    state = text("Postal code", key=True)
    check_number = integer("1, 2, ... among the checks of the agency's data, oldest first", key=True)
    severity = text("block, error, query, information; all", key=True)
    checked_on = date("Day the data were first checked; empty in the public edition")
    new = integer("Findings not known before; null where hidden")
    returned = integer("Findings that were fixed once and are back; null where hidden")
    continuing = integer("Findings that stood at the check before too; null where hidden")
    fixed = integer("Findings of the check before that stand no longer; null where hidden")
    accepted = integer("Of those that stand, accepted with a reason; null where hidden")


class Accepted(Contract):
    """One row per entry of the agency's ledger of explained findings."""

    state = text("Postal code", key=True)
    line = integer("Line of the ledger", key=True)
    rule_id = text("Rule whose findings are accepted")
    scope = text("What is accepted: rule, submission, county, finding")
    submission = text("Submission whose findings are accepted; empty for all")
    county = text("County whose findings are accepted; empty for all, and in the public edition")
    finding_id = text("The one finding that is accepted; empty for all, and in the public edition")
    reason = text("Why the data are right as they are; empty in the public edition")
    accepted_by = text("Role that decided")
    until = date("Last day the entry holds")
    standing = text("in_use; unused: it fits no finding that stands; expired: its findings are open again")
    findings = integer("Findings it silences; null where hidden")


class Compliance(Contract):
    """One row per AFCARS element, error type and submission: as 45 CFR 1355.46 judges it, in counts."""

    state = text("Postal code", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission", key=True)
    table_name = text("Staging table of the element", key=True)
    element = text("Column of the element", key=True)
    error_type = text("missing, invalid, inconsistent, cross_file, tardy", key=True)
    records = integer("Records to which the element applies; null where hidden")
    failures = integer("Of these, records with an error of the type; null where hidden")
    share = number("failures / records; null where hidden")
    limit_share = number("Largest share allowed")
    is_over = boolean("The share passes the limit")
    is_hidden = boolean("A count was hidden to protect persons")


class Submissions(Contract):
    """One row per file received that named its dataset: what was read and what was set aside."""

    state = text("Postal code", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission: FFY2023, 23A; empty for extracts", key=True)
    file_number = integer("1, 2, ... among the files of the submission, those superseded first", key=True)
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
    licence = text("Licence of the figures, an SPDX identifier; empty where the agency names none")
    as_of = date("Last day the data cover")
    states = text("Postal codes, separated by spaces")
    is_synthetic = boolean("The data are invented: no figure describes a real child")
    code_version = text("Version of the code that made it")
    settings = text("Settings of publication, as JSON")
    earlier_edition = text("The edition before, with which revisions compare; empty for the first")


class Labels(Contract):
    """One row per code of a list: how a person reads it."""

    list = text("Code list; counties; domains of measures, in the order of a child's way", key=True)
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


class Lists(Contract):
    """One row per measure, state and kind of period: the list of members behind its latest figure."""

    measure_id = text("Measure", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months or month", key=True)
    period = text("Latest period that has a figure")
    period_end = date("Last day of the period")
    is_missed = boolean("The list is of those who did not get what the measure asks for; else of all members")
    command = text("What to type for the list, inside the agency")
    says = text("Who stands on the list that was written with the edition; null where none was")
    rows = integer("Rows of that list")
    workbook = text("Where its workbook lies, from the folder of the edition")
    csv = text("Where the same rows lie as CSV")


class DataDictionary(Contract):
    """One row per column of the tables and views of this database: what it holds."""

    table_name = text("Table or view of the schema published", key=True)
    column_name = text("Column", key=True)
    position = integer("Order of the column in its table")
    table_says = text("What a row of the table is")
    is_view = boolean("A view, made of the tables when it is read")
    says = text("What the column says")
    type = text("text, integer, number, boolean, date or timestamp")
    is_key = boolean("Part of what identifies a row")
    allowed = text("Names that may stand in it, separated by spaces; empty where there is no closed list")


RELEASED: tuple[type[Contract], ...] = (
    MeasureResults,
    Measures,
    MeasureComponents,
    Breakdowns,
    CountyTotals,
    MeasureChanges,
    MeasureExamples,
    Comparisons,
    Caveats,
    DataQualityEffects,
    Reconciliation,
    Annotations,
    Revisions,
    Superseded,
    QualitySummary,
    FederalLimits,
    Rules,
    RuleResults,
    FindingHistory,
    Accepted,
    Compliance,
    Submissions,
    Edition,
    Labels,
    Layouts,
    LayoutFields,
    DataDictionary,
)

EVALUATIONS: tuple[type[Contract], ...] = tuple(
    type(exact.__name__, (Contract,), {"__doc__": exact.__doc__, "__module__": __name__, **exact.columns})
    for exact in (
        ExactEvaluations,
        ExactEvaluationChecks,
        ExactEvaluationEstimates,
        ExactEvaluationPoints,
    )
)
"""What evaluations found: exact figures of counties and months, as they are."""

INTERNAL: tuple[type[Contract], ...] = (*RELEASED, Lists, *EVALUATIONS)
"""What the internal edition holds: lists of members and evaluations are no matter of a public one."""
