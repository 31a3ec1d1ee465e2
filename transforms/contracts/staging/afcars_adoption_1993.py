"""The AFCARS adoption record of 1993: 37 elements as 52 fields, 111 characters.

Column names are those under which the archive distributes the field, in lower case.
"""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text

ANSWER = codes.AFCARS_1993_ANSWERS


class AfcarsAdoption1993(Contract):
    """One row per adoption made final with the agency's involvement, as the six-month file reports it.

    Codes stand decoded, blanks are null; an element that applies or does not (1 and 0 in the file) is
    true or false.
    """

    layout_source = (
        "Widths from one public parser of one state, which names a length of 111 characters and reads 110;"
        " no second source was found. Names and codes are those of the archive's own program for its file"
    )

    state = text(
        "Postal code of the agency's state, or a tribal agency's three-digit code", key=True, example="ZZ"
    )
    submission = text(
        "Report period: two-digit federal fiscal year, and A (October to March) or B (April to September)",
        key=True,
        example="21A",
    )
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
    state_fips = text(
        "State, as two-digit FIPS code",
        text_form="digits",
        required=True,
        element="1",
        number=1,
        start=1,
        width=2,
        archive="State",
    )
    report_date = date(
        "End of the report period: March or September",
        text_form="yyyymm",
        required=True,
        example="2021-03-01",
        element="2",
        number=2,
        start=3,
        width=6,
        archive="RepDatYr + RepDatMo",
    )
    recnum = text(
        "Record number of the adopted child, encrypted",
        key=True,
        required=True,
        example="A",
        element="3",
        number=3,
        start=9,
        width=12,
        archive="RecNum",
    )
    agnyinvl = coded(
        codes.AFCARS_1993_YES_OR_NO,
        "State agency involvement",
        element="4",
        number=4,
        start=21,
        width=1,
        archive="AgnyInvl",
    )
    dob = date(
        "Child's date of birth, as its month",
        text_form="yyyymm",
        required=True,
        example="2015-06-01",
        element="5",
        number=5,
        start=22,
        width=6,
        archive="DOB",
    )
    sex = coded(codes.AFCARS_SEXES, "Sex", element="6", number=6, start=28, width=1, archive="Sex")
    amiakn = boolean(
        "Child race: American Indian or Alaska Native",
        element="7a",
        number=7,
        start=29,
        width=1,
        archive="AmIAKN",
    )
    asian = boolean("Child race: Asian", element="7b", number=7, start=30, width=1, archive="Asian")
    blkafram = boolean(
        "Child race: Black or African American", element="7c", number=7, start=31, width=1, archive="BlkAfrAm"
    )
    hawaiipi = boolean(
        "Child race: Native Hawaiian or Other Pacific Islander",
        element="7d",
        number=7,
        start=32,
        width=1,
        archive="HawaiiPI",
    )
    white = boolean("Child race: White", element="7e", number=7, start=33, width=1, archive="White")
    untodetm = boolean(
        "Child race: Unable to determine", element="7f", number=7, start=34, width=1, archive="UnToDetm"
    )
    hisorgin = coded(
        ANSWER, "Child Hispanic origin", element="8", number=8, start=35, width=1, archive="HisOrgin"
    )
    agyspnds = coded(
        ANSWER, "Special needs determined", element="9", number=9, start=36, width=1, archive="AgySpnds"
    )
    basspnds = coded(
        codes.SPECIAL_NEEDS_BASES,
        "Primary basis for special needs",
        element="10",
        number=10,
        start=37,
        width=1,
        archive="BasSpnds",
    )
    mr = boolean(
        "Intellectual disability (the layout says mental retardation)",
        element="11",
        number=11,
        start=38,
        width=1,
        archive="MR",
    )
    vishear = boolean(
        "Visually or hearing impaired", element="12", number=12, start=39, width=1, archive="VisHear"
    )
    phydis = boolean("Physically disabled", element="13", number=13, start=40, width=1, archive="PhyDis")
    dsmiii = boolean("Emotionally disturbed", element="14", number=14, start=41, width=1, archive="DSMIII")
    othrmed = boolean(
        "Other diagnosed condition", element="15", number=15, start=42, width=1, archive="OthrMed"
    )
    dobyrmom = integer(
        "Biological mother year of birth",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="16",
        number=16,
        start=43,
        width=4,
        archive="DOBYrMom",
    )
    dobyrdad = integer(
        "Biological father year of birth",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="17",
        number=17,
        start=47,
        width=4,
        archive="DOBYrDad",
    )
    momarrd = coded(
        ANSWER, "Mother married at birth", element="18", number=18, start=51, width=1, archive="MomArrd"
    )
    tprmomdate = date(
        "Mother's TPR date",
        text_form="yyyymmdd",
        element="19",
        number=19,
        start=52,
        width=8,
        archive="TPRMomDate",
    )
    tprdaddate = date(
        "Father's TPR date",
        text_form="yyyymmdd",
        element="20",
        number=20,
        start=60,
        width=8,
        archive="TPRDadDate",
    )
    adoptdate = date(
        "Adoption finalization date",
        text_form="yyyymmdd",
        required=True,
        example="2020-11-20",
        element="21",
        number=21,
        start=68,
        width=8,
        archive="AdoptDate",
    )
    adpfamst = coded(
        codes.ADOPTIVE_FAMILY_STRUCTURES,
        "Adoptive family structure",
        element="22",
        number=22,
        start=76,
        width=1,
        archive="AdpFamSt",
    )
    admomyr = integer(
        "Adoptive mother year of birth",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="23",
        number=23,
        start=77,
        width=4,
        archive="AdMomYr",
    )
    addadyr = integer(
        "Adoptive father year of birth",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="24",
        number=24,
        start=81,
        width=4,
        archive="AdDadYr",
    )
    amiaknm = boolean(
        "Adoptive mother race: American Indian or Alaska Native",
        element="25a",
        number=25,
        start=85,
        width=1,
        archive="AmIAKNM",
    )
    asianm = boolean(
        "Adoptive mother race: Asian", element="25b", number=25, start=86, width=1, archive="AsianM"
    )
    blaframm = boolean(
        "Adoptive mother race: Black or African American",
        element="25c",
        number=25,
        start=87,
        width=1,
        archive="BlAfrAmM",
    )
    hawiipim = boolean(
        "Adoptive mother race: Native Hawaiian or Other Pacific Islander",
        element="25d",
        number=25,
        start=88,
        width=1,
        archive="HawIIPIM",
    )
    whitem = boolean(
        "Adoptive mother race: White", element="25e", number=25, start=89, width=1, archive="WhiteM"
    )
    untodemm = boolean(
        "Adoptive mother race: Unable to determine",
        element="25f",
        number=25,
        start=90,
        width=1,
        archive="UnToDemM",
    )
    homom = coded(
        ANSWER, "Adoptive mother Hispanic origin", element="26", number=26, start=91, width=1, archive="HOMom"
    )
    amiaknd = boolean(
        "Adoptive father race: American Indian or Alaska Native",
        element="27a",
        number=27,
        start=92,
        width=1,
        archive="AmIAKND",
    )
    asiand = boolean(
        "Adoptive father race: Asian", element="27b", number=27, start=93, width=1, archive="AsianD"
    )
    blaframd = boolean(
        "Adoptive father race: Black or African American",
        element="27c",
        number=27,
        start=94,
        width=1,
        archive="BlAfrAmD",
    )
    hawiipid = boolean(
        "Adoptive father race: Native Hawaiian or Other Pacific Islander",
        element="27d",
        number=27,
        start=95,
        width=1,
        archive="HawIIPID",
    )
    whited = boolean(
        "Adoptive father race: White", element="27e", number=27, start=96, width=1, archive="WhiteD"
    )
    untodemd = boolean(
        "Adoptive father race: Unable to determine",
        element="27f",
        number=27,
        start=97,
        width=1,
        archive="UnToDemD",
    )
    hodad = coded(
        ANSWER, "Adoptive father Hispanic origin", element="28", number=28, start=98, width=1, archive="HODad"
    )
    stparent = boolean(
        "Pre-adoptive relationship: Step parent",
        element="29",
        number=29,
        start=99,
        width=1,
        archive="StParent",
    )
    otherel = boolean(
        "Pre-adoptive relationship: Other relative",
        element="30",
        number=30,
        start=100,
        width=1,
        archive="OtheRel",
    )
    fosparch = boolean(
        "Pre-adoptive relationship: Foster parent",
        element="31",
        number=31,
        start=101,
        width=1,
        archive="FosParCh",
    )
    nonrel = boolean(
        "Pre-adoptive relationship: Other non-relative",
        element="32",
        number=32,
        start=102,
        width=1,
        archive="NonRel",
    )
    chpldfrm = coded(
        codes.ADOPTION_PLACED_FROM,
        "Child was placed from",
        element="33",
        number=33,
        start=103,
        width=1,
        archive="ChPldFrm",
    )
    chpldby = coded(
        codes.ADOPTION_PLACED_BY,
        "Child was placed by",
        element="34",
        number=34,
        start=104,
        width=1,
        archive="ChPldBy",
    )
    monsubsy = coded(
        ANSWER, "Receiving monthly subsidy", element="35", number=35, start=105, width=1, archive="MonSubsy"
    )
    monamnt = integer(
        "Monthly subsidy in whole dollars",
        text_form="digits",
        minimum=0,
        maximum=99999,
        element="36",
        number=36,
        start=106,
        width=5,
        archive="MonAmnt",
    )
    iveaa = coded(
        ANSWER,
        "Title IV-E adoption assistance",
        certainty="width inferred: the one source reads 110 of the 111 characters it names",
        element="37",
        number=37,
        start=111,
        width=1,
        archive="IVEAA",
    )
