"""`cwo deidentify`: one child, one pseudonym everywhere; intervals kept; no value and no key told."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from tests.staging import test_afcars_1993 as legacy
from tests.staging.received import child_file, document, line, record, removal, stage
from tests.staging.test_containers import zipped
from tests.staging.test_nytd import youth, youth_file
from tests.staging.test_workbooks import workbook
from transforms.deidentification.pseudonyms import Pseudonyms

CLIENTS = """
Client ID;FIRST_NAME;SSN;Birth;SEX;COUNTY;ZIP;Visit notes
7001;Marker;123-45-6789;02/10/2015;F;24003;21401;Marker said that
7002;Marker;123-45-6780;03/11/2015;F;24003;21402;Marker said that
7003;Marker;123-45-6781;04/12/2016;M;24003;21403;Marker said that
7004;Marker;123-45-6782;05/13/2016;M;24005;21404;Marker said that
7004;Marker;123-45-6782;05/13/2016;M;24005;21404;"Marker; twice"
"""
PLACEMENTS = {
    "client_id": [" 7001", "7001", "7002", None],
    "begin": [date(2023, 1, 30), date(2023, 3, 1), date(2023, 1, 30), date(2023, 1, 30)],
    "end": [date(2023, 3, 1), date(2023, 3, 11), None, date(2023, 3, 1)],
}
PLAN = """
date_policy = "{policy}"

[tables."clients.csv"]
child = "Client ID"
quasi_identifiers = ["year of Birth", "SEX", "COUNTY"]
[tables."clients.csv".columns]
"Client ID" = "pseudonym child"
Birth = "date %m/%d/%Y"
SEX = "keep"
COUNTY = "keep"
ZIP = "first 3"

[tables."placements.parquet"]
child = "client_id"
[tables."placements.parquet".columns]
client_id = "pseudonym child"
begin = "date"
end = "date"

[tables."ffy2023.txt"]
layout = "ncands_child"
child = "chid"
[tables."ffy2023.txt".columns]
subyr = "keep"
staterr = "keep"
rptid = "pseudonym report"
chid = "pseudonym child"
rptdt = "date %m%d%Y"
rptdisp = "keep"
rptdisdt = "date %m%d%Y"

[tables."21a.txt"]
layout = "afcars_foster_care_1993"
child = "recnumbr"
[tables."21a.txt".columns]
state_fips = "keep"
report_date = "keep"
recnumbr = "pseudonym child"
dob = "date %Y%m%d"
latremdt = "date %Y%m%d"

[tables."23a.xml"]
layout = "afcars_oohc"
child = "e4_child_record_number"
[tables."23a.xml".columns]
e4_child_record_number = "pseudonym child"
e5_date_of_birth = "date %Y%m%d"
e69_removal_date = "date %Y%m%d"
"""


def cwo(*arguments: str | Path):
    return CliRunner().invoke(app, ["deidentify", *(str(argument) for argument in arguments)])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "identified"
    folder.mkdir()
    (folder / "clients.csv").write_text(CLIENTS.lstrip())
    pl.DataFrame(PLACEMENTS).write_parquet(folder / "placements.parquet")
    lines = [line(chid="7001", rptid="900"), line(chid="7002", rptid="900", rptdt="01102023")]
    (folder / "ffy2023.txt").write_bytes(child_file(*lines))
    (folder / "21a.txt").write_bytes(legacy.lines(legacy.line(key="7001"), legacy.line(key="7002")))
    (folder / "23a.xml").write_bytes(
        document(record("7001", "<note>Marker</note><E6_sex>1</E6_sex>", removal()), record("7002"))
    )
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "safe" / "key"
    path.parent.mkdir()
    assert cwo("--new-key", path).exit_code == 0
    return path


def planned(folder: Path, policy: str = "keep", text: str = PLAN) -> Path:
    path = folder / f"{policy}.toml"
    path.write_text(text.format(policy=policy))
    return path


def made(source: Path, key: Path, policy: str = "keep", name: str = "out") -> Path:
    target = source.parent / name
    done = cwo(source, target, "--plan", planned(source.parent, policy), "--key", key)
    assert done.exit_code == 0, done.output
    return target


def csv_of(target: Path) -> pl.DataFrame:
    return pl.read_csv(target / "clients.csv", separator=";", infer_schema=False)


def test_the_same_child_has_the_same_pseudonym_in_csv_parquet_ncands_and_afcars(source, key, tmp_path):
    target = made(source, key)
    clients = csv_of(target)["Client ID"].to_list()
    placements = pl.read_parquet(target / "placements.parquet")["client_id"].to_list()
    reported = stage(tmp_path, "ncands_child", (target / "ffy2023.txt").read_bytes())
    in_care = stage(tmp_path, "afcars_oohc", (target / "23a.xml").read_bytes())
    first, second = clients[:2]
    assert re.fullmatch("[A-Z2-7]{12}", first)
    assert len(set(clients)) == 4
    assert clients[3] == clients[4]
    assert placements == [first, first, second, None]
    assert reported.rows("ncands_child", "chid") == [(first,), (second,)]
    assert in_care.rows("afcars_oohc_children", "e4_child_record_number") == [(first,), (second,)]
    before = stage(tmp_path, legacy.FOSTER, (target / "21a.txt").read_bytes())
    assert before.rows(legacy.FOSTER, "recnumbr") == [(first,), (second,)]
    assert len(set(reported.rows("ncands_child", "rptid"))) == 1
    assert reported.rows("ncands_child", "rptid")[0][0] not in clients


def test_the_same_key_gives_the_same_files_and_another_key_others(source, key, tmp_path):
    first, second = made(source, key), made(source, key, name="again")
    other = tmp_path / "safe" / "other"
    cwo("--new-key", other)
    third = made(source, other, name="other")
    for name in ("clients.csv", "ffy2023.txt", "23a.xml"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
        assert (first / name).read_bytes() != (third / name).read_bytes()


def test_columns_that_the_plan_does_not_list_are_dropped(source, key):
    target = made(source, key)
    assert csv_of(target).columns == ["Client ID", "Birth", "SEX", "COUNTY", "ZIP"]
    assert csv_of(target)["ZIP"].to_list() == ["214"] * 5
    assert b"Marker" not in (target / "23a.xml").read_bytes()
    assert b"<E6_sex/>" in (target / "23a.xml").read_bytes()
    record_of_child_file = (target / "ffy2023.txt").read_bytes().split(b"\n")[0]
    assert len(record_of_child_file) == 338
    assert record_of_child_file[42:44] == b"  ", "the source of the report is not in the plan"


def test_dates_that_move_by_child_keep_every_interval_in_all_files(source, key, tmp_path):
    target = made(source, key, "shift")
    placements = pl.read_parquet(target / "placements.parquet")
    days = (placements["begin"] - pl.Series(PLACEMENTS["begin"])).dt.total_days().to_list()
    assert days[0] == days[1] != 0
    assert days[1] != days[2]
    assert days[3] is None, "no child is named, so the date cannot move and is emptied"
    assert (placements["end"] - placements["begin"]).dt.total_days().to_list() == [30, 10, None, None]
    moved = csv_of(target)["Birth"].str.to_date("%m/%d/%Y")
    assert (moved[0] - date(2015, 2, 10)).days == days[0]
    reported = stage(tmp_path, "ncands_child", (target / "ffy2023.txt").read_bytes())
    assert [(row[0] - date(2023, 1, 15)).days for row in reported.rows("ncands_child", "rptdt")[:1]] == [
        days[0]
    ]
    before = stage(tmp_path, legacy.FOSTER, (target / "21a.txt").read_bytes())
    assert (before.rows(legacy.FOSTER, "latremdt")[0][0] - date(2020, 11, 2)).days == days[0]
    in_care = stage(tmp_path, "afcars_oohc", (target / "23a.xml").read_bytes())
    assert (in_care.rows("afcars_oohc_removals", "e69_removal_date")[0][0] - date(2022, 10, 5)).days == days[
        0
    ]
    assert (in_care.rows("afcars_oohc_children", "e5_date_of_birth")[0][0] - date(2015, 6, 15)).days == days[
        0
    ]


ENDS = """
child,began,ended
7001,02/10/2023,12/31/9999
7002,02/11/2023,01/01/1900
7003,02/12/2023,06/06/2079
7003,02/12/2023,08/07/2202
"""


@pytest.mark.parametrize("policy", ["shift", "day15"])
def test_a_day_that_stands_for_no_date_stays_since_moved_it_would_tell_by_how_many_days(
    tmp_path, key, policy
):
    text = """date_policy = "{policy}"
[tables."ends.csv"]
child = "child"
columns = {{ child = "pseudonym child", began = "date %m/%d/%Y", ended = "date %m/%d/%Y" }}
"""
    folder = drop_zone(tmp_path / "in", **{"ends.csv": ENDS.lstrip()})
    out = tmp_path / "out"
    done = cwo(folder, out, "--plan", planned(tmp_path, policy, text), "--key", key)
    assert done.exit_code == 0, done.output
    written = pl.read_csv(out / "ends.csv", infer_schema=False)
    assert written["ended"].to_list() == ["12/31/9999", "01/01/1900", "06/06/2079", None]
    assert written["began"].to_list()[:3] != ["02/10/2023", "02/11/2023", "02/12/2023"]
    report = json.loads((tmp_path / "out-report" / "report.json").read_text())
    assert report["files"][0]["columns"]["ended"]["emptied"] == 1


def test_dates_to_the_15th_keep_month_and_year(source, key):
    target = made(source, key, "day15")
    assert csv_of(target)["Birth"].to_list()[:3] == ["02/15/2015", "03/15/2015", "04/15/2016"]
    assert pl.read_parquet(target / "placements.parquet")["end"][1] == date(2023, 3, 15)


def test_days_of_a_child_are_never_none_and_at_most_180():
    moved = {Pseudonyms(b"k" * 32).days(str(child)) for child in range(20_000)}
    assert moved == set(range(-180, 181)) - {0}


def test_the_report_counts_children_who_share_a_combination(source, key):
    # year, sex, county: 7001, 7002: 2015 F 24003; 7003: 2016 M 24003; 7004 (two records): 2016 M 24005
    target = made(source, key)
    report = json.loads((target.with_name("out-report") / "report.json").read_text())
    found = next(file for file in report["files"] if file["source"] == "clients.csv")["k_anonymity"]
    assert (found["children"], found["records"]) == (4, 5)
    assert found["distribution"] == {"1": 2, "2": 1}
    by_columns = {tuple(one["columns"]): one for one in found["combinations"]}
    assert len(by_columns) == 7
    assert by_columns[("SEX",)]["smallest"] == 2
    assert by_columns[("COUNTY",)]["smallest"] == 1
    assert by_columns[("SEX",)]["below"] == {"5": 4, "11": 4}
    assert by_columns[("year of Birth", "SEX", "COUNTY")]["records_below"] == {"5": 5, "11": 5}


BIRTHS = {
    "%m/%d/%Y": ["02/10/2015", "03/10/2015", "04/10/2015", "02/10/2016"],
    "%m/%d/%y": ["02/10/15", "03/10/15", "04/10/15", "02/10/16"],
    "%m/%d/%Y %H:%M": ["02/10/2015 00:00", "03/10/2015 00:00", "04/10/2015 00:00", "02/10/2016 00:00"],
    "%Y%m%d": ["20150210", "20150310", "20150410", "20160210"],
    "%d-%b-%y": ["10-FEB-15", "10-MAR-15", "10-APR-15", "10-FEB-16"],
}


@pytest.mark.parametrize("form", BIRTHS)
def test_the_year_of_a_date_is_told_by_its_form(tmp_path, key, form):
    rows = "".join(f"{n},{birth}\n" for n, birth in enumerate(BIRTHS[form]))
    folder = drop_zone(tmp_path / "in", **{"a.csv": f"id,born\n{rows}"})
    text = '[tables."a.csv"]\nchild = "id"\nquasi_identifiers = ["year of born"]\n'
    text += f'columns = {{{{ id = "pseudonym child", born = "date {form}" }}}}\n'
    done = cwo(folder, tmp_path / "out", "--plan", planned(tmp_path, text=text), "--key", key)
    assert done.exit_code == 0, done.output
    report = json.loads((tmp_path / "out-report" / "report.json").read_text())
    assert report["files"][0]["k_anonymity"]["distribution"] == {"1": 1, "3": 1}


def test_no_value_and_no_key_stands_in_output_report_or_messages(source, key):
    target = source.parent / "out"
    done = cwo(source, target, "--plan", planned(source.parent), "--key", key)
    written = [path.read_bytes() for path in target.parent.glob("out*/*")]
    assert len(written) == 7
    for marker in (b"Marker", b"7001", b"7002", b"123-45", key.read_bytes().strip()):
        assert not [text for text in written if marker in text]
        assert marker not in done.output.encode()


def test_the_report_lies_beside_the_files_and_for_its_owner_alone(source, key):
    target = made(source, key)
    for path in (target, target.with_name("out-report"), *target.parent.glob("out*/*")):
        assert path.stat().st_mode & 0o077 == 0
    assert not (target / "report.md").exists()
    assert "Confidential" in (target.with_name("out-report") / "report.md").read_text()


def nothing_is_left(source: Path) -> bool:
    return not [path for path in source.parent.iterdir() if path.name.startswith((".out", "out"))]


def test_direct_identifiers_that_the_plan_keeps_stop_everything(source, key):
    rows = "id,told\n" + "".join(f"{n},reach her at jo{n}@example.org\n" for n in range(5))
    (source / "zz.csv").write_text(rows)
    text = PLAN + '\n[tables."zz.csv".columns]\nid = "pseudonym child"\ntold = "keep"\n'
    done = cwo(source, source.parent / "out", "--plan", planned(source.parent, text=text), "--key", key)
    assert done.exit_code == 1, done.output
    assert "zz.csv: the file holds direct identifiers: column told: e-mail addresses" in done.output
    assert "jo1@" not in done.output
    assert nothing_is_left(source)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("id,a\n1,2\n1,2,3\n", "zz.csv: record 2 has 3 fields, the header 2"),
        ('id,a\n1,2\n1,"2\n', "zz.csv: record 2 cannot be read: a quotation mark"),
        ('id,a\n1,"x\n2,y\n3"\n', "zz.csv: record 1 cannot be read: a quotation mark"),
        ('id,a\n5,6\n"1,x\n2",y\n', "zz.csv: record 2 cannot be read: a quotation mark"),
        ("$FL2@(#) SPSS DATA FILE\xff\n", "zz.csv: the first line holds no column names"),
        ("", "zz.csv: the file is empty"),
        ("id,a,a\n1,2,3\n", "zz.csv: two columns have the same name"),
        ("id,b\n1,2\n", "zz.csv: the file has no column a, which the plan names"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(source, key, content, says):
    (source / "zz.csv").write_bytes(content.encode("latin-1"))
    text = PLAN + '\n[tables."zz.csv".columns]\nid = "pseudonym child"\na = "keep"\n'
    done = cwo(source, source.parent / "out", "--plan", planned(source.parent, text=text), "--key", key)
    assert done.exit_code != 0
    assert says in done.output
    assert nothing_is_left(source)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[tables."a.csv".columns]\nSSN = "keep"\n', "SSN: its name says it holds Social Security numbers"),
        ('[tables."a.csv".columns]\nx = "hide"\n', 'x: must be keep, drop, "pseudonym DOMAIN"'),
        (
            'date_policy = "shift"\n[tables."a.csv".columns]\nx = "date %Y"\n',
            "child: name the column of the child",
        ),
        (
            'date_policy = "no"\n[tables."a.csv"]\nchild = "c"\n',
            "date_policy: must be one of keep, day15, shift",
        ),
        ('[tables."a.csv"]\nquasi_identifiers = ["x"]\n', "x is not in the output"),
        ('[tables."a.csv"]\ncolums = {}\n', "colums: unknown"),
        ("[tables\n", "not valid TOML"),
        ('[tables."a.csv"]\n', "clients.csv: not in the plan"),
        ('[tables."a.csv"]\n', "a.csv: in the plan, not in the source"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused(source, key, tmp_path, text, says):
    plan = tmp_path / "plan.toml"
    plan.write_text(text)
    done = cwo(source, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 2
    assert says in done.output
    assert nothing_is_left(source)


def test_a_key_is_refused_where_it_would_be_handed_on_or_read_by_others(source, key, tmp_path):
    plan, out = planned(tmp_path), tmp_path / "out"
    zone, work_tree = tmp_path / "zone", tmp_path / "tree"
    (zone / "agency").mkdir(parents=True)
    (zone / "agency" / "agency.toml").write_text("")
    (work_tree / ".git").mkdir(parents=True)
    open_to_all = tmp_path / "safe" / "open"
    open_to_all.write_text(key.read_text())
    open_to_all.chmod(0o644)
    no_key = tmp_path / "safe" / "none"
    no_key.write_text("secret")
    no_key.chmod(0o600)
    for where, says in [
        (source / "key", "the key must not lie in"),
        (out / "key", "the key must not lie in"),
        (zone / "agency" / "key", "must not lie in a drop zone"),
        (tmp_path / "afcars_oohc" / "key", "must not lie in a drop zone"),
        (work_tree / "deep" / "key", "must not lie in a git work tree"),
        (open_to_all, "can be read by others"),
        (no_key, "holds no key"),
        (tmp_path / "nowhere", "cannot be read"),
    ]:
        done = cwo(source, out, "--plan", plan, "--key", where)
        assert done.exit_code == 2
        assert says in done.output


def test_a_new_key_is_for_its_owner_alone_differs_each_time_and_replaces_none(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    said = cwo("--new-key", first).output + cwo("--new-key", second).output
    assert first.read_text() != second.read_text()
    assert first.read_text().strip() not in said
    assert first.stat().st_mode & 0o777 == 0o600
    again = cwo("--new-key", first)
    assert again.exit_code == 2
    assert "is never replaced" in again.output


def test_a_draft_names_every_column_without_values_and_can_be_carried_out(source, key, tmp_path):
    plan = tmp_path / "draft.toml"
    assert cwo(source, "--draft", "--plan", plan).exit_code == 0
    text = plan.read_text()
    for told in (
        '"FIRST_NAME" = "drop"  # its name says it holds names of persons',
        '"Client ID" = "pseudonym child"',
        '"Birth" = "date %m/%d/%Y"',
        '"ZIP" = "first 3"',
        '"Visit notes" = "drop"',
        'quasi_identifiers = ["year of Birth", "SEX", "COUNTY", "ZIP"]',
        'layout = "ncands_child"',
        '"chid" = "pseudonym child"',
        'layout = "afcars_oohc"',
        'child = "client_id"',
    ):
        assert told in text, told
    assert not [value for value in ("Marker", "7001", "24003") if value in text]
    done = cwo(source, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 0, done.output


REPORT = """
CLIENT_ID;PLCMT_END_DT;START_DT;EXIT_DT;Survey Date;Case Name;Provider Name;County Name;Closed
7001;12/31/9999;05-OCT-22;;44839;Marker family;Marker Home;Kent;
7002;02/10/2023;06-OCT-22;;44840;Marker family;Marker Home;Kent;
"""


def test_a_draft_keeps_no_dates_as_they_are_no_names_of_families_and_nothing_unseen(tmp_path):
    plan = tmp_path / "draft.toml"
    folder = drop_zone(tmp_path / "in", **{"placements/a.csv": REPORT.lstrip()})
    assert cwo(folder, "--draft", "--plan", plan).exit_code == 0
    columns = tomllib.loads(plan.read_text())["tables"]["placements/*"]["columns"]
    assert columns == {
        "CLIENT_ID": "pseudonym child",
        "PLCMT_END_DT": "date %m/%d/%Y",
        "START_DT": "date %d-%b-%y",
        "EXIT_DT": "drop",
        "Survey Date": "drop",
        "Case Name": "drop",
        "Provider Name": "drop",
        "County Name": "keep",
        "Closed": "drop",
    }
    for remark in ("empty here;", "its name says it holds dates, in a form not known", "it holds names;"):
        assert remark in plan.read_text()


def test_a_column_that_is_empty_in_one_file_of_a_folder_is_drafted_by_another(tmp_path):
    plan, rows = tmp_path / "draft.toml", "CLIENT_ID,DOB,EXIT_DT,Note\n7001,{},{},\n"
    files = {"a/1.csv": rows.format("", "02/10/2023"), "a/2.csv": rows.format("03/10/2010", "")}
    assert cwo(drop_zone(tmp_path / "in", **files), "--draft", "--plan", plan).exit_code == 0
    (table,) = tomllib.loads(plan.read_text())["tables"].items()
    assert table == (
        "a/*",
        {
            "child": "CLIENT_ID",
            "quasi_identifiers": ["year of DOB"],
            "columns": {
                "CLIENT_ID": "pseudonym child",
                "DOB": "date %m/%d/%Y",
                "EXIT_DT": "date %m/%d/%Y",
                "Note": "drop",
            },
        },
    )


PEOPLE = {"Client": 7001, "CLIENT_LAST": "Marker", "Mother": "M", "CASE": 120045, "Cost": 900, "Contact": "Y"}


def test_a_draft_keeps_no_numbers_of_cases_and_nobody_under_a_name_of_few_words(tmp_path):
    folder, plan = tmp_path / "in", tmp_path / "draft.toml"
    folder.mkdir()
    ids = {"Client", "CASE"}
    rows = [{name: v + n if name in ids else v for name, v in PEOPLE.items()} for n in range(99)]
    pl.DataFrame(rows).write_parquet(folder / "a.parquet")
    pl.DataFrame(rows).write_csv(folder / "b.csv")
    assert cwo(folder, "--draft", "--plan", plan).exit_code == 0
    for table in tomllib.loads(plan.read_text())["tables"].values():
        assert [name for name, what in table["columns"].items() if what == "keep"] == ["Cost", "Contact"]


def test_a_table_with_rows_above_its_names_is_refused(tmp_path):
    rows = [["Intake report", ""], ["Client", "Reporter Name"], ["7001", "Marker"]]
    text = "\n".join(",".join(row) for row in rows)
    folder = drop_zone(tmp_path / "in", **{"book.xlsx": workbook(("Report1", rows)), "saved.csv": text})
    done = cwo(folder, "--draft", "--plan", tmp_path / "draft.toml")
    assert done.exit_code != 0
    for name in ("book.xlsx", "saved.csv"):
        assert f"{name}: the first row does not name every column; take away the rows above" in done.output
    assert "Marker" not in done.output


def test_a_workbook_is_written_as_csv_and_gzip_is_unpacked(tmp_path, key):
    folder = tmp_path / "in"
    folder.mkdir()
    pl.DataFrame({"child": [7001, 7002], "set": ["a", "b"]}).write_excel(folder / "book.xlsx")
    plan = tmp_path / "plan.toml"
    plan.write_text('[tables."book.xlsx".columns]\nchild = "pseudonym child"\nset = "keep"\n')
    done = cwo(folder, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 0, done.output
    written = pl.read_csv(tmp_path / "out" / "book.csv")
    expected = Pseudonyms(bytes.fromhex(key.read_text())).of("child", "7001")
    assert written["child"][0] == expected
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["book.csv"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("commas.csv", "id,set\n7001,a\n"),
        ("tabs.txt", "id\tset\n7001\ta\n"),
        ("bars.txt.gz", "id|set\n7001|a\n"),
    ],
)
def test_any_separator_and_encoding_is_read_and_the_separator_stays(tmp_path, key, name, text):
    folder, plan = tmp_path / "in", tmp_path / "plan.toml"
    folder.mkdir()
    content = text.encode("utf-16") if name.startswith("tabs") else text.encode("utf-8-sig")
    (folder / name).write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    plan.write_text(f'[tables."{name}".columns]\nid = "pseudonym child"\nset = "keep"\n')
    done = cwo(folder, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 0, done.output
    pseudonym = Pseudonyms(bytes.fromhex(key.read_text())).of("child", "7001")
    written = (tmp_path / "out" / name.removesuffix(".gz")).read_text(encoding="utf-8")
    assert written == text.replace("7001", pseudonym)


YOUTH = youth_file(
    youth("7001", outcomes={"E37_current_full_time_employment": "no"}, served={"E29_mentoring": "yes"}),
    youth("7002", outcomes={"E37_current_full_time_employment": "no"}),
)
SURVEYS = "ClientNumber,Survey Wave,Social Security,Medicaid\n0007001,17,Y,N\n7002,19,N,Y\n"
BENCHMARKS = "measure_id,value\nplacement_stability,4.48\n"


def drop_zone(folder: Path, **files: str | bytes) -> Path:
    """A folder of files by the path below it, with `__` for a slash and no ending."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_youth_and_extracts_are_drafted_by_folder_and_join(tmp_path, key):
    zone = drop_zone(
        tmp_path / "in",
        nytd_outcomes__23a=YOUTH,
        nytd_outcomes__23b=YOUTH.replace(b"7002", b"7003"),
        youth_outcomes__surveys=SURVEYS,
        benchmarks__all=BENCHMARKS,
    )
    plan = tmp_path / "plan.toml"
    assert cwo(zone, "--draft", "--plan", plan).exit_code == 0
    text = plan.read_text()
    assert re.findall(r'^\[tables."(.*)"\]$', text, re.MULTILINE) == [
        "benchmarks/*",
        "nytd_outcomes/*",
        "youth_outcomes/*",
    ]
    plan.write_text(text.replace("ignore_leading_zeros = false", "ignore_leading_zeros = true"))
    later = drop_zone(zone, nytd_outcomes__24a=YOUTH.replace(b"7002", b"7004"))
    done = cwo(later, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 0, done.output
    surveys = pl.read_csv(tmp_path / "out" / "youth_outcomes" / "surveys", infer_schema=False)
    staged = stage(tmp_path, "nytd_outcomes", (tmp_path / "out" / "nytd_outcomes" / "23a").read_bytes())
    assert staged.reason == ""
    assert staged.rows("nytd_outcomes", "e3_record_number") == surveys.select("ClientNumber").rows()
    assert staged.rows("nytd_outcomes", "e37_current_full_time_employment") == [("no",), ("no",)]
    assert surveys["Social Security"].to_list() == ["Y", "N"]
    assert (tmp_path / "out" / "benchmarks" / "all").read_text() == BENCHMARKS


def test_files_in_archives_are_treated_one_by_one_and_written_unpacked(tmp_path, key):
    zone = drop_zone(
        tmp_path / "in",
        benchmarks__sent=zipped(("all.csv", BENCHMARKS.encode()), ("more.csv", BENCHMARKS.encode())),
        sent=zipped(("nytd_served/23a.xml", YOUTH)),
    )
    plan = tmp_path / "plan.toml"
    assert cwo(zone, "--draft", "--plan", plan).exit_code == 0
    done = cwo(zone, tmp_path / "out", "--plan", plan, "--key", key)
    assert done.exit_code == 0, done.output
    written = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.*"))
    assert written == ["benchmarks/sent/all.csv", "benchmarks/sent/more.csv", "nytd_served/23a.xml"]
    broken = drop_zone(tmp_path / "broken", sent=zipped(("../a.csv", BENCHMARKS.encode())))
    refused = cwo(broken, "--draft", "--plan", tmp_path / "other.toml")
    assert (refused.exit_code != 0, "leads out of its folder" in refused.output) == (True, True)


def test_leading_zeros_count_unless_they_are_ignored():
    strict, lenient = Pseudonyms(b"k" * 32), Pseudonyms(b"k" * 32, ignore_leading_zeros=True)
    assert strict.of("child", "0071") != strict.of("child", "71")
    assert lenient.of("child", "0071") == lenient.of("child", "71") == strict.of("child", "71")
    assert lenient.days("0071") == lenient.days("71")
    assert lenient.of("child", "000") == lenient.of("child", "0") != ""


@pytest.mark.parametrize("are_ignored", [False, True])
def test_numbers_that_files_write_with_leading_zeros_and_without_are_told(tmp_path, key, are_ignored):
    folder = drop_zone(tmp_path / "in", **{"a.csv": "id\n0071\n0072\n0\n", "b.csv": "id\n71\n73\n00\n"})
    text = f"ignore_leading_zeros = {str(are_ignored).lower()}\n"
    text += '[tables."*.csv".columns]\nid = "pseudonym child"\n'
    done = cwo(folder, tmp_path / "out", "--plan", planned(tmp_path, text=text), "--key", key)
    assert done.exit_code == 0, done.output
    told = "1 numbers of child stand in these files with leading zeros and without"
    report = (tmp_path / "out-report" / "report.md").read_text()
    assert (f"note: {told}" in done.output, f"Note: {told}" in report) == (not are_ignored, not are_ignored)


def test_a_draft_tells_every_file_that_cannot_be_planned_at_once(tmp_path):
    zone = drop_zone(
        tmp_path / "in",
        page="<html><body>Marker</body></html>",
        other='<?xml version="1.0"?><cases><case>Marker</case></cases>',
        sent=b"@\n" + b"1" * 174 + b"\n",
        good=BENCHMARKS,
    )
    done = cwo(zone, "--draft", "--plan", tmp_path / "plan.toml")
    assert done.exit_code != 0
    lines = done.output.removeprefix("cwo: ").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["other", "page", "sent"]
    assert "XML or a web page of no known layout" in done.output
    assert "an AFCARS submission with its envelope" in done.output
    assert "Marker" not in done.output
    assert not (tmp_path / "plan.toml").exists()


def test_identifiers_that_differ_in_blanks_case_and_a_decimal_nought_alone_are_one():
    pseudonyms = Pseudonyms(b"k" * 32)
    assert pseudonyms.of("child", " ab1 ") == pseudonyms.of("child", "AB1")
    assert pseudonyms.of("child", "1234.0") == pseudonyms.of("child", "1234")
    assert pseudonyms.of("child", "1234.5") != pseudonyms.of("child", "1234")
    assert pseudonyms.days("1234.0") == pseudonyms.days("1234")
    assert pseudonyms.of("child", "AB1") != pseudonyms.of("worker", "AB1")
    assert pseudonyms.of("child", "AB1") != pseudonyms.of("child", "0AB1")
    assert pseudonyms.of("child", "  ") == ""
    assert "k" * 8 not in repr(pseudonyms)


def test_a_record_by_another_name_is_not_left_out(source, key):
    path = source / "23a.xml"
    path.write_bytes(
        path.read_bytes().replace(b"<record>", b"<Record>", 1).replace(b"</record>", b"</Record>", 1)
    )
    done = cwo(source, source.parent / "out", "--plan", planned(source.parent), "--key", key)
    assert done.exit_code == 1, done.output
    assert "23a.xml: record 1: the element of a record must be called record" in done.output
    assert nothing_is_left(source)
