"""A sound file of every dataset, small: what mutations begin with, and what lies in a wrong folder."""

from __future__ import annotations

from tests.broken_files.broken_file import MARKER
from tests.staging.received import child_file, document, line, record, removal
from tests.staging.test_afcars_1993 import ADOPTION, FOSTER
from tests.staging.test_afcars_1993 import line as line_1993
from tests.staging.test_afcars_1993 import lines as lines_1993
from tests.staging.test_afcars_aga import aga_file, agreement
from tests.staging.test_nytd import youth, youth_file

ANSWERS = {"E37_current_full_time_employment": "no", "E42_public_financial_assist": "not applicable"}
SERVICES = {"E15_local_agency": "24005", "E29_mentoring": "yes"}
ARRANGEMENT = (
    "<E112_E146_living_arrangements><living_arrangement>"
    "<E112_living_arrangement_start_date>20221006</E112_living_arrangement_start_date>"
    "</living_arrangement></E112_E146_living_arrangements>"
)
CARE = removal(body=ARRANGEMENT) + removal("20190301", layout="removal_1993")
YOUTH_FILE = youth_file(youth("A", outcomes=ANSWERS, served=SERVICES), youth(MARKER, outcomes=ANSWERS))
TABLES = {
    "workers": """worker_id,unit,county,role,fte,hired_on
W1,U1,24031,foster_care,1.0,2020-01-01
{key},"Unit 2, North",24031,supervisor,0.5,2021-07-01""",
    "worker_assignments": """case_id,role,primary,assigned_on
K1,adoption,yes,2022-11-01
{key},adoption,no,2022-11-01""",
    "worker_leave": "worker_id,from_on\nW1,2023-01-09\n{key},2023-02-09",
    "positions": "unit,role,month,authorised\nU1,adoption,2023-01-01,4.5\n{key},adoption,2023-01-01,3",
    "referrals": """referral_id,received_at,screening_decision,county
F1,2023-01-15T09:00,screened_in,24031
{key},2023-01-16T09:30,screened_out,24031""",
    "contacts": """report_id,child_id,attempted_at,completed,in_person
R1,C1,2023-01-16 09:00:30,true,0
R1,{key},2023-01-16 09:00:30,true,1""",
    "law_enforcement_events": """report_id,event,occurred_at
R1,joint_contact,2023-01-16 09:00
{key},joint_contact,2023-01-17 09:00""",
    "court_events": """child_id,event,occurred_on,scheduled_on
A,permanency_hearing,2023-09-01,2023-08-01
{key},permanency_hearing,2023-09-01,""",
    "placements": """child_id,removal_date,began_on,setting
A,2022-10-05,2022-10-06,kin_foster_home
{key},2022-10-05,2022-10-06,kin_foster_home""",
    "youth_outcomes": """child_id,wave,surveyed_on,participated,homeless
A,19,2023-03-01,yes,no
{key},21,2023-03-01,no,""",
    "child_population": "county,year,age_group,children\n24031,2023,0,1200\n24033,2023,0,1300",
    "benchmarks": """measure_id,period,geography,dimension,category,value,source
placement_stability,23A23B,US,all,all,4.48,CFSR Round 4""",
}
VALID: dict[str, bytes] = {
    "ncands_child": child_file(line(), line(chid="C2", chage="07"), line(chid=MARKER)),
    "ncands_agency": b"SUBYR,STATERR,FATALITY,item_1_1_a_children\n2023,MD,3,120\n2023,VA,4,1200\n",
    "afcars_oohc": document(record("A", removals=CARE), record("B"), record(MARKER, removals=CARE)),
    "afcars_aga": aga_file(agreement("A"), agreement(MARKER, "<A5_child_sex>2</A5_child_sex>")),
    FOSTER: lines_1993(line_1993(), line_1993(key="C2"), line_1993(key=MARKER)),
    ADOPTION: lines_1993(line_1993(ADOPTION), line_1993(ADOPTION, key=MARKER)),
    "nytd_outcomes": YOUTH_FILE,
    "nytd_served": YOUTH_FILE,
    **{table: text.format(key=MARKER).encode() for table, text in TABLES.items()},
}
