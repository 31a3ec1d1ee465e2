"""Sentences of what is printed and presented: one line for a figure, names in a line, numbers and verbs."""

import pytest

from reports import paper_words
from reports.words import Change

TITLES = [f"M{n}" for n in range(1, 9)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            paper_words.finding("Recurrence", "9.4%", Change("better", "Better: down from 10%")),
            "Recurrence: 9.4%. Better: down from 10%.",
        ),
        (
            paper_words.finding("Recurrence", "9.4%", None),
            "Recurrence: 9.4%. No earlier period to compare with.",
        ),
        (paper_words.figure_with_unit("39.5", "hours", "median"), "39.5 hours, median"),
        (paper_words.figure_with_unit("9.4%", "", ""), "9.4%"),
        (paper_words.rests_on("2025", "8% to 11%", ""), "2025; 95% interval 8% to 11%"),
        (
            paper_words.in_place("Alder", "Reentry", "5%", "7%", "Better"),
            "Reentry in Alder: 5%; state 7%. Better beside the state.",
        ),
        (paper_words.in_place("Alder", "In care", "243", "659", "[z]"), "In care in Alder: 243; state 659."),
        (paper_words.named(TITLES[:1]), "M1"),
        (paper_words.named(TITLES[:2]), "M1 and M2"),
        (paper_words.named(TITLES), "M1, M2, M3, M4, M5 and 3 more"),
        (paper_words.later([]), ""),
        (paper_words.later(["M1"])[:15], "1 measure has l"),
        (
            paper_words.withheld(TITLES[:2]),
            "2 measures have periods withheld for a federal quality limit [w]: M1 and M2.",
        ),
        (
            paper_words.limits(27, []),
            "None of 27 federal data-quality checks is over its limit in the newest submission it was "
            "asked in.",
        ),
        (
            paper_words.limits(2, ["Dates are known"]),
            "Of 2 federal data-quality checks 1 is over the limit in the newest submission it was asked in: "
            "Dates are known.",
        ),
        (paper_words.limits(0, []), "No federal data-quality limit applies to the files received."),
        (paper_words.moved_since("", []), "There is no edition before this one."),
        (paper_words.moved_since("e1", []), "No figure moved since the edition before, e1."),
        (paper_words.without_headline(0), ""),
        (
            paper_words.without_headline(1),
            "1 measure has no final figure of all members: the last page tells why.",
        ),
        (paper_words.more(0), ""),
        (paper_words.more(3), "and 3 more"),
        (
            paper_words.tally({"better": 0, "steady": 0}),
            "No figure of this domain has an earlier one to be compared with.",
        ),
        (
            paper_words.alternative('<svg aria-label="A &amp; B: 1%"></svg>'),
            "A & B: 1%",
        ),
    ],
)
def test_a_sentence_reads(said, expected):
    assert said == expected


def test_every_change_has_a_sign_of_its_own_besides_its_colour():
    told = [paper_words.SIGNS[kind] for kind in ("better", "worse", "moved", "steady")]
    assert len(set(told)) == 4
    assert set(paper_words.KINDS) == set(paper_words.SIGNS)
