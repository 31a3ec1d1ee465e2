"""Pages of counties and units: what they show, whom they are beside, and that odd places stay readable."""

import re
from dataclasses import replace

import pytest
from invented import comparison, measure, year
from lxml import html

from reports import places, site, words
from reports.pages.place import place_pages
from reports.pages.places_listed import places_page
from reports.reading import read_edition
from reports.records import Result

FIPS = {"geography_level": "county", "dimension": "all"}


@pytest.fixture(scope="module")
def released(editions):
    """The internal edition, from which small ones are made."""
    return read_edition(editions["internal"])


def of_county(code: str, ends: int, value: float | None, **about) -> Result:
    return year(ends, value, **({**FIPS, "geography": code} | about))


def small(edition, *results: Result, names=None, **about):
    """An edition of one measure that holds these results alone."""
    one = measure(title="Recurrence", domain="safety")
    told = {
        "results": results,
        "measures": {"recurrence": one},
        "comparisons": {},
        "states": ("ZZ",),
        **about,
    }
    return replace(edition, **told, labels={**edition.labels, "counties": names or {}})


def page_of(edition, name: str) -> html.HtmlElement:
    """The page of one place as a browser would read it."""
    (told,) = [told for place, told in place_pages(edition) if place.name == name]
    return html.fromstring(site._render("place.html", edition, told, root="../"))


def rows_of(root: html.HtmlElement, caption: str) -> list[list[str]]:
    (table,) = root.xpath(f"//table[starts-with(caption, '{caption}')]")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath(".//tbody/tr")]


def test_a_county_stands_beside_its_state_over_five_years(released):
    years = [year(ends, 9.0) for ends in range(2019, 2026)]
    own = [of_county("99001", ends, ends - 2010.0, low=1.0, high=20.0) for ends in range(2019, 2026)]
    said = {"geography_level": "county", "geography": "99001", "period": "FFY2025"}
    worse = comparison(5.0, compared_with="state", verdict="worse", value=15.0, other_value=9.0, **said)
    key = ("recurrence", "all", "ZZ", "county", "99001", "FFY2025", "all", "value")
    told = small(released, *years, *own, names={"99001": ("Alder", 1)}, comparisons={key: [worse]})
    root = page_of(told, "Alder")
    (line,) = rows_of(root, "Latest final period")
    assert line[2:5] == ["15.0% 1.0% to 20.0%", "9.0%", f"{words.MINUS} Worse"]
    assert rows_of(root, "Alder by year") == [
        ["Recurrence", "September", "11.0%", "12.0%", "13.0%", "14.0%", "15.0%"]
    ]
    (drawn,) = root.xpath("//td[@class='spark']/svg/@aria-label")
    assert drawn.startswith("Here: 2021 11.0%, 2022 12.0%")
    assert "clearly worse" in root.xpath("string(//section[contains(@class, 'short')])").lower()


def test_what_is_hidden_shows_its_symbol_and_no_line(released):
    hidden = [of_county("99001", ends, None, status="suppressed") for ends in (2024, 2025)]
    root = page_of(small(released, year(2024), year(2025), *hidden), "99001")
    (line,) = rows_of(root, "Latest final period")
    assert line[2] == "[c]"
    assert rows_of(root, "99001 by year")[0][2:] == ["[c]", "[c]"]
    assert len(root.xpath("//td[@class='spark']/svg/polyline")) == 1, "the state's line alone"
    assert "1 hidden to protect persons [c]" in root.text_content()


def test_a_county_of_which_nothing_is_shown_has_a_page_that_says_so(released):
    hidden = {"status": "suppressed", "numerator": None, "denominator": None}
    root = page_of(
        small(released, year(2025, None, **hidden), of_county("99001", 2025, None, **hidden)), "99001"
    )
    said = " ".join(root.text_content().split())
    assert "This edition holds no figure of this county." in said
    assert "No figure of this county can be compared with the state's." in said
    assert root.xpath("//table") == []


def test_similar_counties_are_the_nearest_in_size_within_half_and_twice(released):
    about = {"measure_id": "children_in_care", "statistic": "value"}
    counted = measure("count", measure_id="children_in_care", title="In care", unit="children")
    held = {"99001": 100.0, "99003": 201.0, "99005": 120.0, "99007": 60.0, "99009": 99.0}
    rows = [of_county(code, 2025, value, **about) for code, value in held.items()]
    told = small(released, year(2025, 580.0, **about), *rows)
    told = replace(told, measures={"children_in_care": counted})
    (place, *_) = [one for one in told.places.values() if one.geography == "99001"]
    near = places.alike(place, told.sizes, list(told.places.values()))
    assert [one.geography for one in near] == ["99009", "99005", "99007"]
    root = page_of(told, "99001")
    assert rows_of(root, "Beside the state and similar")[0][1:] == ["100", "580", "99", "120", "60"]
    assert "number of children in foster care" in root.text_content()


def test_one_county_in_one_period_has_no_similar_one_and_no_earlier_figure(released):
    root = page_of(small(released, year(2025), of_county("99001", 2025, 8.0)), "99001")
    (line,) = rows_of(root, "Latest final period")
    assert line[2:] == ["8.0%", "9.4%", "[z]", "[x]"]
    assert "no county is called similar" in root.text_content()
    assert root.xpath("//table[starts-with(caption, 'Beside the state and similar')]") == []


def test_a_hundred_and_twenty_counties_with_long_names_and_markup_have_addresses_of_their_own(released):
    names = {f"99{n:03}": (f"<b>County & {n:03}</b> " + "of the very long name " * 2, n) for n in range(118)}
    names |= {"99118": ("Same", 0), "99119": ("Same", 0)}
    told = small(released, year(2025), *(of_county(code, 2025, 8.0) for code in names), names=names)
    pages = list(place_pages(told))
    assert len({place.page for place, _ in pages}) == 120
    assert {place.slug for place, _ in pages} >= {"same-99118", "same-99119"}
    assert all(re.fullmatch(r"counties/[a-z0-9-]+\.html", place.page) for place, _ in pages)
    listed = html.fromstring(site._render("places.html", told, places_page(told, "county", pages), root=""))
    assert len(listed.xpath("//tbody/tr")) == 120
    assert listed.xpath("//b") == []


def test_units_have_pages_inside_alone(released, editions):
    unit = {"geography_level": "unit", "geography": "Unit 1 / north"}
    told = small(released, year(2025), year(2025, 8.0, **unit))
    assert [place.page for place, _ in place_pages(told)] == ["units/unit-1-north.html"]
    assert list(place_pages(replace(told, audience="public"))) == []
    assert not (editions["public"] / "units.html").exists()


def test_counts_are_not_judged_beside_the_state_they_are_a_part_of(editions):
    root = html.parse(str(editions["internal"] / "counties" / "alder.html")).getroot()
    assert "Children in foster care" not in root.xpath("string(//section[contains(@class, 'short')])")


def test_an_edition_without_counties_says_so_on_their_page(released):
    told = small(released, year(2025))
    page = site._render("places.html", told, places_page(told, "county", list(place_pages(told))), root="")
    assert "holds no figures of counties" in html.fromstring(page).text_content()


def test_the_public_page_of_a_county_has_figures_and_leads_to_nothing_that_is_inside_alone(editions):
    page = html.parse(str(editions["public"] / "counties" / "alder.html")).getroot()
    shown = [cell.text_content() for cell in page.xpath("//td[contains(@class, 'num')]")]
    assert shown
    assert not [link for link in page.xpath("//a/@href") if link.endswith("units.html")]
    assert "cwo validate" not in page.text_content()
