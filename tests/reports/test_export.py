"""The spreadsheets of an edition: every released result, symbols for what is hidden, nothing to execute."""

import re
import zipfile

import polars as pl
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
    results = pl.read_csv(editions["public"] / "measure_results.csv", infer_schema_length=None)
    empty = results.filter(pl.col("value").is_null())
    assert "value_id" in results.columns
    assert empty["status"].unique().to_list() == ["suppressed"]


def test_the_workbook_has_notes_with_the_symbols_and_the_measures_before_the_figures(editions):
    path = editions["public"] / "measure_results.xlsx"
    with zipfile.ZipFile(path) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["notes", "measures", "measure_results", "data_quality_effects"]
    assert {"[c]", "[x]", "[w]", "[p]", "[z]", "Synthetic data"} <= set(strings(path))


def test_the_workbook_shows_a_symbol_where_a_number_is_hidden_and_no_empty_cell(editions):
    path = editions["public"] / "measure_results.xlsx"
    said = strings(path)
    rows = sheet(path, 3).findall(".//m:row", CELLS)
    header = [said[int(cell.findtext("m:v", namespaces=CELLS))] for cell in rows[0]]
    value, status = header.index("value"), header.index("status")

    def shown(cell) -> str:
        text = cell.findtext("m:v", namespaces=CELLS) or ""
        return said[int(text)] if cell.get("t") == "s" else text

    found = {(shown(row[status]), shown(row[value])[:1] == "[") for row in rows[1:]}
    assert found == {("final", False), ("provisional", False), ("suppressed", True)}


def test_the_workbook_of_the_internal_edition_says_so_and_names_what_it_leaves_out(editions):
    said = strings(editions["internal"] / "measure_results.xlsx")
    assert "Exact figures, not for release" in said
    assert any(text.startswith("Counties by group") for text in said)


def test_no_cell_is_a_formula_or_a_link(editions):
    path = editions["internal"] / "measure_results.xlsx"
    for number in (1, 2, 3):
        assert sheet(path, number).findall(".//m:f", CELLS) == []
        assert sheet(path, number).findall(".//m:hyperlink", CELLS) == []
