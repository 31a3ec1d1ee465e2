"""What became of each member, in a few words: from the verdict of the measure's kind.

Here belongs wording alone. Who stands on a list is decided in `missed.py` and `asked.py`.
"""

from __future__ import annotations

import polars as pl

from transforms.measures.registry import Measure

YES_NO = {
    "higher": ("yes", "no: missed"),
    "lower": ("yes: it happened", "no"),
    "neither": ("yes", "no"),
}
"""Of a proportion by the direction that is better: whether the member has what the figure counts."""


def verdict(measure: Measure) -> pl.Expr:
    """The verdict on each member, from the columns of the members."""
    worded = {
        "proportion": _yes_or_no,
        "rate": _events,
        "duration": _duration,
        "ratio": _over,
        "share": _outcome,
        "incidence": _ended_by,
    }
    make = worded.get(measure.header.kind)
    return make(measure) if make else pl.lit("counted")


def _yes_or_no(measure: Measure) -> pl.Expr:
    """Whether the member has what the figure counts."""
    yes, no = YES_NO[measure.header.better]
    return pl.when(pl.col("numerator") > 0).then(pl.lit(yes)).otherwise(pl.lit(no))


def _over(measure: Measure) -> pl.Expr:  # noqa: ARG001 - as every verdict
    """What the member adds to both sums of a ratio."""
    return pl.format("{} over {}", _number("numerator"), _number("denominator"))


def _outcome(measure: Measure) -> pl.Expr:  # noqa: ARG001 - as every verdict
    """The outcome, or several."""
    return _plain("outcome").str.replace_all("|", ", ", literal=True)


def _ended_by(measure: Measure) -> pl.Expr:  # noqa: ARG001 - as every verdict
    """What ended a stay, and after how long."""
    so_far = pl.format("still open after {} days", _number("duration"))
    ended = pl.format("{} after {} days", _plain("outcome"), _number("duration"))
    return pl.when(pl.col("ended")).then(ended).otherwise(so_far)


def _events(measure: Measure) -> pl.Expr:
    """How often it happened, over how much."""
    happened = pl.format("{} " + measure.header.unit, _number("numerator"))
    over = pl.format(" in {} " + (measure.header.exposure or "days"), _number("exposure"))
    return pl.concat_str(happened, pl.when(pl.col("exposure").is_null()).then(pl.lit("")).otherwise(over))


def _duration(measure: Measure) -> pl.Expr:
    """How long it took, or why that is not known."""
    unit = measure.header.duration_unit or "days"
    took = pl.format("{} " + unit, _number("duration"))
    past = pl.when(pl.col("is_past_limit")).then(pl.lit(", past the limit")).otherwise(pl.lit(""))
    if measure.header.open_ones == "censored":
        unended = pl.format("still open after {} " + unit, _number("duration"))
    else:
        unended = pl.lit("not recorded")
    return pl.when(pl.col("ended")).then(pl.concat_str(took, past)).otherwise(unended)


def _plain(column: str) -> pl.Expr:
    """A name of a code list as words."""
    return pl.col(column).str.replace_all("_", " ", literal=True)


def _number(column: str) -> pl.Expr:
    """A number as text, without decimals it does not have."""
    rounded = pl.col(column).round(2)
    whole = rounded == rounded.round(0)
    text = pl.when(whole).then(rounded.cast(pl.Int64, strict=False).cast(pl.String))
    return text.otherwise(rounded.cast(pl.String)).fill_null("?")
