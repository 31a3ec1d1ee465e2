"""The NCANDS Agency File: counts that a state's Child File cannot hold, one record a year."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class NcandsAgency(Contract):
    """One row per state and federal fiscal year, as the state's agency counted it.

    Columns are the short names in lower case where they are known, else the items: `item_1_1_a_children`. A
    blank says that nothing was filed, which is not zero.
    """

    layout_source = (
        "Sections and a few items: public instructions to the file's submission (2009 and 2023); short"
        " names: analysts' public code. The codebook was not at hand: most letters and wordings are general"
        " knowledge"
    )

    state = text(
        "Postal code of the agency's state, or a tribal agency's three-digit code", key=True, example="ZZ"
    )
    submission = text(
        "Submission year as the period it covers, FFY and four digits", key=True, example="FFY2023"
    )
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
    subyr = integer(
        "Submission year", minimum=1990, maximum=2099, element="SUBYR", archive="SUBYR", required=True
    )
    staterr = text("State or territory", element="STATERR", archive="STATERR", required=True)
    item_1_1_a_children = integer(
        "Children who received preventive services: Child Abuse and Neglect State Grant (CAPTA)",
        minimum=0,
        element="1.1.A",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_a_families = integer(
        "Families who received preventive services: Child Abuse and Neglect State Grant (CAPTA)",
        minimum=0,
        element="1.1.A",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_b_children = integer(
        "Children who received preventive services: Community-Based Child Abuse Prevention (CBCAP)",
        minimum=0,
        element="1.1.B",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_b_families = integer(
        "Families who received preventive services: Community-Based Child Abuse Prevention (CBCAP)",
        minimum=0,
        element="1.1.B",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_c_children = integer(
        "Children who received preventive services: Promoting Safe and Stable Families (title IV-B)",
        minimum=0,
        element="1.1.C",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_c_families = integer(
        "Families who received preventive services: Promoting Safe and Stable Families (title IV-B)",
        minimum=0,
        element="1.1.C",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_d_children = integer(
        "Children who received preventive services: Social Services Block Grant (title XX)",
        minimum=0,
        element="1.1.D",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_d_families = integer(
        "Families who received preventive services: Social Services Block Grant (title XX)",
        minimum=0,
        element="1.1.D",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_e_children = integer(
        "Children who received preventive services: Other funding sources",
        minimum=0,
        element="1.1.E",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_1_1_e_families = integer(
        "Families who received preventive services: Other funding sources",
        minimum=0,
        element="1.1.E",
        certainty="children and families by source of funds are attested; sources and letters are not",
    )
    item_2_1_a = integer(
        "Referrals screened out during the year",
        minimum=0,
        element="2.1.A",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_2_1_b = integer(
        "Children screened out during the year",
        minimum=0,
        element="2.1.B",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_2_1_c = integer(
        "Screened-out infants with prenatal substance exposure",
        minimum=0,
        element="2.1.C",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    item_2_1_d = integer(
        "Screened-out infants with prenatal substance exposure: has a plan of safe care",
        minimum=0,
        element="2.1.D",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    item_2_1_e = integer(
        "Screened-out infants with prenatal substance exposure: referral to appropriate services",
        minimum=0,
        element="2.1.E",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    item_2_2 = number(
        "Response time with respect to the initial investigation or assessment (average, in hours)",
        minimum=0,
        element="2.2",
        certainty="number and title are attested; the unit is general knowledge",
    )
    item_2_3_a = number(
        "Staff responsible for screening, intake and investigation or assessment (full-time equivalents)",
        minimum=0,
        element="2.3.A",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    item_2_3_b = number(
        "Staff responsible for screening and intake (full-time equivalents)",
        minimum=0,
        element="2.3.B",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    item_3_1_a = integer(
        "Child victims whose families received family preservation services in the previous five years",
        minimum=0,
        element="3.1.A",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_3_1_b = integer(
        "Child victims reunited with their families in the previous five years",
        minimum=0,
        element="3.1.B",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_3_2 = number(
        "Average number of out-of-court contacts between court-appointed representatives and the child"
        " victims they represent",
        minimum=0,
        element="3.2",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_3_3 = integer(
        "Children in the care of the agency transferred to the juvenile justice system",
        minimum=0,
        element="3.3",
        certainty="general knowledge: neither letter nor wording is attested",
    )
    ftlfpscf = integer(
        "Child File fatalities whose families received family preservation services in the five years before",
        minimum=0,
        element="3.4.A",
        archive="FTLFPSCF",
        certainty="the short name is attested, its wording is inferred from it",
    )
    ftlcrucf = integer(
        "Child File fatalities reunited with their families in the previous five years",
        minimum=0,
        element="3.4.B",
        archive="FTLCRUCF",
        certainty="the short name is inferred from that of its neighbour",
    )
    fatality = integer(
        "Child maltreatment fatalities not reported in the Child File",
        minimum=0,
        element="4.1.A",
        archive="FATALITY",
        certainty="the short name is attested, its wording is inferred from it",
    )
    fatalfps = integer(
        "Of these, those whose families had received family preservation services in the previous five years",
        minimum=0,
        element="4.1.B",
        archive="FATALFPS",
        certainty="the short name is inferred from that of its neighbour",
    )
    fatalcru = integer(
        "Of these, those reunited with family in the previous five years",
        minimum=0,
        element="4.1.C",
        archive="FATALCRU",
        certainty="the short name is attested, its wording is inferred from it",
    )
    item_5_1 = integer(
        "Child victims under 3 eligible for referral to early intervention (IDEA Part C)",
        minimum=0,
        element="5.1",
        certainty="the section is attested; item and wording are general knowledge",
    )
    item_5_2 = integer(
        "Child victims under 3 referred to early intervention (IDEA Part C)",
        minimum=0,
        element="5.2",
        certainty="the section is attested; item and wording are general knowledge",
    )
