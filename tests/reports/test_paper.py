"""Briefings, county packs and decks: tagged, equal to their edition, and the same bytes twice."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from invented import comparison, measure, year
from pdf_read import read_pdf, squeezed
from pptx import Presentation

from reports import words
from reports.pages.tiles import findings_of
from reports.paper.briefing import briefing
from reports.paper.deck import write_deck
from reports.paper.documents import of_places, of_states
from reports.paper.place_pack import place_pack
from reports.paper.slides import place_deck, state_deck
from reports.paper.typesetting import typeset
from reports.reading import read_edition

LONG = "The County of Saint Bartholomew upon the Upper Great Meander"
HOSTILE = '=1+1 #panic() *bold* $x$ <b> @ref [c "q" \\ // '
ALL_DOMAINS = (
    "reporting", "investigation", "safety", "prevention", "removal", "courts", "placement", "permanency",
    "well_being", "workforce", "equity",
)  # fmt: skip


@pytest.fixture(scope="module")
def internal(editions):
    return read_edition(editions["internal"])


@pytest.fixture(scope="module")
def public(editions):
    return read_edition(editions["public"])


@pytest.fixture(scope="module")
def made(internal, public):
    """The documents of whole states of both editions, by audience and name."""
    return {
        edition.audience: dict(of_states(edition, ("pdf", "pptx"), "letter"))
        for edition in (internal, public)
    }


def of_one(edition, *results, names=None, title="Recurrence", domain="safety", **about):
    """An edition of one measure that holds these results alone."""
    told = {"measures": {"recurrence": measure(title=title, domain=domain)}, "comparisons": {}}
    labels = {**edition.labels, "counties": names or {}}
    return replace(edition, **({**told, "states": ("ZZ",), "results": results, "labels": labels} | about))


def in_county(code, ends, value, **about):
    return year(ends, value, geography_level="county", geography=code, **about)


def slides_of(content):
    return list(Presentation(io.BytesIO(content)).slides)


def charts_of(content):
    return [shape for slide in slides_of(content) for shape in slide.shapes if shape.has_chart]


def said_on(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_document_is_made_of_each_state(made):
    assert sorted(made["internal"]) == ["briefing-ZZ.pdf", "briefing-ZZ.pptx"]
    assert "briefing-MD.pdf" in made["public"]


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_briefing_is_tagged_with_title_language_headings_and_words_for_every_drawing(made, audience):
    content = made[audience]["briefing-ZZ.pdf"]
    read = read_pdf(content)
    assert read.title.startswith("Child welfare outcomes: ")
    assert re.search(r"/Lang ?\(en-US\)", read.catalog)
    assert "/Marked true" in read.catalog
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert read.headings[:2] == ["Title", "H1"]
    assert len(read.figures) > 3
    assert all(read.figures)


def test_the_first_page_holds_the_facts_in_sentences_and_the_leading_figures(internal, made):
    first = squeezed(read_pdf(made["internal"]["briefing-ZZ.pdf"]).pages[0])
    told = briefing(internal, "ZZ")
    assert 0 < len(told["facts"]) <= 4
    for fact in told["facts"]:
        for said in (fact["title"], fact["figure"], *fact["says"], fact["rests_on"]):
            assert squeezed(said) in first
    for tile in told["tiles"]:
        assert squeezed(tile["title"]) in first
        assert squeezed(tile["figure"]) in first


def test_every_domain_and_how_far_the_data_carry_stand_in_the_briefing(internal, made):
    text = read_pdf(made["internal"]["briefing-ZZ.pdf"]).text
    told = briefing(internal, "ZZ")
    for domain in told["domains"]:
        assert squeezed(domain["tally"]) in text
        for chart in domain["charts"]:
            assert squeezed(chart["title"]) in text
    for said in [*told["data"]["says"], *told["data"]["unsaid"], *told["reading"]]:
        assert squeezed(said) in text
    assert all(squeezed(f"{symbol} {says}") in text for symbol, says in words.SYMBOLS.values())


def test_internal_pages_and_slides_are_marked_and_public_ones_are_not(made):
    for audience in ("internal", "public"):
        is_marked = audience == "internal"
        for page in read_pdf(made[audience]["briefing-ZZ.pdf"]).pages:
            assert (squeezed(words.INTERNAL) in squeezed(page)) is is_marked
            assert squeezed(words.SYNTHETIC[0]) in squeezed(page)
        for slide in slides_of(made[audience]["briefing-ZZ.pptx"]):
            assert (words.INTERNAL in said_on(slide)) is is_marked
            assert words.SYNTHETIC[1] in said_on(slide)


def test_equal_editions_make_equal_bytes(internal, made):
    assert dict(of_states(internal, ("pdf", "pptx"), "letter")) == made["internal"]
    with zipfile.ZipFile(io.BytesIO(made["internal"]["briefing-ZZ.pptx"])) as deck:
        assert any(name.endswith(".xlsx") for name in deck.namelist())


def test_a_full_briefing_of_long_titles_has_four_to_six_pages(internal):
    measures, results = {}, []
    for domain in ALL_DOMAINS:
        for n in range(8):
            name = f"{domain}_{n}"
            title = f"A measure of the domain {domain} whose title takes more than one line, number {n}"
            measures[name] = measure(measure_id=name, title=title, domain=domain)
            results += [year(ends, 9.0 + n, 7.0, 12.0, measure_id=name) for ends in (2023, 2024, 2025)]
    told = briefing(of_one(internal, *results, measures=measures, effects=()), "ZZ")
    assert len(told["domains"]) == 11
    assert all(len(domain["charts"]) == 1 for domain in told["domains"])
    for paper in ("letter", "a4"):
        assert 4 <= len(read_pdf(typeset("briefing.typ", told, internal.as_of, paper)).pages) <= 6


def test_clear_changes_lead_a_worse_one_before_a_better_one(internal):
    names = ("recurrence_of_maltreatment", "timely_response", "unread", "caseworker_visits")
    verdicts = dict(zip(names, ("no_clear_change", "better", "worse", "worse"), strict=True))
    measures = {name: measure(measure_id=name, title=name) for name in names}
    said = {
        (name, "all", "ZZ", "state", "ZZ", "FFY2025", "all", "value"): [
            comparison(1.0, compared_with="a_year_before", verdict=verdict, measure_id=name)
        ]
        for name, verdict in verdicts.items()
    }
    rows = [year(2025, measure_id=name) for name in names]
    told = briefing(of_one(internal, *rows, measures=measures, comparisons=said), "ZZ")
    order = ["caseworker_visits", "timely_response", "unread", "recurrence_of_maltreatment"]
    assert [fact["title"] for fact in told["facts"]] == order
    assert [fact["sign"] for fact in told["facts"]] == [words.MINUS, "+", words.MINUS, "="]


def test_markup_in_names_is_printed_and_not_run(internal):
    names = {"99001": (HOSTILE, 1), "99003": (LONG, 2)}
    rows = [one for code in names for one in (in_county(code, 2024, 8.0), in_county(code, 2025, 7.0))]
    told = of_one(
        internal, year(2024), year(2025), *rows, names=names, title=HOSTILE, agency=HOSTILE, contact=HOSTILE
    )
    places = list(told.places.values())
    documents = dict(of_places(told, places, ("pdf", "pptx"), "letter")) | dict(
        of_states(told, ("pdf", "pptx"), "a4")
    )
    read = {name: read_pdf(made) for name, made in documents.items() if name.endswith("pdf")}
    assert [len(one.pages) for name, one in read.items() if name.startswith("county")] == [1, 1]
    assert all(squeezed(HOSTILE) in one.text for one in read.values())
    assert any(squeezed(LONG) in one.text for one in read.values())
    for name, content in documents.items():
        if name.endswith("pptx"):
            for chart in charts_of(content):
                blob = chart.chart.part.chart_workbook.xlsx_part.blob
                sheet = zipfile.ZipFile(io.BytesIO(blob)).read("xl/worksheets/sheet1.xml")
                assert b"<f>" not in sheet, "a name is a text, never a formula"


def test_a_place_pack_is_one_tagged_page_that_says_what_its_page_says(internal):
    found = findings_of(internal, "ZZ")
    place = next(one for one in internal.places.values() if one.name == "Alder")
    told = place_pack(internal, place, found)
    read = read_pdf(typeset("place_pack.typ", told, internal.as_of))
    assert (len(read.pages), read.title) == (1, "Alder")
    assert squeezed(told["says"]) in read.text
    for line in told["lines"]:
        for said in (line["title"], line["figure"], line["interval"], line["state"], line["verdict"]):
            assert squeezed(said) in read.text
    assert all(read.figures)
    assert len(read.figures) == len(told["lines"])


def test_where_every_cell_is_hidden_nothing_is_shown_but_the_symbol(internal):
    hidden = {"status": "suppressed", "denominator": None, "numerator": None}
    rows = [year(ends, None, **hidden) for ends in (2023, 2024, 2025)]
    rows += [in_county("99001", ends, None, **hidden) for ends in (2024, 2025)]
    told = of_one(internal, *rows, effects=())
    documents = dict(of_states(told, ("pdf", "pptx"), "letter"))
    documents |= dict(of_places(told, list(told.places.values()), ("pdf", "pptx"), "letter"))
    text = read_pdf(documents["briefing-ZZ.pdf"]).text
    assert squeezed("This edition holds no final figure to speak of.") in text
    assert squeezed("Hidden to protect persons: Recurrence.") in text
    assert "%" not in text.replace("95%", "")
    assert len(read_pdf(documents["county-99001.pdf"]).pages) == 1
    assert [
        chart for name in documents if name.endswith("pptx") for chart in charts_of(documents[name])
    ] == []


def test_one_period_alone_is_spoken_of_without_a_change(internal):
    told = of_one(internal, year(2025, 9.4, 8.0, 11.0))
    documents = dict(of_states(told, ("pdf", "pptx"), "letter"))
    said = "Recurrence: 9.4%. No earlier period to compare with."
    assert squeezed(said) in read_pdf(documents["briefing-ZZ.pdf"]).text
    (chart,) = charts_of(documents["briefing-ZZ.pptx"])
    assert list(chart.chart.plots[0].series[0].values) == [9.4]


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_chart_of_a_deck_has_words_and_the_values_of_its_edition(internal, public, made, audience):
    edition = {"internal": internal, "public": public}[audience]
    deck = state_deck(edition, "ZZ")
    drawn = charts_of(made[audience]["briefing-ZZ.pptx"])
    told = [slide.chart for slide in deck.slides if slide.chart]
    assert len(drawn) == len(told) > 0
    released = {words.shown(edition.measures[r.measure_id], r.value) for r in edition.results if r.value}
    for shape, chart in zip(drawn, told, strict=True):
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == chart.says
        values = list(shape.chart.plots[0].series[0].values)
        assert values == list(chart.series[0].values)
        assert {value for value in values if value is not None} <= released


def test_each_slide_says_one_finding_as_its_title_and_its_definition_in_the_notes(internal, made):
    slides = slides_of(made["internal"]["briefing-ZZ.pptx"])
    deck = state_deck(internal, "ZZ")
    assert [slide.shapes.title.text for slide in slides[1:]] == [one.title for one in deck.slides]
    for slide in slides:
        if any(shape.has_chart for shape in slide.shapes):
            assert re.search(r": [\d,.]+", slide.shapes.title.text)
            notes = slide.notes_slide.notes_text_frame.text
            assert "Source of the definition: " in notes
            assert internal.name in notes


def test_a_hidden_value_is_a_gap_with_its_symbol_and_never_zero(internal):
    rows = [year(2023, 9.0), year(2024, None, status="suppressed"), year(2025, 7.0)]
    county = [
        in_county("99001", 2023, 8.0), in_county("99001", 2024, 7.5), in_county("99001", 2025, 6.0),
    ]  # fmt: skip
    told = of_one(internal, *rows, *county)
    (place,) = told.places.values()
    for deck in (state_deck(told, "ZZ"), place_deck(told, place, findings_of(told, "ZZ"))):
        (shape,) = charts_of(write_deck(deck, "Agency", told.as_of))
        assert "dispBlanksAs" in shape.chart._chartSpace.xml
        assert 'dispBlanksAs val="gap"' in shape.chart._chartSpace.xml
        assert 0 not in [value for series in shape.chart.plots[0].series for value in series.values]
    (chart,) = charts_of(write_deck(state_deck(told, "ZZ"), "Agency", told.as_of))
    assert list(chart.chart.plots[0].series[0].values) == [9.0, None, 7.0]
    assert [str(one) for one in chart.chart.plots[0].categories] == [
        "September 2023", "September 2024 [c]", "September 2025",
    ]  # fmt: skip
    assert "September 2024: [c]" in chart._element.nvGraphicFramePr.cNvPr.get("descr")
