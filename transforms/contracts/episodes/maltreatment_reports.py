"""Maltreatment reports."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class MaltreatmentReports(Contract):
    """One row per child in a report of maltreatment, as filed with its disposition."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report (RPTID)", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="C1")
    submission_year = integer("Federal fiscal year of the disposition", key=True, example=2023)
    report_date = date("Day of the report (RPTDT)", example="2023-01-15")
    report_time = text("Time of the report, hhmm (RPTTM)")
    investigation_date = date("Start of the investigation (INVDATE)", example="2023-01-16")
    investigation_time = text("Time of that start, hhmm (INVSTRTM)")
    disposition_date = date("Day of the disposition (RPTDISDT)", example="2023-02-15")
    disposition = coded(codes.REPORT_DISPOSITIONS, "Disposition of the report", example="substantiated")
    source = coded(codes.REPORT_SOURCES, "Who made the report", example="education")
    is_victim = boolean("Any disposition substantiated or indicated, or a maltreatment death", example=True)
    is_maltreatment_death = boolean("The child died of the maltreatment (MALDEATH)", example=False)
    incident_date = date("Day of the incident (INCIDDT)")
    birth_date = date("Date of birth (CHBDATE)", example="2015-06-15")
    age_at_report = integer(
        "Age in years at the report (CHAGE, else from the date of birth); null when unknown", example=7
    )
    is_unborn = boolean("Unborn at the report: age 77, or the report is before birth", example=False)
    sex = coded(codes.SEXES, "Sex", example="female")
    race_ethnicity = coded(codes.RACE_ETHNICITIES, "Race and ethnicity, exclusive groups", example="white")
    county = text(
        "Five-digit FIPS of the county of the report (RPTCNTY); null when unknown or out of state",
        example="99001",
    )
    races = text("Every race named, Hispanic ethnicity among them, joined by bars; null where none is")
    disability = coded(
        codes.NCANDS_ANSWERS, "Any of seven conditions (fields 37-43); null when none is answered"
    )
    prior_victim = coded(codes.NCANDS_ANSWERS, "Known as a victim before the report (CHPRIOR)")
    notified = coded(codes.NOTIFICATIONS, "Agencies told of the report (NOTIFS)")
    received_services = coded(codes.NCANDS_ANSWERS, "Services after the report (POSTSERV)")
    services_began_on = date("First day of those services (SERVDATE)")
    foster_care_services = coded(codes.NCANDS_ANSWERS, "Foster care services (FOSTERCR)")
    removed_on = date("Day of removal (RMVDATE)")
    petition_filed = coded(codes.NCANDS_ANSWERS, "Juvenile court petition (JUVPET)")
    petition_filed_on = date("Day of that petition (PETDATE)")
    court_representative = coded(codes.NCANDS_ANSWERS, "Court-appointed representative (COCHREP)")
    alcohol_exposure = coded(codes.NCANDS_ANSWERS, "Alcohol problem or, of an infant, exposure (CDALC)")
    drug_exposure = coded(codes.NCANDS_ANSWERS, "Drug problem or, of an infant, exposure (CDDRUG)")
    plan_of_safe_care = coded(codes.NCANDS_ANSWERS, "Has a plan of safe care (PLNSFCR)")
    care_referral = coded(codes.NCANDS_ANSWERS, "Referred to care services for it (REFRCARA)")
    worker_id = text("Worker (WRKRID)")
    supervisor_id = text("Supervisor (SUPRVID)")
    afcars_id = text("AFCARS record number of the child, where in care (AFCARSID)")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
