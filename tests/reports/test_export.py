"""The spreadsheets of an edition: every released result, symbols for what is hidden, nothing to execute."""

import re
import zipfile

import polars as pl
import pytest
from lxml import etree

CELLS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet(path, number: int) -> etree._Element:
    with zipfile.ZipFile(path) as book:
        return etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))


def strings(path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        root = etree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(item.itertext()) for item in root]


def test_the_csv_holds_every_released_result_with_the_reason_for_each_empty_number(editions):
    results = pl.read_csv(editions["public"] / "data" / "measure_results.csv", infer_schema_length=None)
    empty = results.filter(pl.col("value").is_null())
    assert "value_id" in results.columns
    assert empty["status"].unique().to_list() == ["suppressed"]


def sheets(path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        return re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())


def rows(path, number: int) -> list[dict[str, str]]:
    """The rows of a sheet under its headings, every cell as text."""
    said = strings(path)

    def shown(cell) -> str:
        text = cell.findtext("m:v", namespaces=CELLS) or ""
        return said[int(text)] if cell.get("t") == "s" else text

    lines = [[shown(cell) for cell in row] for row in sheet(path, number).findall(".//m:row", CELLS)]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_the_workbook_has_its_contents_with_the_symbols_then_a_sheet_for_each_domain(editions):
    path = editions["public"] / "measure_results.xlsx"
    names = sheets(path)
    assert (names[0], names[-1]) == ("contents", "data_quality_effects")
    assert "Safety" in names[1:-1]
    assert {"[c]", "[x]", "[w]", "[p]", "[z]", "Synthetic data", *names[1:]} <= set(strings(path))


def test_the_workbook_shows_a_symbol_where_a_number_is_hidden_and_no_empty_cell(editions):
    path = editions["public"] / "measure_results.xlsx"
    told = [row for number in range(2, len(sheets(path))) for row in rows(path, number)]
    found = {(row["Status"], row["Value"][:1] == "[") for row in told}
    assert found == {("final", False), ("provisional", False), ("suppressed", True)}


def test_the_workbook_says_the_figures_of_the_csv_under_the_words_of_the_pages(editions):
    path = editions["internal"] / "measure_results.xlsx"
    by_id = {
        row["value_id"]: row
        for row in pl.read_csv(
            editions["internal"] / "data" / "measure_results.csv", infer_schema_length=None
        ).to_dicts()
    }
    told = [row for number in range(2, len(sheets(path))) for row in rows(path, number)]
    assert len(told) > 20
    for row in told:
        figure = by_id[row["Id"]]["value"]
        if figure is None:
            assert row["Value"][:1] == "["
        else:
            assert float(row["Value"]) == pytest.approx(figure, rel=1e-12)
        assert "" not in (row["Measure"], row["Place"], row["Statistic"])
        assert bool(row["Grouped by"]) == (by_id[row["Id"]]["dimension"] != "all")


def test_the_workbook_of_the_internal_edition_says_so_and_names_what_it_leaves_out(editions):
    said = strings(editions["internal"] / "measure_results.xlsx")
    assert "Exact figures, not for release" in said
    assert any(text.startswith("Groups are those of the latest period") for text in said)


def test_no_cell_is_a_formula_or_a_link(editions):
    path = editions["internal"] / "measure_results.xlsx"
    for number in (1, 2, 3):
        assert sheet(path, number).findall(".//m:f", CELLS) == []
        assert sheet(path, number).findall(".//m:hyperlink", CELLS) == []
