"""The rules themselves."""

from __future__ import annotations

from transforms.contracts.contract import Contract, number, text


class Rules(Contract):
    """One row per rule: what must hold, why, what to fix and what to beware of."""

    state = text("Postal code of the agency the rules were asked of", key=True, example="ZZ")
    rule_id = text("Rule: the name of its file", key=True)
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
    since = text("Version of this project since which it is asked")
    withholds = text("Measures withheld over the threshold, separated by spaces")
    notes = text("Decisions")
    sql = text("The select: one row for each row checked")
