"""What files say of children in foster care, file by file."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class ChildRecords(Contract):
    """One row per child and AFCARS 2020 file in force: what that file says of the child itself.

    Most elements hold as of the end of the file's six months or of the child's stay in them.
    """

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    submission = text("Submission: 23A", key=True, example="23A")
    period_start = date("First day the file covers", example="2022-10-01")
    period_end = date("Last day the file covers", example="2023-03-31")
    birth_date = date("Date of birth (E5)", example="2015-06-15")
    races = text(
        "Every race named, Hispanic ethnicity among them, joined by bars; null where none is (E13-E21)",
        example="white",
    )
    inquiry_made = boolean("The agency inquired whether the child is an Indian child (E7)")
    tribal_membership = coded(codes.AFCARS_ANSWERS, "Member of a tribe or eligible (E8)")
    icwa_applies = coded(codes.AFCARS_ANSWERS, "The Indian Child Welfare Act applies (E10)")
    icwa_known_on = date("Day the agency was notified that it applies (E11)")
    tribe_notified = boolean("Legal notice was sent to the tribe (E12)")
    tribal_status = coded(
        codes.AFCARS_ANSWERS,
        "Yes where E8 or E10 says yes or E9 names a tribe; else the answer to E8; null when none is answered",
    )
    health_assessed = boolean("A health assessment was made (E22)")
    health_examination = coded(codes.HEALTH_EXAMINATIONS, "Was the child examined for conditions (E23)")
    disability = coded(
        codes.AFCARS_ANSWERS,
        "A condition exists now (E24-E34), or was diagnosed and none is named (E23); unknown where no"
        " examination has brought results; null when none is answered",
    )
    school_enrollment = coded(codes.SCHOOL_ENROLLMENTS, "School enrollment (E35)")
    education_completed = coded(codes.EDUCATION_LEVELS, "Highest level completed (E36)")
    special_education = boolean("Special education (E37)")
    is_pregnant = boolean("Pregnant at the end of the period (E38)")
    has_own_children = boolean("Ever fathered or bore a child (E39)")
    placed_with_own_children = coded(codes.PLACED_WITH_OWN_CHILDREN, "Lives with the own child (E40)")
    prior_adoption = coded(codes.PRIOR_LEGAL_STATUSES, "Adopted before the current episode (E41)")
    prior_adoption_month = date("First day of the month of that adoption (E42)")
    prior_adoption_intercountry = boolean("That adoption was intercountry (E43)")
    prior_guardianship = coded(codes.PRIOR_LEGAL_STATUSES, "In a guardianship before (E44)")
    prior_guardianship_month = date("First day of the month of that guardianship (E45)")
    has_assistance = boolean("Financial and medical assistance (E46)")
    chafee_assistance = boolean("Assistance of the Chafee program (E53)")
    title_iv_e_payment = boolean("A title IV-E maintenance payment in the period (E55)")
    siblings = integer("Siblings in all (E56)")
    siblings_in_care = integer("Siblings in foster care (E57)")
    siblings_in_same_home = integer("Of them, in the same living arrangement (E58)")
    trafficked_before_care = boolean("Victim of sex trafficking before care (E106)")
    trafficked_before_care_reported = boolean("That was reported to law enforcement (E107)")
    trafficked_before_care_reported_on = date("Day of that report (E108)")
    trafficked_in_care = boolean("Victim of sex trafficking while in care (E109)")
    trafficked_in_care_reported = boolean("That was reported to law enforcement (E110)")
    trafficked_in_care_reported_on = date("Day of that report (E111)")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
