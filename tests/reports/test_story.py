"""What leads and what stands side by side: names that exist, pairs on both pages, no claim of a cause."""

import re

import pytest
from lxml import html

from reports import story as told
from reports.pages import domain
from reports.reading import read_edition
from transforms.measures.registry import all_measures, domains

PAIR = told.Counterbalance(("recurrence_of_maltreatment", "caseload_per_worker"), "Read both.")
CAUSAL = re.compile(
    r"\b(because|caus\w+|due to|led to|leads to|result\w* in|improves?|reduces?|thanks to)\b", re.I
)


def test_every_measure_that_leads_or_stands_in_a_pair_exists():
    named = {
        *told.story().headlines,
        *(one for pair in told.story().counterbalances for one in pair.measures),
        *(
            one
            for theme in told.story().themes
            for part in theme.parts
            for one in (*part.measures, *part.groups)
        ),
    }
    assert named - set(all_measures()) == set()


def test_every_domain_is_introduced_and_no_other():
    assert list(told.story().domains) == list(domains())


def test_no_sentence_claims_a_cause():
    sentences = [*told.story().domains.values(), *(pair.why for pair in told.story().counterbalances)]
    sentences += [one.says for theme in told.story().themes for one in (theme, *theme.parts)]
    assert [text for text in sentences if CAUSAL.search(text) or not text.endswith(".")] == []


def test_each_pair_is_two_measures_and_stands_once():
    pairs = [frozenset(pair.measures) for pair in told.story().counterbalances]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(set(pairs)) == len(pairs)


def test_a_pair_stands_on_the_page_of_either_domain_and_on_no_other(editions, monkeypatch):
    monkeypatch.setattr(domain, "story", lambda: told.Story((), {}, (PAIR,)))
    edition = read_edition(editions["internal"])
    shown = {
        name: [pair.why for view in domain.domain_page(edition, name)["views"] for pair in view.pairs]
        for name in domain.domains(edition)
    }
    assert {name for name, pairs in shown.items() if pairs} == {"safety", "workforce"}
    assert shown["safety"] == ["Read both."]


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_measure_stands_on_its_domains_page_with_a_headline_or_the_reason_for_none(editions, audience):
    edition = read_edition(editions[audience])
    for measure in edition.measures.values():
        page = html.parse(editions[audience] / "domains" / f"{measure.domain}.html").getroot()
        links = page.xpath(f"//main//a[contains(@href, 'measures/{measure.measure_id}.html')]")
        assert links, measure.measure_id
