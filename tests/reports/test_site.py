"""The pages of both editions: what they say, what they never ask for, and what is not on them."""

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import jsonschema
import pytest
from lxml import html

from reports.pages.catalogue import status
from reports.reading import read_edition
from tests.reports.kinds_of_pages import PAGES
from transforms.staging.datasets import DATASETS

INSIDE = ("units.html",)
BOTH = [(audience, page) for audience in ("internal", "public") for page in PAGES]
BOTH += [("public", "downloads.html")]
BOTH += [("internal", page) for page in INSIDE]


def page_of(editions, audience, page):
    return html.parse(str(editions[audience] / page)).getroot()


def text_of(editions, audience, page) -> str:
    return re.sub(r"\s+", " ", page_of(editions, audience, page).text_content())


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_a_page_asks_for_nothing_outside_its_folder(editions, audience, page):
    root = page_of(editions, audience, page)
    asked = root.xpath("//@src | //link/@href | //a/@href | //image/@href | //use/@href")
    assert [address for address in asked if re.match(r"(?!data:)[a-z]+:|//", address)] == []
    for address in asked:
        target = (editions[audience] / page).parent / address.partition("#")[0]
        assert address.startswith(("data:", "#")) or target.is_file(), address


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_links_within_pages_lead_somewhere(editions, audience, page):
    for address in page_of(editions, audience, page).xpath("//a/@href[contains(., '#')]"):
        name, _, anchor = address.partition("#")
        target = (editions[audience] / page).parent / name if name else editions[audience] / page
        assert html.parse(str(target)).getroot().xpath(f"//*[@id='{anchor}']"), address


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_a_page_has_landmarks_one_title_and_headings_in_order(editions, audience, page):
    root = page_of(editions, audience, page)
    levels = [int(tag.tag[1]) for tag in root.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= now + 1 for now, after in pairwise(levels))
    assert len(root.xpath("//main")) == len(root.xpath("//header")) == len(root.xpath("//footer")) == 1
    assert root.get("lang") == "en"


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_no_id_stands_twice_on_a_page(editions, audience, page):
    ids = Counter(page_of(editions, audience, page).xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_every_table_has_a_caption_and_every_heading_cell_a_scope(editions, audience, page):
    root = page_of(editions, audience, page)
    assert len(root.xpath("//table")) == len(root.xpath("//table/caption[normalize-space()]"))
    assert root.xpath("//th[not(@scope)]") == []
    widths = [
        {len(row.xpath("th | td")) for row in table.xpath(".//tr[not(contains(@class, 'group'))]")}
        for table in root.xpath("//table")
    ]
    assert all(len(width) == 1 for width in widths)


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_every_chart_has_words_and_a_table_after_it(editions, audience, page):
    for figure in page_of(editions, audience, page).xpath("//figure"):
        assert figure.xpath(".//*[local-name()='svg']/@aria-label")[0].strip()
        assert figure.xpath("following-sibling::div[1]//table")


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_invented_data_are_marked_on_every_page_and_so_is_the_internal_edition(editions, audience, page):
    said = text_of(editions, audience, page)
    assert "Synthetic data." in said
    assert ("Internal: exact figures, not for release" in said) is (audience == "internal")


@pytest.mark.parametrize(("audience", "page"), BOTH)
def test_scripts_are_files_of_the_edition_or_data(editions, audience, page):
    root = page_of(editions, audience, page)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    inline = [
        script for script in root.xpath("//script[not(@src)]") if script.get("type") != "application/json"
    ]
    assert inline == []
    assert root.xpath("//@style | //style") == []


def test_the_federal_figures_stand_beside_ours_with_their_difference_and_its_causes(editions):
    for page in ("reconciliation.html", "measures/recurrence_of_maltreatment.html"):
        said = text_of(editions, "internal", page)
        assert "Differs, within our 95% interval" in said
        assert "Histories <b>keep</b> both exits." in said
        assert "Theirs are the figures of the agency's own federal profile" in said
        assert "could move our figure as far as theirs" in said
    assert "No measure is called so." in text_of(editions, "internal", "reconciliation.html")
    public = text_of(editions, "public", "reconciliation.html")
    assert "Differs, within our 95% interval" in public
    assert "No measure is called so." not in public
    assert "could move our figure as far as theirs" not in public


def test_a_hostile_name_is_text_everywhere(editions):
    page = "measures/recurrence_of_maltreatment.html"
    root = page_of(editions, "internal", page)
    assert root.xpath("//b") == []
    assert '</script><b>Oak & "Elm"</b>' in root.xpath("//table//th//text()")


def test_headlines_come_in_the_editors_order_and_provisional_results_are_not_among_them(editions):
    root = page_of(editions, "internal", "index.html")
    domains = [element.text_content() for element in root.xpath("//p[@class='eyebrow']")]
    assert list(dict.fromkeys(domains)) == ["Safety", "Permanency", "Placement", "Workforce"]
    tile = root.xpath("//article[.//a[contains(@href, 'recurrence')]]")[0].text_content()
    assert "Oct 2023 to Sep 2024" in tile
    assert "Oct 2024 to Sep 2025" not in tile


def test_a_national_value_never_stands_without_the_warning_against_judging_by_it(editions):
    for page in ("index.html", "measures/recurrence_of_maltreatment.html"):
        said = text_of(editions, "public", page)
        assert "9.7%" in said
        assert "must not be judged better or worse" in said


def test_states_are_shown_apart(editions):
    root = page_of(editions, "public", "measures/recurrence_of_maltreatment.html")
    names = [heading.text_content() for heading in root.xpath("//main//h2")]
    assert names == ["Maryland", "Fictitious state (synthetic data)", "Definition"]


def test_counties_are_ranked_and_lead_to_their_pages_in_both_editions(editions):
    page = "measures/recurrence_of_maltreatment.html"
    for audience in ("internal", "public"):
        assert "By county" in text_of(editions, audience, page)
        links = page_of(editions, audience, page).xpath("//th/a[contains(@href, '../counties/')]")
        assert "Alder" in {link.text_content() for link in links}


def test_hidden_figures_show_their_symbol_and_no_number_in_the_public_edition(editions):
    rows = page_of(editions, "public", "measures/recurrence_of_maltreatment.html").xpath(
        "//tr[th[text()='Unknown']]"
    )
    assert rows
    for row in rows:
        figure, interval, numerator, _ = (cell.text_content() for cell in row.xpath("td"))
        assert {figure, interval, numerator} == {"[c]"}


def test_every_named_part_of_a_measure_has_its_section(editions):
    root = page_of(editions, "internal", "measures/caseload_per_worker.html")
    names = [heading.text_content() for heading in root.xpath("//main//h2")]
    assert names[:2] == [
        "Fictitious state (synthetic data): average daily",
        "Fictitious state (synthetic data): point in time",
    ]


def test_a_caveat_stands_under_the_figures_once_with_its_periods_and_without_a_count(editions):
    found = [
        line
        for page in (editions["internal"] / "measures").glob("*.html")
        for line in page_of(editions, "internal", f"measures/{page.name}").xpath("//ul[@class='caveats']/li")
    ]
    assert [re.sub(r"\s+", " ", line.text_content()).strip() for line in found] == [
        "Some exits. (12 months to September 2021 and September 2022)",
        "Some removals are not known. (12 months to September 2021 and September 2022)",
    ]


def test_each_measure_has_its_page_and_data_and_stands_in_the_catalogue(editions):
    listed = page_of(editions, "public", "catalogue.html").xpath("//th/a/@href")
    pages = sorted(path.stem for path in (editions["public"] / "measures").glob("*.html"))
    assert sorted(link.removeprefix("measures/").removesuffix(".html") for link in listed) == pages
    assert sorted(path.stem for path in (editions["public"] / "measures").glob("*.csv")) == pages


def test_the_catalogue_is_in_the_order_of_a_childs_way_and_says_status_version_and_change(editions):
    root = page_of(editions, "internal", "catalogue.html")
    domains = [heading.text_content() for heading in root.xpath("//main//h2")]
    assert domains == [
        "Investigation", "Safety", "Placement", "Permanency", "Workforce", "What changed",
    ]  # fmt: skip
    rows = {row.xpath("th")[0].text_content(): row for row in root.xpath("//tbody/tr")}
    recurrence = [cell.text_content() for cell in rows["Recurrence of maltreatment within 12 months"]]
    assert recurrence[3:] == ["Lower is better", "1.0", "Provisional, 12 months to September 2025"]
    assert "Kept beside the newer" in rows["Exits from foster care by reason"].text_content()
    assert "An older definition stands beside it" in rows["Children in foster care"].text_content()
    assert "Placement stability 1.1, 22 November 2026" in re.sub(r"\s+", " ", root.text_content())


def test_a_measure_without_results_names_what_it_needs(editions):
    edition = read_edition(editions["internal"])
    measure = edition.measures["recurrence_of_maltreatment"]
    assert status(replace(edition, results=()), measure, "ZZ") == "No result: needs NCANDS Child Files"


def test_a_measure_page_says_who_is_counted_what_moves_it_and_what_it_is_made_from(editions):
    root = page_of(editions, "internal", "measures/response_time.html")
    said = re.sub(r"\s+", " ", " ".join(root.itertext()))
    for told in (
        "Who is counted", "screened-in reports dated in the period, each once",
        "What is measured", "hours from the report to the first response",
        "Left out those without a date the rest",
        "Needs NCANDS Child Files", "E155", "Worked examples",
    ):  # fmt: skip
        assert told.lower() in said.lower(), told
    (moved_by,) = root.xpath("//dt[.='Settings that move it']/following-sibling::dd")
    assert moved_by.text_content() == "disposition.limit_days: 60"


def test_a_worked_example_stands_as_tables_with_what_is_made_of_them(editions):
    root = page_of(editions, "public", "measures/recurrence_of_maltreatment.html")
    examples = root.xpath("//details[summary[contains(., 'Worked examples')]]")[0]
    assert examples.xpath(".//caption/text()")[0] == "Maltreatment reports"
    assert "It makes: denominator" in examples.text_content()


def test_the_headline_is_compared_with_earlier_periods_the_national_value_and_the_target(editions):
    def compared(measure: str) -> dict[str, list[str]]:
        root = page_of(editions, "internal", f"measures/{measure}.html")
        rows = root.xpath("(//table[contains(caption, ', compared')])[1]/tbody/tr")
        return {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in rows}

    recurrence = compared("recurrence_of_maltreatment")
    assert recurrence["National value or standard: national performance, Round 4"][0].startswith("Not judged")
    assert recurrence["The period a year before"][0] == "No clear change"
    assert recurrence["The period a year before"][2].endswith(" points")
    assert "The agency's own target" in compared("caseload_per_worker")


def test_a_county_has_the_verdict_of_its_comparison_with_the_state(editions):
    root = page_of(editions, "internal", "measures/placement_stability.html")
    rows = root.xpath("//table[contains(caption, 'By county')]/tbody/tr")
    verdicts = {row[0].text_content(): row[-1].text_content() for row in rows}
    assert verdicts["Alder"] == "Worse"
    assert set(verdicts.values()) <= {"Better", "Worse", "No clear difference"}


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_measures_json_has_its_documented_shape(editions, audience):
    told = json.loads((editions[audience] / "measures.json").read_text())
    schema = json.loads((editions[audience] / told["$schema"]).read_text())
    jsonschema.Draft202012Validator(schema).validate(told)
    exits = next(one for one in told["measures"] if one["measure"] == "exits_by_reason")
    assert exits["components"][0]["denominator"] == "exits in the period"
    assert exits["replaced_by"] == "children_in_care"
    assert exits["examples"][0]["tables"][0]["table"] == "removal_episodes"
    assert {one["dataset"] for one in exits["source_elements"]} == {"afcars_oohc", "ncands_child"}


def test_measures_json_says_the_same_to_both_audiences(editions):
    def told(audience: str) -> dict[str, dict]:
        measures = json.loads((editions[audience] / "measures.json").read_text())["measures"]
        return {one["measure"]: {**one, "caveats": None} for one in measures}

    inside = told("internal")
    assert all(inside[measure_id] == one for measure_id, one in told("public").items())


def test_the_field_guide_has_a_page_for_every_dataset(editions):
    listed = page_of(editions, "public", "layouts.html").xpath("//th/a/@href")
    assert sorted(link.removeprefix("layouts/").removesuffix(".html") for link in listed) == sorted(DATASETS)


def test_the_field_guide_says_where_a_field_stands_what_it_holds_and_what_it_feeds(editions):
    root = page_of(editions, "public", "layouts/ncands_child.html")
    row = root.xpath("//tr[@id='ncands_child-inciddt']")[0]
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("th|td")]
    assert cells[0] == "inciddt"
    assert "146 INCIDDT; characters 305-312" in cells
    assert "a real date written mmddyyyy" in cells[-2]
    assert "Recurrence of maltreatment" in cells[-1]


def test_the_field_guide_lists_every_code_of_a_field_it_links_to(editions):
    root = page_of(editions, "public", "layouts/ncands_child.html")
    (target,) = root.xpath("//tr[@id='ncands_child-chsex']//a[starts-with(@href, '#')]/@href")
    terms = root.xpath(f"//*[@id='{target[1:]}']/following-sibling::dl[1]//dt/text()")
    assert terms == ["1", "2", "9"]


def test_every_rule_has_a_page_that_says_what_to_fix_and_what_to_beware_of(editions):
    listed = page_of(editions, "public", "rules.html").xpath("//th/a/@href")
    assert listed == ["rules/missing_exit_reason.html", "rules/response_before_report.html"]
    told = text_of(editions, "public", "rules/missing_exit_reason.html")
    for words in (
        "Mend <b>it</b>.",
        "Beware of it.",
        "Up to 10.0% of the rows.",
    ):
        assert words in told


def cells_of(editions, audience, page, section) -> list[list[str]]:
    """The rows of the tables of one section of a page."""
    found = page_of(editions, audience, page).xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in found]


def test_small_counts_of_a_rule_are_hidden_from_the_public_and_shown_inside(editions):
    inside, outside = (
        cells_of(editions, audience, "rules/response_before_report.html", "found")
        for audience in ("internal", "public")
    )
    assert inside == [["B", "700", "15", "2.1%", "0", "Yes"], ["A", "700", "4", "0.6%", "4", "Yes"]]
    assert outside[1::2] == [["A", "700", "[c]", "[c]", "[c]", "Yes"]] * 2
    assert outside[0] == ["B", "700", "20", "2.9%", "0", "Yes"], "counts leave in tens"


def test_the_compliance_view_lists_elements_in_error_by_type(editions):
    assert cells_of(editions, "internal", "quality.html", "compliance") == [
        ["E5 Child date of birth", "Missing", "700", "200", "28.6%", "10.0%", "Yes"],
        ["E5 Child date of birth", "Inconsistent", "700", "4", "0.6%", "10.0%", "No"],
    ]


def test_the_whole_compliance_view_has_a_row_for_each_element_and_a_column_for_each_type(editions):
    rows = page_of(editions, "internal", "compliance.html").xpath("//table//tr")
    told = [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]
    assert told == [
        ["Element", "Records", "Missing", "Invalid", "Inconsistent", "Tardy", "Cross-file", "Over the limit"],
        [
            "E5 Child date of birth",
            "700",
            "200 (28.6%)",
            "0",
            "4 (0.6%)",
            "[z]",
            "[z]",
            "Missing",
        ],
    ]
    assert "4 (0.6%)" not in text_of(editions, "public", "compliance.html")


def test_the_scorecard_counts_rules_broken_in_the_newest_period_and_those_explained_apart(editions):
    told = cells_of(editions, "internal", "quality.html", "scorecard")
    assert told[0] == ["afcars_oohc", "B", "1", "0", "0", "0", "0", "100.0%"]
    assert told[1] == ["ncands_child", "B", "1", "0", "1", "0", "0", "0.0%"]
    trend = cells_of(editions, "public", "quality.html", "trend")
    assert ["A", "1", "0", "0", "0", "1", "0.0%"] in trend, "all findings of A are accepted"


def test_what_became_of_findings_is_told_by_check_without_small_counts_outside(editions):
    assert cells_of(editions, "internal", "quality.html", "trend")[:2] == [
        ["1 December 2025", "4", "0", "35", "3", "4"],
        ["1 November 2025", "38", "0", "0", "0", "0"],
    ]
    assert cells_of(editions, "public", "quality.html", "trend")[:2] == [
        ["Number 2", "[c]", "0", "40", "[c]", "[c]"],
        ["Number 1", "40", "0", "0", "0", "0"],
    ]


def test_accepted_entries_are_reported_and_their_reasons_inside_alone(editions):
    inside = cells_of(editions, "internal", "quality.html", "accepted")
    rule = "Response before report does not happen."
    assert inside == [
        [rule, "A", "SECRET-REASON 2", "data manager", "30 June 2026", "In use", "4"],
        [rule, "Alder", "SECRET-REASON 3", "data manager", "30 June 2026", "Fits nothing", "0"],
        [rule, "Everything found", "SECRET-REASON 4", "data manager", "30 June 2026", "Expired", "0"],
    ]
    outside = cells_of(editions, "public", "quality.html", "accepted")
    assert outside[1] == [rule, "One county", "data manager", "30 June 2026", "Fits nothing", "0"]
    for page in ("quality.html", "rules/response_before_report.html"):
        assert "SECRET" not in (editions["public"] / page).read_text()


def test_a_headline_says_how_far_faults_in_the_data_could_move_it(editions):
    for audience in ("internal", "public"):
        (said,) = page_of(editions, audience, "measures/recurrence_of_maltreatment.html").xpath(
            "(//section[@id='zz-all']//p[@class='doubt'])[1]"
        )
        text = re.sub(r"\s+", " ", said.text_content())
        assert re.match(r"It could lie between [\d.]+% and [\d.]+% if the records at fault", text), text
        assert "(68 flagged, 12 left out)" in text


def test_rules_are_told_by_what_they_could_do_and_small_counts_are_hidden_in_public(editions):
    found = {}
    for audience in ("internal", "public"):
        root = page_of(editions, audience, "measures/recurrence_of_maltreatment.html")
        (table,) = root.xpath(
            "(//section[@id='zz-all']//table[starts-with(caption, 'Rules by what they could do')])[1]"
        )
        found[audience] = [[cell.text_content() for cell in row] for row in table.xpath(".//tbody/tr")]
    assert [row[0] for row in found["internal"]] == [
        "Missing exit reason does not happen",
        "Response before report does not happen",
    ]
    assert [row[1:3] for row in found["internal"]] == [["40", "12"], ["4", "0"]]
    assert [row[1] for row in found["public"]] == ["40", "[c]"]


def test_the_quality_page_ranks_rules_by_what_they_could_do_to_figures(editions):
    root = page_of(editions, "internal", "quality.html")
    (table,) = root.xpath("//table[starts-with(caption, 'Rules by what they could do to figures')]")
    assert [row[0].text_content() for row in table.xpath(".//tbody/tr")] == [
        "Missing exit reason does not happen",
        "Response before report does not happen",
    ]


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_policy_change_is_marked_in_charts_said_in_words_and_listed_and_is_only_ever_text(
    editions, audience
):
    root = page_of(editions, audience, "measures/recurrence_of_maltreatment.html")
    said = 'A, 1 October 2024: Law on <b>"placement"</b> & homes'

    specs = [json.loads(text) for text in root.xpath("//script[@type='application/json']/text()")]
    marked = [spec for spec in specs if spec["datasets"].get("marked")]
    assert marked
    assert all(f"Policy changes marked: {said}." in spec["description"] for spec in marked)
    assert {datum["name"] for spec in marked for datum in spec["datasets"]["marked"]} == {said}
    assert root.xpath(f"//svg[contains(@aria-label, '{said}')]")
    captions = root.xpath("//figcaption[contains(., 'Dotted upright lines mark policy changes')]")
    assert all(
        f"{said}. What comes after a change need not come of it." in one.text_content() for one in captions
    )
    assert root.xpath("//caption[. = 'Policy changes marked in the chart']/..//td[. = '1 October 2024']")
    other = page_of(editions, audience, "measures/exits_by_reason.html")
    assert "Policy change" not in other.text_content()
    assert root.xpath("//b") == page_of(editions, audience, "about.html").xpath("//b") == []
    assert "An office opens" in text_of(editions, audience, "about.html")
    assert "since 1 October 2023" in text_of(editions, audience, "counties/alder.html")
