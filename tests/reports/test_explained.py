"""What can be told of one value from an edition's own database, internal and public."""

import re

import pytest
from lxml import html
from typer.testing import CliRunner

from pipelines.cli import app
from reports.explained import explained
from reports.reading import connect
from reports.values import NoSuchValueError, value_of, value_of_id

MEASURE = "recurrence_of_maltreatment"


def told(folder, value_id: str) -> dict[str, str]:
    with connect(folder) as connection:
        value = value_of_id(connection, value_id)
        return {section.heading: "\n".join(section.lines) for section in explained(connection, value)}


def ids(folder, condition: str) -> list[str]:
    with connect(folder) as connection:
        found = connection.execute(
            f"select value_id from published.measure_results where {condition} order by value_id"
        ).fetchall()
    return [row[0] for row in found]


def cwo(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(("audience", "category"), [("internal", "female"), ("public", "all")])
def test_a_shown_value_is_told_with_its_numbers_definition_and_days(editions, audience, category):
    shown = ids(
        editions[audience], f"measure_id = '{MEASURE}' and value is not null and category = '{category}'"
    )
    said = told(editions[audience], shown[0])
    assert re.search(r": [\d.]+% .*based on [\d,]+ of [\d,]+", said[""])
    assert ("Female" in said[""]) == (category == "female")
    assert shown[0] in said["value"]
    assert f"{MEASURE}, version" in said["definition"]
    assert " to " in said["periods"]
    assert "victim_reports" in said["made by"]
    assert "from cohorts." in said["SQL"]


def test_a_hidden_value_has_no_number_and_does_not_say_whether_it_is_small_itself(editions):
    hidden = ids(editions["public"], "status = 'suppressed'")
    said = told(editions["public"], hidden[0])
    assert said[""].endswith("[c].")
    assert not re.search(r"value \d|numerator \d|denominator \d", said["value"])
    assert "inside the agency alone" in said["suppression"]


def test_what_a_public_edition_lacks_is_said_to_be_inside(editions):
    shown = ids(editions["public"], f"measure_id = '{MEASURE}' and value is not null")
    assert "inside the agency alone" in told(editions["public"], shown[0])["files"]


def test_a_value_is_found_by_what_it_says_and_the_latest_is_meant(editions):
    with connect(editions["internal"]) as connection:
        value = value_of(connection, MEASURE, {"dimension": "sex", "category": "female", "state": "ZZ"})
        assert (value.result.category, value.result.geography_level) == ("female", "state")
        with pytest.raises(NoSuchValueError, match="category plaid"):
            value_of(connection, MEASURE, {"dimension": "sex", "category": "plaid"})
        with pytest.raises(NoSuchValueError, match="values fit; say category"):
            value_of(connection, MEASURE, {"dimension": "sex", "state": "ZZ"})


def test_the_command_takes_an_id_or_the_address_of_a_figure_and_names_what_is_not_there(editions):
    shown = ids(editions["public"], f"measure_id = '{MEASURE}' and value is not null")[0]
    by_id = cwo("explain", shown, "--edition", editions["public"])
    assert by_id.exit_code == 0, by_id.output
    assert (
        cwo("explain", f"measures/x.html#v-{shown}", "--edition", editions["public"]).output == by_id.output
    )
    nothing = cwo("explain", "0" * 12, "--edition", editions["public"])
    assert nothing.exit_code == 2
    assert "holds no value 000000000000" in nothing.output
    assert "did you mean" in cwo("explain", "recurence", "--edition", editions["public"]).output


def test_each_figure_of_a_page_leads_to_its_own_id_and_every_id_is_the_editions(editions):
    for audience in ("internal", "public"):
        page = html.parse(str(editions[audience] / "measures" / f"{MEASURE}.html")).getroot()
        named = [link.get("href").removeprefix("#v-") for link in page.xpath("//a[@class='explained']")]
        assert named
        assert set(named) <= set(ids(editions[audience], f"measure_id = '{MEASURE}'"))
