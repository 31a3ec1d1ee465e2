"""Policy changes an agency tells of: what its file may say, and that every fault of it is named at once."""

from datetime import date

import pytest

from transforms.annotations import TEMPLATE, Annotation, parse_annotations, read_annotations
from transforms.hand_kept import HandKeptError
from transforms.settings import Settings

HEAD = "date,text,measures,county\n"


def test_changes_are_read_in_the_order_of_their_days_with_measures_and_county():
    text = (
        "# kept by the policy office\n"
        + HEAD
        + '2024-10-01,"Visits by video count, abroad",visits_in_residence caseworker_visits,\n'
        + "2023-01-15,A second office,,24001\n"
    )

    assert parse_annotations(text) == (
        Annotation(changed_on=date(2023, 1, 15), says="A second office", county="24001"),
        Annotation(
            changed_on=date(2024, 10, 1),
            says="Visits by video count, abroad",
            measures=("caseworker_visits", "visits_in_residence"),
        ),
    )


def test_without_a_file_or_with_the_template_alone_there_are_none(tmp_path):
    assert read_annotations(None) == read_annotations(tmp_path) == parse_annotations(TEMPLATE) == ()
    assert parse_annotations("date,text\n2024-10-01,A law on kin\n")[0].measures == ()


def test_every_fault_of_every_line_is_named_with_its_field_and_what_is_allowed():
    text = (
        HEAD
        + "1 Oct 2024,A law on kin,,\n"
        + "2024-10-01,,caseworker_visit,\n"
        + "2024-10-01,Call 301-555-0142 for help,,Allegany\n"
        + "2024-10-01,A law, on kin,,\n"
        + "2024-12-01,The same,,\n2024-12-01,The same,,\n"
    )

    with pytest.raises(HandKeptError) as raised:
        parse_annotations(text)

    assert str(raised.value).splitlines() == [
        "annotations.csv: line 2, date: must be a day written 2024-10-01",
        "annotations.csv: line 3, text: must say what changed in 3 to 140 characters",
        "annotations.csv: line 3, measures: no such measure; did you mean caseworker_visits?",
        "annotations.csv: line 4, text: must hold no e-mail address, telephone or Social Security number",
        "annotations.csv: line 4, county: must be a five-digit FIPS code, or empty for the whole state",
        "annotations.csv: line 5: has 5 values; there are 4 columns (a text with a comma stands in quotation"
        " marks)",
        "annotations.csv: line 7, text: line 6 says the same already; keep one of them",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("day,text\n", "the first line must name the columns date, text, and may name measures, county"),
        ("date,text,text\n", "the first line must name the columns"),
        ('date,text\n2024-10-01,"A law\n', "a quotation mark is not closed"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_what_its_first_line_must_be(text, told):
    with pytest.raises(HandKeptError, match=told):
        parse_annotations(text)


def test_they_are_part_of_what_names_an_edition_and_move_no_figure():
    told = Settings(annotations=(Annotation(changed_on=date(2024, 10, 1), says="A law on kin"),))

    assert told.of_results() != Settings().of_results()
    assert {name: table.to_dicts() for name, table in told.tables().items()} == {
        name: table.to_dicts() for name, table in Settings().tables().items()
    }
