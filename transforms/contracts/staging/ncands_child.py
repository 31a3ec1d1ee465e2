"""The NCANDS Child File, FFY2018 edition: 152 fields, 338 characters (older files stop sooner).

Positions are those of the federal record layout. Long names are the layout's own.
"""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text

ANSWER = codes.NCANDS_ANSWERS


class NcandsChild(Contract):
    """One row per child in a report that got a disposition in the federal fiscal year, as the state filed it.

    Column names are the layout's short names in lower case. Codes stand decoded, blanks are null.
    """

    layout_source = (
        "Positions and widths: the federal record layout as quoted in a 2017 information collection (fields"
        " 1-7), and a public program that reads states' files (fields 1-146); fields 151 and 152 by a state's"
        " public quotation. Codes: analysts' public programs. Which fields beyond the first eleven are"
        " required is judgement. No layout newer than FFY2018 was at hand; nothing shows a field after 152."
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
        "Submission Year",
        text_form="digits",
        minimum=1990,
        maximum=2099,
        element="SUBYR",
        archive="SubYr",
        number=1,
        start=1,
        width=4,
        required=True,
    )
    staterr = text(
        "State/Territory", element="STATERR", archive="StaTerr", number=2, start=5, width=2, required=True
    )
    rptid = text(
        "Report ID",
        element="RPTID",
        archive="RptID",
        number=3,
        start=7,
        width=12,
        key=True,
        required=True,
        example="R1",
    )
    chid = text(
        "Child ID",
        element="CHID",
        archive="ChID",
        number=4,
        start=19,
        width=12,
        key=True,
        required=True,
        example="C1",
    )
    rptcnty = text(
        "County of Investigation/Assessment: three-digit county FIPS; 998 out of state, 999 unknown",
        text_form="digits",
        element="RPTCNTY",
        archive="RptFIPS",
        number=5,
        start=31,
        width=3,
    )
    rptdt = date(
        "Report Date",
        text_form="mmddyyyy",
        element="RPTDT",
        archive="RptDt",
        number=6,
        start=34,
        width=8,
        required=True,
        example="2023-01-15",
    )
    invdate = date(
        "Investigation Start Date",
        text_form="mmddyyyy",
        element="INVDATE",
        archive="InvDate",
        number=7,
        start=42,
        width=8,
    )
    rptsrc = coded(
        codes.REPORT_SOURCES,
        "Report Source",
        element="RPTSRC",
        archive="RptSrc",
        number=8,
        start=50,
        width=2,
        required=True,
    )
    rptdisp = coded(
        codes.REPORT_DISPOSITIONS,
        "Report Disposition",
        element="RPTDISP",
        archive="RptDisp",
        number=9,
        start=52,
        width=2,
        required=True,
    )
    rptdisdt = date(
        "Report Disposition Date",
        text_form="mmddyyyy",
        element="RPTDISDT",
        archive="RpDispDt",
        number=10,
        start=54,
        width=8,
        required=True,
    )
    notifs = coded(
        codes.NOTIFICATIONS, "Notifications", element="NOTIFS", archive="Notifs", number=11, start=62, width=1
    )
    chage = integer(
        "Child Age at Report: years; 77 unborn, 99 unknown",
        text_form="digits",
        minimum=0,
        maximum=99,
        element="CHAGE",
        archive="ChAge",
        number=12,
        start=63,
        width=2,
    )
    chbdate = date(
        "Child Date of Birth", text_form="mmddyyyy", element="CHBDATE", number=13, start=65, width=8
    )
    chsex = coded(
        codes.NCANDS_SEXES, "Child Sex", element="CHSEX", archive="ChSex", number=14, start=73, width=1
    )
    chracai = coded(
        ANSWER,
        "Child Race: American Indian or Alaska Native",
        element="CHRACAI",
        archive="ChRacAI",
        number=15,
        start=74,
        width=1,
    )
    chracas = coded(
        ANSWER, "Child Race: Asian", element="CHRACAS", archive="ChRacAs", number=16, start=75, width=1
    )
    chracbl = coded(
        ANSWER,
        "Child Race: Black or African American",
        element="CHRACBL",
        archive="ChRacBl",
        number=17,
        start=76,
        width=1,
    )
    chracnh = coded(
        ANSWER,
        "Child Race: Native Hawaiian or Other Pacific Islander",
        element="CHRACNH",
        archive="ChRacNH",
        number=18,
        start=77,
        width=1,
    )
    chracwh = coded(
        ANSWER, "Child Race: White", element="CHRACWH", archive="ChRacWh", number=19, start=78, width=1
    )
    chracud = coded(
        ANSWER,
        "Child Race: Unable to Determine",
        element="CHRACUD",
        archive="ChRacUD",
        number=20,
        start=79,
        width=1,
    )
    chethn = coded(
        codes.NCANDS_ETHNICITIES,
        "Child Ethnicity (Hispanic or Latino)",
        element="CHETHN",
        archive="CEthn",
        number=21,
        start=80,
        width=1,
    )
    chcnty = text(
        "County of Residence: three-digit county FIPS; 998 out of state, 999 unknown",
        text_form="digits",
        element="CHCNTY",
        number=22,
        start=81,
        width=3,
    )
    chlvng = coded(
        codes.CHILD_LIVING_ARRANGEMENTS,
        "Living Arrangement",
        element="CHLVNG",
        archive="ChLvng",
        number=23,
        start=84,
        width=2,
    )
    chmil = coded(
        ANSWER, "Military Family Member", element="CHMIL", archive="ChMil", number=24, start=86, width=1
    )
    chprior = coded(
        ANSWER, "Prior Victim", element="CHPRIOR", archive="ChPrior", number=25, start=87, width=1
    )
    chmal1 = coded(
        codes.MALTREATMENT_TYPES,
        "Maltreatment-1 Type",
        element="CHMAL1",
        archive="ChMal1",
        number=26,
        start=88,
        width=1,
    )
    mal1lev = coded(
        codes.MALTREATMENT_DISPOSITIONS,
        "Maltreatment-1 Disposition Level",
        element="MAL1LEV",
        archive="Mal1Lev",
        number=27,
        start=89,
        width=2,
    )
    chmal2 = coded(
        codes.MALTREATMENT_TYPES,
        "Maltreatment-2 Type",
        element="CHMAL2",
        archive="ChMal2",
        number=28,
        start=91,
        width=1,
    )
    mal2lev = coded(
        codes.MALTREATMENT_DISPOSITIONS,
        "Maltreatment-2 Disposition Level",
        element="MAL2LEV",
        archive="Mal2Lev",
        number=29,
        start=92,
        width=2,
    )
    chmal3 = coded(
        codes.MALTREATMENT_TYPES,
        "Maltreatment-3 Type",
        element="CHMAL3",
        archive="ChMal3",
        number=30,
        start=94,
        width=1,
    )
    mal3lev = coded(
        codes.MALTREATMENT_DISPOSITIONS,
        "Maltreatment-3 Disposition Level",
        element="MAL3LEV",
        archive="Mal3Lev",
        number=31,
        start=95,
        width=2,
    )
    chmal4 = coded(
        codes.MALTREATMENT_TYPES,
        "Maltreatment-4 Type",
        element="CHMAL4",
        archive="ChMal4",
        number=32,
        start=97,
        width=1,
    )
    mal4lev = coded(
        codes.MALTREATMENT_DISPOSITIONS,
        "Maltreatment-4 Disposition Level",
        element="MAL4LEV",
        archive="Mal4Lev",
        number=33,
        start=98,
        width=2,
    )
    maldeath = coded(
        ANSWER, "Maltreatment Death", element="MALDEATH", archive="MalDeath", number=34, start=100, width=1
    )
    cdalc = coded(
        ANSWER, "Alcohol Abuse-Child", element="CDALC", archive="CdAlc", number=35, start=101, width=1
    )
    cddrug = coded(
        ANSWER, "Drug Abuse-Child", element="CDDRUG", archive="CdDrug", number=36, start=102, width=1
    )
    cdrtrd = coded(
        ANSWER,
        "Intellectual Disability-Child",
        element="CDRTRD",
        archive="CdRtrd",
        number=37,
        start=103,
        width=1,
    )
    cdemotnl = coded(
        ANSWER,
        "Emotional Disturbance-Child",
        element="CDEMOTNL",
        archive="CdEmotnl",
        number=38,
        start=104,
        width=1,
    )
    cdvisual = coded(
        ANSWER,
        "Visual or Hearing Impairment-Child",
        element="CDVISUAL",
        archive="CdVisual",
        number=39,
        start=105,
        width=1,
    )
    cdlearn = coded(
        ANSWER,
        "Learning Disability-Child",
        element="CDLEARN",
        archive="CdLearn",
        number=40,
        start=106,
        width=1,
    )
    cdphys = coded(
        ANSWER, "Physical Disability-Child", element="CDPHYS", archive="CdPhys", number=41, start=107, width=1
    )
    cdbehav = coded(
        ANSWER, "Behavior Problem-Child", element="CDBEHAV", archive="CdBehav", number=42, start=108, width=1
    )
    cdmedicl = coded(
        ANSWER,
        "Other Medical Condition-Child",
        element="CDMEDICL",
        archive="CdMedicl",
        number=43,
        start=109,
        width=1,
    )
    fcalc = coded(
        ANSWER, "Alcohol Abuse-Caregiver(s)", element="FCALC", archive="FCAlc", number=44, start=110, width=1
    )
    fcdrug = coded(
        ANSWER, "Drug Abuse-Caregiver(s)", element="FCDRUG", archive="FCDrug", number=45, start=111, width=1
    )
    fcrtrd = coded(
        ANSWER,
        "Intellectual Disability-Caregiver(s)",
        element="FCRTRD",
        archive="FCRtrd",
        number=46,
        start=112,
        width=1,
    )
    fcemotnl = coded(
        ANSWER,
        "Emotional Disturbance-Caregiver(s)",
        element="FCEMOTNL",
        archive="FCEmotnl",
        number=47,
        start=113,
        width=1,
    )
    fcvisual = coded(
        ANSWER,
        "Visual or Hearing Impairment-Caregiver(s)",
        element="FCVISUAL",
        archive="FCVisual",
        number=48,
        start=114,
        width=1,
    )
    fclearn = coded(
        ANSWER,
        "Learning Disability-Caregiver(s)",
        element="FCLEARN",
        archive="FCLearn",
        number=49,
        start=115,
        width=1,
    )
    fcphys = coded(
        ANSWER,
        "Physical Disability-Caregiver(s)",
        element="FCPHYS",
        archive="FCPhys",
        number=50,
        start=116,
        width=1,
    )
    fcmedicl = coded(
        ANSWER,
        "Other Medical Condition-Caregiver(s)",
        element="FCMEDICL",
        archive="FCMedicl",
        number=51,
        start=117,
        width=1,
    )
    fcviol = coded(
        ANSWER, "Domestic Violence", element="FCVIOL", archive="FCViol", number=52, start=118, width=1
    )
    fchouse = coded(
        ANSWER, "Inadequate Housing", element="FCHOUSE", archive="FCHouse", number=53, start=119, width=1
    )
    fcmoney = coded(
        ANSWER, "Financial Problem", element="FCMONEY", archive="FCMoney", number=54, start=120, width=1
    )
    fcpublic = coded(
        ANSWER, "Public Assistance", element="FCPUBLIC", archive="FCPublic", number=55, start=121, width=1
    )
    postserv = coded(
        ANSWER,
        "Post-investigation Services",
        element="POSTSERV",
        archive="PostServ",
        number=56,
        start=122,
        width=1,
    )
    servdate = date(
        "Service Date",
        text_form="mmddyyyy",
        element="SERVDATE",
        archive="ServDate",
        number=57,
        start=123,
        width=8,
    )
    famsup = coded(
        ANSWER, "Family Support Services", element="FAMSUP", archive="FamSup", number=58, start=131, width=1
    )
    fampres = coded(
        ANSWER,
        "Family Preservation Services",
        element="FAMPRES",
        archive="FamPres",
        number=59,
        start=132,
        width=1,
    )
    fostercr = coded(
        ANSWER, "Foster Care Services", element="FOSTERCR", archive="FosterCr", number=60, start=133, width=1
    )
    rmvdate = date(
        "Removal Date",
        text_form="mmddyyyy",
        element="RMVDATE",
        archive="RmvDate",
        number=61,
        start=134,
        width=8,
    )
    juvpet = coded(
        ANSWER, "Juvenile Court Petition", element="JUVPET", archive="JuvPet", number=62, start=142, width=1
    )
    petdate = date(
        "Petition Date",
        text_form="mmddyyyy",
        element="PETDATE",
        archive="PetDate",
        number=63,
        start=143,
        width=8,
    )
    cochrep = coded(
        ANSWER,
        "Court-Appointed Representative",
        element="COCHREP",
        archive="CoChRep",
        number=64,
        start=151,
        width=1,
    )
    adopt = coded(
        ANSWER, "Adoption Services", element="ADOPT", archive="Adopt", number=65, start=152, width=1
    )
    casemang = coded(
        ANSWER,
        "Case Management Services",
        element="CASEMANG",
        archive="CaseMang",
        number=66,
        start=153,
        width=1,
    )
    counsel = coded(
        ANSWER, "Counseling Services", element="COUNSEL", archive="Counsel", number=67, start=154, width=1
    )
    daycare = coded(
        ANSWER, "Daycare Services-Child", element="DAYCARE", archive="Daycare", number=68, start=155, width=1
    )
    educatn = coded(
        ANSWER,
        "Educational and Training Services",
        element="EDUCATN",
        archive="Educatn",
        number=69,
        start=156,
        width=1,
    )
    employ = coded(
        ANSWER, "Employment Services", element="EMPLOY", archive="Employ", number=70, start=157, width=1
    )
    famplan = coded(
        ANSWER,
        "Family Planning Services",
        element="FAMPLAN",
        archive="FamPlan",
        number=71,
        start=158,
        width=1,
    )
    health = coded(
        ANSWER,
        "Health-related and Home Health Services",
        element="HEALTH",
        archive="Health",
        number=72,
        start=159,
        width=1,
    )
    homebase = coded(
        ANSWER, "Home-based Services", element="HOMEBASE", archive="Homebase", number=73, start=160, width=1
    )
    housing = coded(
        ANSWER, "Housing Services", element="HOUSING", archive="Housing", number=74, start=161, width=1
    )
    transliv = coded(
        ANSWER,
        "Independent and Transitional Living Services",
        element="TRANSLIV",
        archive="TransLiv",
        number=75,
        start=162,
        width=1,
    )
    inforef = coded(
        ANSWER,
        "Information and Referral Services",
        element="INFOREF",
        archive="InfoRef",
        number=76,
        start=163,
        width=1,
    )
    legal = coded(ANSWER, "Legal Services", element="LEGAL", archive="Legal", number=77, start=164, width=1)
    menthlth = coded(
        ANSWER,
        "Mental Health Services",
        element="MENTHLTH",
        archive="MentHlth",
        number=78,
        start=165,
        width=1,
    )
    pregpar = coded(
        ANSWER,
        "Pregnancy and Parenting Services for Young Parents",
        element="PREGPAR",
        archive="PregPar",
        number=79,
        start=166,
        width=1,
    )
    respite = coded(
        ANSWER, "Respite Care Services", element="RESPITE", archive="Respite", number=80, start=167, width=1
    )
    ssdisabl = coded(
        ANSWER,
        "Special Services-Disabled",
        element="SSDISABL",
        archive="SSDisabl",
        number=81,
        start=168,
        width=1,
    )
    ssdelinq = coded(
        ANSWER,
        "Special Services-Juvenile Delinquent",
        element="SSDELINQ",
        archive="SSDelinq",
        number=82,
        start=169,
        width=1,
    )
    subabuse = coded(
        ANSWER,
        "Substance Abuse Services",
        element="SUBABUSE",
        archive="SubAbuse",
        number=83,
        start=170,
        width=1,
    )
    transprt = coded(
        ANSWER,
        "Transportation Services",
        element="TRANSPRT",
        archive="Transprt",
        number=84,
        start=171,
        width=1,
    )
    othersv = coded(
        ANSWER, "Other Services", element="OTHERSV", archive="OtherSv", number=85, start=172, width=1
    )
    wrkrid = text("Worker ID", element="WRKRID", number=86, start=173, width=12)
    suprvid = text("Supervisor ID", element="SUPRVID", number=87, start=185, width=12)
    per1id = text("Perpetrator-1 ID", element="PER1ID", archive="Per1ID", number=88, start=197, width=12)
    per1rel = coded(
        codes.PERPETRATOR_RELATIONSHIPS,
        "Perpetrator-1 Relationship",
        element="PER1REL",
        archive="Per1Rel",
        number=89,
        start=209,
        width=2,
    )
    per1prnt = coded(
        codes.PERPETRATOR_PARENT_TYPES,
        "Perpetrator-1 As a Parent",
        element="PER1PRNT",
        archive="Per1Prnt",
        number=90,
        start=211,
        width=1,
    )
    per1cr = coded(
        ANSWER,
        "Perpetrator-1 As a Caregiver",
        element="PER1CR",
        archive="Per1Cr",
        number=91,
        start=212,
        width=1,
    )
    per1age = integer(
        "Perpetrator-1 Age at Report: years; 99 unknown",
        text_form="digits",
        minimum=0,
        maximum=99,
        element="PER1AGE",
        archive="Per1Age",
        number=92,
        start=213,
        width=2,
    )
    per1sex = coded(
        codes.NCANDS_SEXES,
        "Perpetrator-1 Sex",
        element="PER1SEX",
        archive="Per1Sex",
        number=93,
        start=215,
        width=1,
    )
    p1racai = coded(
        ANSWER,
        "Perpetrator-1 Race: American Indian or Alaska Native",
        element="P1RACAI",
        archive="P1RacAI",
        number=94,
        start=216,
        width=1,
    )
    p1racas = coded(
        ANSWER,
        "Perpetrator-1 Race: Asian",
        element="P1RACAS",
        archive="P1RacAs",
        number=95,
        start=217,
        width=1,
    )
    p1racbl = coded(
        ANSWER,
        "Perpetrator-1 Race: Black or African American",
        element="P1RACBL",
        archive="P1RacBl",
        number=96,
        start=218,
        width=1,
    )
    p1racnh = coded(
        ANSWER,
        "Perpetrator-1 Race: Native Hawaiian or Other Pacific Islander",
        element="P1RACNH",
        archive="P1RacNH",
        number=97,
        start=219,
        width=1,
    )
    p1racwh = coded(
        ANSWER,
        "Perpetrator-1 Race: White",
        element="P1RACWH",
        archive="P1RacWh",
        number=98,
        start=220,
        width=1,
    )
    p1racud = coded(
        ANSWER,
        "Perpetrator-1 Race: Unable to Determine",
        element="P1RACUD",
        archive="P1RacUd",
        number=99,
        start=221,
        width=1,
    )
    per1ethn = coded(
        codes.NCANDS_ETHNICITIES,
        "Perpetrator-1 Ethnicity (Hispanic or Latino)",
        element="PER1ETHN",
        archive="Per1Ethn",
        number=100,
        start=222,
        width=1,
    )
    per1mil = coded(
        ANSWER,
        "Perpetrator-1 Military Member",
        element="PER1MIL",
        archive="Per1Mil",
        number=101,
        start=223,
        width=1,
    )
    per1pior = coded(
        ANSWER,
        "Perpetrator-1 Prior Abuser",
        element="PER1PIOR",
        archive="Per1Pior",
        number=102,
        start=224,
        width=1,
    )
    per1mal1 = coded(
        ANSWER,
        "Perpetrator-1 Maltreatment-1",
        element="PER1MAL1",
        archive="Per1Mal1",
        number=103,
        start=225,
        width=1,
    )
    per1mal2 = coded(
        ANSWER,
        "Perpetrator-1 Maltreatment-2",
        element="PER1MAL2",
        archive="Per1Mal2",
        number=104,
        start=226,
        width=1,
    )
    per1mal3 = coded(
        ANSWER,
        "Perpetrator-1 Maltreatment-3",
        element="PER1MAL3",
        archive="Per1Mal3",
        number=105,
        start=227,
        width=1,
    )
    per1mal4 = coded(
        ANSWER,
        "Perpetrator-1 Maltreatment-4",
        element="PER1MAL4",
        archive="Per1Mal4",
        number=106,
        start=228,
        width=1,
    )
    per2id = text("Perpetrator-2 ID", element="PER2ID", archive="Per2ID", number=107, start=229, width=12)
    per2rel = coded(
        codes.PERPETRATOR_RELATIONSHIPS,
        "Perpetrator-2 Relationship",
        element="PER2REL",
        archive="Per2Rel",
        number=108,
        start=241,
        width=2,
    )
    per2prnt = coded(
        codes.PERPETRATOR_PARENT_TYPES,
        "Perpetrator-2 As a Parent",
        element="PER2PRNT",
        archive="Per2Prnt",
        number=109,
        start=243,
        width=1,
    )
    per2cr = coded(
        ANSWER,
        "Perpetrator-2 As a Caregiver",
        element="PER2CR",
        archive="Per2Cr",
        number=110,
        start=244,
        width=1,
    )
    per2age = integer(
        "Perpetrator-2 Age at Report: years; 99 unknown",
        text_form="digits",
        minimum=0,
        maximum=99,
        element="PER2AGE",
        archive="Per2Age",
        number=111,
        start=245,
        width=2,
    )
    per2sex = coded(
        codes.NCANDS_SEXES,
        "Perpetrator-2 Sex",
        element="PER2SEX",
        archive="Per2Sex",
        number=112,
        start=247,
        width=1,
    )
    p2racai = coded(
        ANSWER,
        "Perpetrator-2 Race: American Indian or Alaska Native",
        element="P2RACAI",
        archive="P2RacAI",
        number=113,
        start=248,
        width=1,
    )
    p2racas = coded(
        ANSWER,
        "Perpetrator-2 Race: Asian",
        element="P2RACAS",
        archive="P2RacAs",
        number=114,
        start=249,
        width=1,
    )
    p2racbl = coded(
        ANSWER,
        "Perpetrator-2 Race: Black or African American",
        element="P2RACBL",
        archive="P2RacBl",
        number=115,
        start=250,
        width=1,
    )
    p2racnh = coded(
        ANSWER,
        "Perpetrator-2 Race: Native Hawaiian or Other Pacific Islander",
        element="P2RACNH",
        archive="P2RacNH",
        number=116,
        start=251,
        width=1,
    )
    p2racwh = coded(
        ANSWER,
        "Perpetrator-2 Race: White",
        element="P2RACWH",
        archive="P2RacWh",
        number=117,
        start=252,
        width=1,
    )
    p2racud = coded(
        ANSWER,
        "Perpetrator-2 Race: Unable to Determine",
        element="P2RACUD",
        archive="P2RacUd",
        number=118,
        start=253,
        width=1,
    )
    per2ethn = coded(
        codes.NCANDS_ETHNICITIES,
        "Perpetrator-2 Ethnicity (Hispanic or Latino)",
        element="PER2ETHN",
        archive="Per2Ethn",
        number=119,
        start=254,
        width=1,
    )
    per2mil = coded(
        ANSWER,
        "Perpetrator-2 Military Member",
        element="PER2MIL",
        archive="Per2Mil",
        number=120,
        start=255,
        width=1,
    )
    per2pior = coded(
        ANSWER,
        "Perpetrator-2 Prior Abuser",
        element="PER2PIOR",
        archive="Per2Pior",
        number=121,
        start=256,
        width=1,
    )
    per2mal1 = coded(
        ANSWER,
        "Perpetrator-2 Maltreatment-1",
        element="PER2MAL1",
        archive="Per2Mal1",
        number=122,
        start=257,
        width=1,
    )
    per2mal2 = coded(
        ANSWER,
        "Perpetrator-2 Maltreatment-2",
        element="PER2MAL2",
        archive="Per2Mal2",
        number=123,
        start=258,
        width=1,
    )
    per2mal3 = coded(
        ANSWER,
        "Perpetrator-2 Maltreatment-3",
        element="PER2MAL3",
        archive="Per2Mal3",
        number=124,
        start=259,
        width=1,
    )
    per2mal4 = coded(
        ANSWER,
        "Perpetrator-2 Maltreatment-4",
        element="PER2MAL4",
        archive="Per2Mal4",
        number=125,
        start=260,
        width=1,
    )
    per3id = text("Perpetrator-3 ID", element="PER3ID", archive="Per3ID", number=126, start=261, width=12)
    per3rel = coded(
        codes.PERPETRATOR_RELATIONSHIPS,
        "Perpetrator-3 Relationship",
        element="PER3REL",
        archive="Per3Rel",
        number=127,
        start=273,
        width=2,
    )
    per3prnt = coded(
        codes.PERPETRATOR_PARENT_TYPES,
        "Perpetrator-3 As a Parent",
        element="PER3PRNT",
        archive="Per3Prnt",
        number=128,
        start=275,
        width=1,
    )
    per3cr = coded(
        ANSWER,
        "Perpetrator-3 As a Caregiver",
        element="PER3CR",
        archive="Per3Cr",
        number=129,
        start=276,
        width=1,
    )
    per3age = integer(
        "Perpetrator-3 Age at Report: years; 99 unknown",
        text_form="digits",
        minimum=0,
        maximum=99,
        element="PER3AGE",
        archive="Per3Age",
        number=130,
        start=277,
        width=2,
    )
    per3sex = coded(
        codes.NCANDS_SEXES,
        "Perpetrator-3 Sex",
        element="PER3SEX",
        archive="Per3Sex",
        number=131,
        start=279,
        width=1,
    )
    p3racai = coded(
        ANSWER,
        "Perpetrator-3 Race: American Indian or Alaska Native",
        element="P3RACAI",
        archive="P3RacAI",
        number=132,
        start=280,
        width=1,
    )
    p3racas = coded(
        ANSWER,
        "Perpetrator-3 Race: Asian",
        element="P3RACAS",
        archive="P3RacAs",
        number=133,
        start=281,
        width=1,
    )
    p3racbl = coded(
        ANSWER,
        "Perpetrator-3 Race: Black or African American",
        element="P3RACBL",
        archive="P3RacBl",
        number=134,
        start=282,
        width=1,
    )
    p3racnh = coded(
        ANSWER,
        "Perpetrator-3 Race: Native Hawaiian or Other Pacific Islander",
        element="P3RACNH",
        archive="P3RacNH",
        number=135,
        start=283,
        width=1,
    )
    p3racwh = coded(
        ANSWER,
        "Perpetrator-3 Race: White",
        element="P3RACWH",
        archive="P3RacWh",
        number=136,
        start=284,
        width=1,
    )
    p3racud = coded(
        ANSWER,
        "Perpetrator-3 Race: Unable to Determine",
        element="P3RACUD",
        archive="P3RacUd",
        number=137,
        start=285,
        width=1,
    )
    per3ethn = coded(
        codes.NCANDS_ETHNICITIES,
        "Perpetrator-3 Ethnicity (Hispanic or Latino)",
        element="PER3ETHN",
        archive="Per3Ethn",
        number=138,
        start=286,
        width=1,
    )
    per3mil = coded(
        ANSWER,
        "Perpetrator-3 Military Member",
        element="PER3MIL",
        archive="Per3Mil",
        number=139,
        start=287,
        width=1,
    )
    per3pior = coded(
        ANSWER,
        "Perpetrator-3 Prior Abuser",
        element="PER3PIOR",
        archive="Per3Pior",
        number=140,
        start=288,
        width=1,
    )
    per3mal1 = coded(
        ANSWER,
        "Perpetrator-3 Maltreatment-1",
        element="PER3MAL1",
        archive="Per3Mal1",
        number=141,
        start=289,
        width=1,
    )
    per3mal2 = coded(
        ANSWER,
        "Perpetrator-3 Maltreatment-2",
        element="PER3MAL2",
        archive="Per3Mal2",
        number=142,
        start=290,
        width=1,
    )
    per3mal3 = coded(
        ANSWER,
        "Perpetrator-3 Maltreatment-3",
        element="PER3MAL3",
        archive="Per3Mal3",
        number=143,
        start=291,
        width=1,
    )
    per3mal4 = coded(
        ANSWER,
        "Perpetrator-3 Maltreatment-4",
        element="PER3MAL4",
        archive="Per3Mal4",
        number=144,
        start=292,
        width=1,
    )
    afcarsid = text("AFCARS ID", element="AFCARSID", archive="AFCARSID", number=145, start=293, width=12)
    inciddt = date("Incident Date", text_form="mmddyyyy", element="INCIDDT", number=146, start=305, width=8)
    rpttm = text(
        "Report Time, 24-hour hhmm",
        text_form="hhmm",
        element="RPTTM",
        archive="RptTm",
        number=147,
        start=313,
        width=4,
    )
    invstrtm = text(
        "Investigation Start Time, 24-hour hhmm",
        text_form="hhmm",
        element="INVSTRTM",
        archive="InvStrTm",
        number=148,
        start=317,
        width=4,
    )
    deathdt = date(
        "Maltreatment Death Date", text_form="mmddyyyy", element="DEATHDT", number=149, start=321, width=8
    )
    fcdchdt = date(
        "Foster Care Discharge Date",
        text_form="mmddyyyy",
        element="FCDCHDT",
        archive="FCDchDt",
        number=150,
        start=329,
        width=8,
    )
    plnsfcr = coded(
        ANSWER,
        "Has a Plan of Safe Care",
        element="PLNSFCR",
        archive="PlnsFCr",
        number=151,
        start=337,
        width=1,
    )
    refrcara = coded(
        ANSWER,
        "Referral to Appropriate Services",
        element="REFRCARA",
        archive="RefrCARA",
        number=152,
        start=338,
        width=1,
    )
