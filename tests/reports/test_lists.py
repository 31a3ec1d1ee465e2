"""The lists behind a number: the internal edition leads to them, the public one knows of none."""

from __future__ import annotations

import re

import duckdb
import pytest
from lxml import html


def lists_of(editions, audience: str, measure_id: str) -> list[str]:
    root = html.parse(str(editions[audience] / "measures" / f"{measure_id}.html")).getroot()
    return [re.sub(r"\s+", " ", item.text_content()) for item in root.xpath("//ul[@class='lists']/li")]


def test_the_page_of_a_measure_leads_to_the_lists_written_with_the_edition(editions):
    assert lists_of(editions, "internal", "placement_stability") == [
        "12 months to September 2025: Children who moved: 12 (workbook, CSV);"
        " cwo list placement_stability --period 25A25B --missed",
        "September 2025: Children who moved: 2 (workbook, CSV);"
        " cwo list placement_stability --period 2025-09 --missed",
    ]
    page = editions["internal"] / "measures" / "placement_stability.html"
    links = html.parse(str(page)).getroot().xpath("//ul[@class='lists']//a/@href")
    assert links[0] == "../../placement_stability-25A25B.xlsx"
    assert all((page.parent / link).is_file() for link in links)


def test_of_a_list_that_was_not_written_the_page_says_what_to_type(editions):
    assert lists_of(editions, "internal", "exits_by_reason") == [
        "12 months to September 2025: cwo list exits_by_reason --period 25A25B"
    ]


@pytest.mark.parametrize("word", ["cwo list", "lists/", 'class="lists"'])
def test_the_public_edition_mentions_no_list(editions, word):
    pages = editions["public"].rglob("*.html")
    assert [page.name for page in pages if word in page.read_text()] == []
    with duckdb.connect(str(editions["public"] / "outcomes.duckdb"), read_only=True) as connection:
        assert connection.execute("select 1 from duckdb_tables() where table_name = 'lists'").fetchall() == []
