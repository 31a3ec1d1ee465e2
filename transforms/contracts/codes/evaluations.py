"""Program evaluation: designs, further analyses beside the effect, and the assumptions that are checked."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

EVALUATION_DESIGNS = CodeList(
    name="evaluation_designs",
    says="How an effect of a programme is told from what would have been",
    codes=(
        Code("interrupted_time_series", "interrupted_time_series", "Interrupted time series"),
        Code("difference_in_differences", "difference_in_differences", "Difference in differences"),
    ),
    source="this project",
)

EVALUATION_STATUSES = CodeList(
    name="evaluation_statuses",
    says="Whether an effect is given",
    codes=(
        Code("estimated", "estimated", "Estimated"),
        Code("refused", "refused", "Refused: the data cannot carry it"),
    ),
    source="this project",
)

EVALUATION_ANALYSES = CodeList(
    name="evaluation_analyses",
    says="Parts of an effect, and the effect computed otherwise",
    codes=(
        Code("step", "step", "Change of level in the first month", {"is_sensitivity": False}),
        Code("slope", "slope", "Change of trend, a year", {"is_sensitivity": False}),
        Code("last_year", "last_year", "The last twelve months alone", {"is_sensitivity": False}),
        Code("first_year", "first_year", "The first twelve months alone", {"is_sensitivity": False}),
        Code("shorter_before", "shorter_before", "The last two years before the start alone",
             {"is_sensitivity": True}),
        Code("later_start", "later_start", "The first three months after the start left out",
             {"is_sensitivity": True}),
        Code("no_bend", "no_bend", "A change of level alone, the trend as before", {"is_sensitivity": True}),
        Code("smooth_seasons", "smooth_seasons", "Seasons as a wave instead of by month",
             {"is_sensitivity": True}),
        Code("no_comparison", "no_comparison", "Without the comparison counties", {"is_sensitivity": True}),
        Code("never_started", "never_started", "Compared with counties that never started alone",
             {"is_sensitivity": True}),
        Code("half_year_base", "half_year_base", "Changes from the six months before the start",
             {"is_sensitivity": True}),
        Code("two_year_base", "two_year_base", "Changes from the 24 months before the start",
             {"is_sensitivity": True}),
        Code("by_members", "by_members", "Counties weighted by those they count", {"is_sensitivity": True}),
        Code("one_left_out_lowest", "one_left_out_lowest", "Lowest where one county is left out",
             {"is_sensitivity": True}),
        Code("one_left_out_highest", "one_left_out_highest", "Highest where one county is left out",
             {"is_sensitivity": True}),
    ),
    meanings={"is_sensitivity": "The same effect under another choice; else a part of it"},
    source="this project",
)  # fmt: skip

EVALUATION_CHECKS = CodeList(
    name="evaluation_checks",
    says="What must hold for an effect to be told from something else, as far as the data can tell",
    codes=(
        Code("counted_by_month", "counted_by_month", "A measure that counts by month"),
        Code("months_before", "months_before", "Enough months before the start"),
        Code("months_after", "months_after", "Enough months after the start"),
        Code("months_missing", "months_missing", "Few months without a figure"),
        Code("counties_started", "counties_started", "Enough counties that started"),
        Code("counties_compared", "counties_compared", "Enough counties to compare with"),
        Code("members_a_month", "members_a_month", "Enough counted in a month"),
        Code("trend_before", "trend_before",
             "Nothing at a start invented in the middle of the months before"),
        Code("same_trend_before", "same_trend_before",
             "The same trend as in the comparison counties before the start"),
        Code("no_dip_before", "no_dip_before",
             "No departure from the comparison counties in the three months before the start"),
        Code("months_alike", "months_alike", "Months that tell of more than their neighbours"),
        Code("comparison_unmoved", "comparison_unmoved", "Nothing at the start in the comparison counties"),
    ),
    source="this project",
)  # fmt: skip
