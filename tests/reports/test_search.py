"""What can be found, where it leads, and that the list stands without scripts."""

import json
import re

import pytest
from lxml import html

from reports.pages.glossary import GLOSSARY, marked, words


def index_of(folder) -> list[list[str]]:
    text = (folder / "assets" / "search-index.js").read_text()
    return json.loads(re.fullmatch(r"window\.cwoIndex = (.*);\n", text, re.S)[1])


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_entry_of_the_index_leads_to_a_page_and_every_page_of_the_list_is_in_it(editions, audience):
    found = index_of(editions[audience])
    assert all((editions[audience] / page.partition("#")[0]).is_file() for _, _, page, _ in found)
    listed = html.parse(str(editions[audience] / "search.html")).xpath("//div[@id='everything']//a/@href")
    assert listed == [page for _, kind, page, _ in found if kind != "Word"]
    assert {"measures/recurrence_of_maltreatment.html", "glossary.html"} <= set(listed)


def test_counties_are_found_by_name_and_code_and_a_hostile_name_closes_no_tag(editions):
    found = {title: (page, besides) for title, kind, page, besides in index_of(editions["internal"])}
    page, besides = found["Alder"]
    assert page == "counties/alder.html"
    assert "99001" in besides
    assert '</script><b>Oak & "Elm"</b>' in found
    assert "</script>" not in (editions["internal"] / "assets" / "search-index.js").read_text()


def test_every_word_of_the_glossary_stands_on_its_page_once_with_its_meaning(editions):
    rows = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("| ")][2:]
    page = html.parse(str(editions["public"] / "glossary.html"))
    shown = page.xpath("//dl[@id='glossary']//dt/text()")
    assert sorted(shown, key=str.casefold) == shown
    assert sorted(shown) == sorted(row.split("|")[1].strip() for row in rows)
    assert len({one.anchor for one in words()}) == len(rows)


def test_code_and_emphasis_of_a_meaning_are_marked_and_all_else_is_text():
    assert marked("a *b* in `c` <d>") == "a <em>b</em> in <code>c</code> &lt;d&gt;"
