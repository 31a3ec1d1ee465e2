"""`cwo report`: which edition and county are meant, and that exact figures stay on the restricted side."""

import json
import os
import shutil

import duckdb
import pytest
from pdf_read import read_pdf

from pipelines.command_report import report
from pipelines.wrong_use import WrongUseError

A_UNIT = """
    insert into published.measure_results
    select * replace ('unit' as geography_level, 'Intake 2' as geography)
    from published.measure_results
    where geography_level = 'county' and geography = '99001'
"""


@pytest.fixture(scope="module")
def output(editions, tmp_path_factory):
    """An output folder with the databases of the edition in force, and of a public one without counties."""
    into = tmp_path_factory.mktemp("output")
    sides = {"internal": "restricted/editions", "public": "published"}
    for audience, side in sides.items():
        (into / side / "now").mkdir(parents=True)
        shutil.copy(editions[audience] / "outcomes.duckdb", into / side / "now")
    with duckdb.connect(str(into / "restricted" / "editions" / "now" / "outcomes.duckdb")) as connection:
        connection.execute(A_UNIT)
    bare = into / "published" / "bare"
    shutil.copytree(into / "published" / "now", bare)
    with duckdb.connect(str(bare / "outcomes.duckdb")) as connection:
        connection.execute("delete from published.measure_results where geography_level = 'county'")
    (into / "published" / "latest.json").write_text(json.dumps({"edition": "now"}))
    return into


def asked(output, **about):
    given = {"edition": "", "county": "", "form": "pdf", "paper": "letter", "to": None, "is_internal": False}
    return report(output, **(given | about))


def test_the_public_edition_in_force_is_reported_beside_the_editions(output):
    told = asked(output)
    assert "from the public edition" in told
    assert sorted(path.name for path in (output / "reports" / "now").iterdir()) == [
        "briefing-MD.pdf",
        "briefing-ZZ.pdf",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_documents_of_the_internal_edition_stay_restricted_and_readable_by_their_owner_alone(output):
    told = asked(output, county="alder", is_internal=True)
    assert "not for release" in told
    made = output / "restricted" / "reports" / "now" / "county-alder.pdf"
    assert made.stat().st_mode & 0o077 == 0
    assert made.parent.stat().st_mode & 0o077 == 0
    assert [path.name for path in made.parent.iterdir()] == ["county-alder.pdf"]


def test_a_county_is_found_by_its_code_too_and_all_means_each(output):
    assert "county-birch.pptx" in asked(output, county="99003", form="pptx", is_internal=True)
    assert asked(output, county="all", form="pptx", is_internal=True).count("county-") == 4


def test_a_unit_has_its_pack_from_the_internal_edition(output):
    assert "unit-intake-2.pptx" in asked(output, unit="all", form="pptx", is_internal=True)
    told = asked(output, unit="intake 2", is_internal=True)
    assert "unit-intake-2.pdf" in told
    said = read_pdf((output / "restricted/reports/now/unit-intake-2.pdf").read_bytes()).text
    assert "Thisunit" in said
    assert "thisunitoverfiveyears" in said
    assert "county" not in said


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"unit": "all"}, "figures of units stand in the internal edition alone; add --internal"),
        ({"unit": "all", "county": "all", "is_internal": True}, "a county or a unit, not both"),
        ({"unit": "x", "is_internal": True}, "no unit is called x; known: "),
        ({"county": "Alder", "edition": "bare"}, "holds no figures of counties; --internal"),
        ({"county": "Aldr", "is_internal": True}, "did you mean Alder"),
        ({"county": "x", "is_internal": True}, "known: "),
        ({"edition": "then"}, "no public edition then in .*known: bare, now"),
        ({"form": "doc"}, "choose from pdf, pptx, all"),
        ({"paper": "legal"}, "choose from letter, a4"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(output, about, said):
    with pytest.raises(WrongUseError, match=said):
        asked(output, **about)


def test_exact_figures_are_not_written_elsewhere_and_editions_are_not_added_to(output, tmp_path):
    with pytest.raises(WrongUseError, match="exact figures: name a folder in"):
        asked(output, is_internal=True, to=tmp_path / "elsewhere")
    with pytest.raises(WrongUseError, match="exact figures: name a folder in"):
        asked(output, is_internal=True, to=output / "restricted" / ".." / "open")
    with pytest.raises(WrongUseError, match="nothing is added to"):
        asked(output, to=output / "published" / "now")
    with pytest.raises(WrongUseError, match="is the internal edition; add --internal"):
        asked(output, edition=str(output / "restricted" / "editions" / "now"), to=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_ones_own_may_hold_what_is_public(output, tmp_path):
    asked(output, to=tmp_path / "mine", paper="a4")
    assert (tmp_path / "mine" / "briefing-ZZ.pdf").read_bytes().startswith(b"%PDF")
