"""The agency's ledger of explained findings."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class Accepted(Contract):
    """One row per entry of the ledger of explained findings (`accepted.csv`), with what it silences."""

    state = text("Postal code", key=True, example="ZZ")
    line = integer("Line of the ledger", key=True)
    rule_id = text("Rule whose findings are accepted")
    scope = text("What is accepted: rule, submission, county, finding")
    submission = text("Submission whose findings are accepted; empty for all")
    county = text("Five-digit FIPS of the county whose findings are accepted; empty for all")
    finding_id = text("The one finding that is accepted; empty for all")
    reason = text("Why the data are right as they are, in the agency's words")
    accepted_by = text("Role that decided; never a person's name")
    until = date("Last day the entry holds")
    standing = text("in_use; unused: it fits no finding that stands; expired: its findings are open again")
    findings = integer("Findings it silences")
