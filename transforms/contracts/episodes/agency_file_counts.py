"""Counts of the NCANDS Agency File."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class AgencyFileCounts(Contract):
    """One row per agency and federal fiscal year, with counts that no record of a child holds."""

    state = text("Postal code", key=True, example="ZZ")
    submission_year = integer("Federal fiscal year", key=True, example=2023)
    referrals_screened_out = integer("Referrals screened out (item 2.1.A); null when not counted")
    children_screened_out = integer("Children in them (2.1.B)")
    mean_response_hours = number("Mean hours from report to investigation, by the agency's own count (2.2)")
    deaths_outside_child_file = integer("Maltreatment deaths that the Child File does not hold (4.1.A)")
    early_intervention_eligible = integer("Victims under 3 eligible for early intervention (5.1)")
    early_intervention_referred = integer("Victims under 3 referred to early intervention (5.2)")
    prevention_capta_children = integer("Children served by prevention: CAPTA state grant (1.1.A)")
    prevention_capta_families = integer("Families served by prevention: CAPTA state grant (1.1.A)")
    prevention_cbcap_children = integer("Children served by prevention: CBCAP (1.1.B)")
    prevention_cbcap_families = integer("Families served by prevention: CBCAP (1.1.B)")
    prevention_title_iv_b_children = integer("Children served by prevention: title IV-B (1.1.C)")
    prevention_title_iv_b_families = integer("Families served by prevention: title IV-B (1.1.C)")
    prevention_title_xx_children = integer("Children served by prevention: title XX (1.1.D)")
    prevention_title_xx_families = integer("Families served by prevention: title XX (1.1.D)")
    prevention_other_children = integer("Children served by prevention: other funds (1.1.E)")
    prevention_other_families = integer("Families served by prevention: other funds (1.1.E)")
