"""With what a figure is compared, and what the comparison says."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

COMPARISONS = CodeList(
    name="comparisons",
    says="With what a figure is compared",
    codes=(
        Code("a_year_before", "a_year_before", "The period a year before"),
        Code("five_years_before", "five_years_before", "The period five years before"),
        Code("benchmark", "benchmark", "The published national value or standard"),
        Code("target", "target", "The agency's own target"),
        Code("state", "state", "The whole state"),
    ),
    source="this project",
)

VERDICTS = CodeList(
    name="verdicts",
    says="What a comparison says, certain enough for its interval to leave out no difference",
    codes=(
        Code("better", "better", "Better"),
        Code("worse", "worse", "Worse"),
        Code("higher", "higher", "Higher"),
        Code("lower", "lower", "Lower"),
        Code("no_clear_change", "no_clear_change", "No clear change"),
        Code("no_clear_difference", "no_clear_difference", "No clear difference"),
        Code("not_judged", "not_judged", "Not judged"),
    ),
    source="this project",
)
