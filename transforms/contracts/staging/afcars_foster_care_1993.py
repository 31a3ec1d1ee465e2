"""The AFCARS foster care record of 1993: 66 elements as 81 fields, 197 characters.

Column names are those under which the archive distributes the field, in lower case.
"""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text

ANSWER = codes.AFCARS_1993_ANSWERS


class AfcarsFosterCare1993(Contract):
    """One row per child and six-month file: the latest removal and how it stood at the end of the period.

    A child in care, or discharged in the period, has one record. Codes stand decoded, blanks are null;
    an element that applies or does not (1 and 0 in the file) is true or false.
    """

    layout_source = (
        "Three public programs that read or write the record agree on its widths and element numbers; its"
        " codes are well attested. The regulation (45 CFR 1355.40, appendices) was not at hand"
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
        archive="State / St",
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
    fipscode = text(
        "Local agency responsible for the child: five-digit FIPS code of the county or equivalent",
        text_form="digits",
        element="3",
        number=3,
        start=9,
        width=5,
        archive="FIPSCode",
    )
    recnumbr = text(
        "The child's record number: encrypted, and the same in every file of the agency",
        key=True,
        required=True,
        example="A",
        element="4",
        number=4,
        start=14,
        width=12,
        archive="RecNumbr",
    )
    pedrevdt = date(
        "Date of the most recent periodic review; blank where there was none",
        text_form="yyyymmdd",
        element="5",
        number=5,
        start=26,
        width=8,
        archive="PedRevDt",
    )
    dob = date(
        "Child's date of birth",
        text_form="yyyymmdd",
        required=True,
        example="2015-06-15",
        element="6",
        number=6,
        start=34,
        width=8,
        archive="DOB",
    )
    sex = coded(codes.AFCARS_SEXES, "Sex", element="7", number=7, start=42, width=1, archive="Sex")
    amiakn = boolean(
        "Child race: American Indian or Alaska Native",
        element="8a",
        number=8,
        start=43,
        width=1,
        archive="AmIAKN",
    )
    asian = boolean("Child race: Asian", element="8b", number=8, start=44, width=1, archive="Asian")
    blkafram = boolean(
        "Child race: Black or African American", element="8c", number=8, start=45, width=1, archive="BlkAfrAm"
    )
    hawaiipi = boolean(
        "Child race: Native Hawaiian or Other Pacific Islander",
        element="8d",
        number=8,
        start=46,
        width=1,
        archive="HawaiiPI",
    )
    white = boolean("Child race: White", element="8e", number=8, start=47, width=1, archive="White")
    untodetm = boolean(
        "Child race: Unable to determine", element="8f", number=8, start=48, width=1, archive="UnToDetm"
    )
    hisorgin = coded(
        ANSWER,
        "Child Hispanic or Latino origin",
        element="9",
        number=9,
        start=49,
        width=1,
        archive="HisOrgin",
    )
    clindis = coded(
        codes.AFCARS_1993_DIAGNOSES,
        "Has the child been clinically diagnosed with a disability",
        element="10",
        number=10,
        start=50,
        width=1,
        archive="ClinDis",
    )
    mr = boolean(
        "Intellectual disability (the layout says mental retardation)",
        element="11",
        number=11,
        start=51,
        width=1,
        archive="MR",
    )
    vishear = boolean(
        "Visually or hearing impaired", element="12", number=12, start=52, width=1, archive="VisHear"
    )
    phydis = boolean("Physically disabled", element="13", number=13, start=53, width=1, archive="PhyDis")
    emotdist = boolean(
        "Emotionally disturbed (DSM)", element="14", number=14, start=54, width=1, archive="EmotDist / DSMIII"
    )
    othermed = boolean(
        "Other medically diagnosed condition", element="15", number=15, start=55, width=1, archive="OtherMed"
    )
    everadpt = coded(
        ANSWER,
        "Has the child ever been adopted",
        element="16",
        number=16,
        start=56,
        width=1,
        archive="EverAdpt",
    )
    ageadopt = coded(
        codes.AGES_AT_PREVIOUS_ADOPTION,
        "Age at previous adoption",
        element="17",
        number=17,
        start=57,
        width=1,
        archive="AgeAdopt",
    )
    rem1dt = date(
        "Date of first removal from home",
        text_form="yyyymmdd",
        element="18",
        number=18,
        start=58,
        width=8,
        archive="Rem1Dt",
    )
    totalrem = integer(
        "Total number of removals from home",
        text_form="digits",
        minimum=0,
        maximum=99,
        element="19",
        number=19,
        start=66,
        width=2,
        archive="TotalRem",
    )
    dlstfcdt = date(
        "Date of discharge from the previous foster care episode; blank with one removal",
        text_form="yyyymmdd",
        element="20",
        number=20,
        start=68,
        width=8,
        archive="DLstFCDt",
    )
    latremdt = date(
        "Date of latest removal from home",
        text_form="yyyymmdd",
        required=True,
        example="2020-10-05",
        element="21",
        number=21,
        start=76,
        width=8,
        archive="LatRemDt",
    )
    remtrndt = date(
        "Latest removal transaction date",
        text_form="yyyymmdd",
        element="22",
        number=22,
        start=84,
        width=8,
        archive="RemTrnDt",
    )
    cursetdt = date(
        "Date of placement in current foster care setting",
        text_form="yyyymmdd",
        element="23",
        number=23,
        start=92,
        width=8,
        archive="CurSetDt",
    )
    numplep = integer(
        "Number of placement settings in this episode, the current one included",
        text_form="digits",
        minimum=0,
        maximum=99,
        certainty="the layout says previous settings; federal measures take it as settings so far",
        element="24",
        number=24,
        start=100,
        width=2,
        archive="NumPlep",
    )
    manrem = coded(
        codes.REMOVAL_MANNERS,
        "Manner of removal from home for current episode",
        element="25",
        number=25,
        start=102,
        width=1,
        archive="ManRem",
    )
    phyabuse = boolean(
        "Removal condition: Physical abuse", element="26", number=26, start=103, width=1, archive="PhyAbuse"
    )
    sexabuse = boolean(
        "Removal condition: Sexual abuse", element="27", number=27, start=104, width=1, archive="SexAbuse"
    )
    neglect = boolean(
        "Removal condition: Neglect", element="28", number=28, start=105, width=1, archive="Neglect"
    )
    aaparent = boolean(
        "Removal condition: Alcohol abuse (parent)",
        element="29",
        number=29,
        start=106,
        width=1,
        archive="AAParent",
    )
    daparent = boolean(
        "Removal condition: Drug abuse (parent)",
        element="30",
        number=30,
        start=107,
        width=1,
        archive="DAParent",
    )
    aachild = boolean(
        "Removal condition: Alcohol abuse (child)",
        element="31",
        number=31,
        start=108,
        width=1,
        archive="AAChild",
    )
    dachild = boolean(
        "Removal condition: Drug abuse (child)",
        element="32",
        number=32,
        start=109,
        width=1,
        archive="DAChild",
    )
    childis = boolean(
        "Removal condition: Child's disability",
        element="33",
        number=33,
        start=110,
        width=1,
        archive="ChilDis",
    )
    chbehprb = boolean(
        "Removal condition: Child's behavior problem",
        element="34",
        number=34,
        start=111,
        width=1,
        archive="ChBehPrb",
    )
    prtsdied = boolean(
        "Removal condition: Death of parent(s)",
        element="35",
        number=35,
        start=112,
        width=1,
        archive="PrtsDied",
    )
    prtsjail = boolean(
        "Removal condition: Incarceration of parent(s)",
        element="36",
        number=36,
        start=113,
        width=1,
        archive="PrtsJail",
    )
    nocope = boolean(
        "Removal condition: Caretaker inability to cope",
        element="37",
        number=37,
        start=114,
        width=1,
        archive="NoCope",
    )
    abandmnt = boolean(
        "Removal condition: Abandonment", element="38", number=38, start=115, width=1, archive="Abandmnt"
    )
    relinqsh = boolean(
        "Removal condition: Relinquishment", element="39", number=39, start=116, width=1, archive="Relinqsh"
    )
    housing = boolean(
        "Removal condition: Inadequate housing",
        element="40",
        number=40,
        start=117,
        width=1,
        archive="Housing",
    )
    curplset = coded(
        codes.AFCARS_1993_SETTINGS,
        "Current placement setting",
        element="41",
        number=41,
        start=118,
        width=1,
        archive="CurPlSet",
    )
    placeout = coded(
        ANSWER,
        "Out-of-state placement",
        certainty="0 and 3 stand in one public parser only; 1 and 2 are sure",
        element="42",
        number=42,
        start=119,
        width=1,
        archive="PlaceOut",
    )
    casegoal = coded(
        codes.AFCARS_1993_GOALS,
        "Most recent case plan goal",
        element="43",
        number=43,
        start=120,
        width=1,
        archive="CaseGoal",
    )
    ctkfamst = coded(
        codes.CARETAKER_STRUCTURES,
        "Caretaker family structure",
        element="44",
        number=44,
        start=121,
        width=1,
        archive="CtkFamSt",
    )
    ctk1yr = integer(
        "Year of birth, 1st principal caretaker",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="45",
        number=45,
        start=122,
        width=4,
        archive="CTK1YR",
    )
    ctk2yr = integer(
        "Year of birth, 2nd principal caretaker",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="46",
        number=46,
        start=126,
        width=4,
        archive="CTK2YR",
    )
    tprmomdt = date(
        "Date of mother's parental rights termination",
        text_form="yyyymmdd",
        element="47",
        number=47,
        start=130,
        width=8,
        archive="TPRMomDt",
    )
    tprdaddt = date(
        "Date of legal or putative father's parental rights termination",
        text_form="yyyymmdd",
        element="48",
        number=48,
        start=138,
        width=8,
        archive="TPRDadDt",
    )
    fosfamst = coded(
        codes.FOSTER_FAMILY_STRUCTURES,
        "Foster family structure",
        element="49",
        number=49,
        start=146,
        width=1,
        archive="FosFamSt",
    )
    fcctk1yr = integer(
        "Year of birth, 1st foster caretaker",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="50",
        number=50,
        start=147,
        width=4,
        archive="FCCTK1YR",
    )
    fcctk2yr = integer(
        "Year of birth, 2nd foster caretaker",
        text_form="digits",
        minimum=1880,
        maximum=2099,
        element="51",
        number=51,
        start=151,
        width=4,
        archive="FCCTK2YR",
    )
    rf1amakn = boolean(
        "Race of 1st foster caretaker: American Indian or Alaska Native",
        element="52a",
        number=52,
        start=155,
        width=1,
        archive="RF1AMAKN",
    )
    rf1asian = boolean(
        "Race of 1st foster caretaker: Asian",
        element="52b",
        number=52,
        start=156,
        width=1,
        archive="RF1ASIAN",
    )
    rf1blkaa = boolean(
        "Race of 1st foster caretaker: Black or African American",
        element="52c",
        number=52,
        start=157,
        width=1,
        archive="RF1BLKAA",
    )
    rf1nhopi = boolean(
        "Race of 1st foster caretaker: Native Hawaiian or Other Pacific Islander",
        element="52d",
        number=52,
        start=158,
        width=1,
        archive="RF1NHOPI",
    )
    rf1white = boolean(
        "Race of 1st foster caretaker: White",
        element="52e",
        number=52,
        start=159,
        width=1,
        archive="RF1WHITE",
    )
    rf1utod = boolean(
        "Race of 1st foster caretaker: Unable to determine",
        element="52f",
        number=52,
        start=160,
        width=1,
        archive="RF1UTOD",
    )
    hofcctk1 = coded(
        ANSWER,
        "Hispanic or Latino origin of 1st foster caretaker",
        element="53",
        number=53,
        start=161,
        width=1,
        archive="HOFCCTK1",
    )
    rf2amakn = boolean(
        "Race of 2nd foster caretaker: American Indian or Alaska Native",
        element="54a",
        number=54,
        start=162,
        width=1,
        archive="RF2AMAKN",
    )
    rf2asian = boolean(
        "Race of 2nd foster caretaker: Asian",
        element="54b",
        number=54,
        start=163,
        width=1,
        archive="RF2Asian",
    )
    rf2blkaa = boolean(
        "Race of 2nd foster caretaker: Black or African American",
        element="54c",
        number=54,
        start=164,
        width=1,
        archive="RF2BLKAA",
    )
    rf2nhopi = boolean(
        "Race of 2nd foster caretaker: Native Hawaiian or Other Pacific Islander",
        element="54d",
        number=54,
        start=165,
        width=1,
        archive="RF2NHOPI",
    )
    rf2white = boolean(
        "Race of 2nd foster caretaker: White",
        element="54e",
        number=54,
        start=166,
        width=1,
        archive="RF2WHITE",
    )
    rf2utod = boolean(
        "Race of 2nd foster caretaker: Unable to determine",
        element="54f",
        number=54,
        start=167,
        width=1,
        archive="RF2UTOD",
    )
    hofcctk2 = coded(
        ANSWER,
        "Hispanic or Latino origin of 2nd foster caretaker",
        element="55",
        number=55,
        start=168,
        width=1,
        archive="HOFCCTK2",
    )
    dodfcdt = date(
        "Date of discharge from foster care; blank while in care",
        text_form="yyyymmdd",
        element="56",
        number=56,
        start=169,
        width=8,
        archive="DoDFCDt",
    )
    dodtrndt = date(
        "Discharge transaction date",
        text_form="yyyymmdd",
        element="57",
        number=57,
        start=177,
        width=8,
        archive="DoDTrnDt",
    )
    disreasn = coded(
        codes.AFCARS_1993_DISCHARGE_REASONS,
        "Reason for discharge",
        element="58",
        number=58,
        start=185,
        width=1,
        archive="DISREASN",
    )
    ivefc = boolean(
        "Federal support: Title IV-E foster care",
        element="59",
        number=59,
        start=186,
        width=1,
        archive="IVEFC",
    )
    iveaa = boolean(
        "Federal support: Title IV-E adoption assistance",
        element="60",
        number=60,
        start=187,
        width=1,
        archive="IVEAA",
    )
    ivaafdc = boolean(
        "Federal support: Title IV-A (AFDC/TANF)",
        element="61",
        number=61,
        start=188,
        width=1,
        archive="IVAAFDC",
    )
    ivdchsup = boolean(
        "Federal support: Title IV-D child support",
        element="62",
        number=62,
        start=189,
        width=1,
        archive="IVDCHSUP",
    )
    xixmedcd = boolean(
        "Federal support: Title XIX Medicaid", element="63", number=63, start=190, width=1, archive="XIXMEDCD"
    )
    ssiother = boolean(
        "Federal support: SSI or other Social Security Act benefits",
        element="64",
        number=64,
        start=191,
        width=1,
        archive="SSIOther",
    )
    noa = boolean(
        "Federal support: None of the above (only state or other support)",
        element="65",
        number=65,
        start=192,
        width=1,
        archive="NOA",
    )
    fcmntpay = integer(
        "Monthly foster care payment in whole dollars",
        text_form="digits",
        minimum=0,
        maximum=99999,
        element="66",
        number=66,
        start=193,
        width=5,
        archive="FCMntPay",
    )
