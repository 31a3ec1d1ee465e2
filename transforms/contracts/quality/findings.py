"""What the rules found, row by row."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, text


class Findings(Contract):
    """One row per finding: something a rule found at fault, with the keys that lead to it in the file."""

    finding_id = text("Stable name: the same fault of the same record keeps it in every run", key=True)
    state = text("Postal code", example="ZZ")
    rule_id = text("Rule that found it")
    severity = text("block, error, query, information")
    dataset = text("Dataset")
    submission = text("Submission; empty for extracts")
    file_id = text("File")
    record_number = integer("Number of the record in the file; empty for a fault of the whole file")
    key_values = text("What is at fault: names and values of the keys")
    county = text("Five-digit FIPS of the county that can mend it; empty where that is the state")
    status = text("new, continuing, fixed, returned")
    found = text("Fields and the values found in them; never leaves restricted/")
    is_accepted = boolean("Explained: an entry of the agency's ledger silences it", example=False)
    accepted_reason = text("The reason given; empty where it is not accepted")
    accepted_by_line = integer("Line of the ledger, as in quality.accepted; empty where it is not accepted")
