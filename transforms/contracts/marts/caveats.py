"""What a reader must know of a measure's figures in a period."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class Caveats(Contract):
    """One row per measure, state, period and caveat: what the files behind the figures cannot tell."""

    measure_id = text("Measure", key=True)
    state = text("Postal code", key=True)
    period = text("Period: 21A21B, FFY2021", key=True)
    caveat = text("A code of history_caveats or episode_repairs, or a rule over whole files", key=True)
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    says = text("What the reader must know, in a sentence or two")
    facts = integer("Facts behind the figures that the rule rebuilt; null where the caveat is of whole files")
