"""What an agency counted in a year beside its case records."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class AgencyFile(Contract):
    """One row per state and federal fiscal year of the NCANDS Agency File; empty where nothing was filed."""

    state = text("Postal code", key=True, example="ZZ")
    submission_year = integer("Federal fiscal year (SUBYR)", key=True, example=2023)
    capta_children = integer("Children served with the CAPTA state grant (1.1.A)")
    capta_families = integer("Families served with the CAPTA state grant (1.1.A)")
    cbcap_children = integer("Children served with community-based prevention funds (1.1.B)")
    cbcap_families = integer("Families served with community-based prevention funds (1.1.B)")
    title_iv_b_children = integer("Children served with Promoting Safe and Stable Families (1.1.C)")
    title_iv_b_families = integer("Families served with Promoting Safe and Stable Families (1.1.C)")
    title_xx_children = integer("Children served with the Social Services Block Grant (1.1.D)")
    title_xx_families = integer("Families served with the Social Services Block Grant (1.1.D)")
    other_funds_children = integer("Children served with other funds (1.1.E)")
    other_funds_families = integer("Families served with other funds (1.1.E)")
    referrals_screened_out = integer("Referrals screened out (2.1.A)")
    children_screened_out = integer("Children screened out (2.1.B)")
    response_time_hours = number("The agency's own mean response time in hours (2.2)")
    response_staff_fte = number("Screening, intake and response staff, full-time equivalents (2.3.A)")
    screening_staff_fte = number("Screening and intake staff, full-time equivalents (2.3.B)")
    fatalities_not_in_child_file = integer("Maltreatment deaths that the Child File does not hold (4.1.A)")
    early_intervention_eligible = integer("Victims under 3 eligible for early intervention (5.1)")
    early_intervention_referred = integer("Victims under 3 referred to early intervention (5.2)")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
