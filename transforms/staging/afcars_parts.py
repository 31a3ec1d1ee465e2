"""Which elements of an AFCARS record become rows of their own, and where they stand.

Here belongs the shape of the layout: parts, their paths and tables. The columns of a table and their places
below its element are the contract's; reading stands in `afcars_records`.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.afcars_oohc_caseworker_visits import AfcarsOohcCaseworkerVisits
from transforms.contracts.staging.afcars_oohc_children import AfcarsOohcChildren
from transforms.contracts.staging.afcars_oohc_living_arrangements import AfcarsOohcLivingArrangements
from transforms.contracts.staging.afcars_oohc_periodic_reviews import AfcarsOohcPeriodicReviews
from transforms.contracts.staging.afcars_oohc_permanency_hearings import AfcarsOohcPermanencyHearings
from transforms.contracts.staging.afcars_oohc_permanency_plans import AfcarsOohcPermanencyPlans
from transforms.contracts.staging.afcars_oohc_removals import AfcarsOohcRemovals
from transforms.contracts.staging.afcars_oohc_second_parents import AfcarsOohcSecondParents
from transforms.contracts.staging.afcars_oohc_tribes import AfcarsOohcTribes


@dataclass(frozen=True)
class Part:
    """An element that becomes a row of its own.

    `path` is its place below the element of the row it belongs to. An empty part that may be left
    empty (`may_be_empty`) is a placeholder and makes no row.
    """

    path: str
    contract: type[Contract]
    may_be_empty: bool = True

    @property
    def tag(self) -> str:
        """The element's own name."""
        return self.path.rsplit("/", 1)[-1]


PARTS_OF_CHILD = (
    Part("E7_E12_tribal_information/E9_recognized_tribes/E9_recognized_tribe", AfcarsOohcTribes),
    Part("E63_E68_termination_of_parental_rights/tpr_second_parent", AfcarsOohcSecondParents),
    Part("E69_E186_removals/removal_2020", AfcarsOohcRemovals, may_be_empty=False),
    Part("E69_E186_removals/removal_1993", AfcarsOohcRemovals),
)
PARTS_OF_REMOVAL = (
    Part(
        "E112_E146_living_arrangements/living_arrangement", AfcarsOohcLivingArrangements, may_be_empty=False
    ),
    Part("E147_E148_permanency_plans/permanency_plan", AfcarsOohcPermanencyPlans),
    Part("E149_periodic_reviews/E149_periodic_review_date", AfcarsOohcPeriodicReviews),
    Part("E150_permanency_hearings/E150_permanency_hearing_date", AfcarsOohcPermanencyHearings),
    Part("E151_E152_case_worker_visits/case_worker_visit", AfcarsOohcCaseworkerVisits),
)
CONTRACTS: tuple[type[Contract], ...] = (
    AfcarsOohcChildren,
    AfcarsOohcTribes,
    AfcarsOohcSecondParents,
    AfcarsOohcRemovals,
    AfcarsOohcLivingArrangements,
    AfcarsOohcPermanencyPlans,
    AfcarsOohcPeriodicReviews,
    AfcarsOohcPermanencyHearings,
    AfcarsOohcCaseworkerVisits,
)


def value_columns(contract: type[Contract]) -> list[Column]:
    """The columns of a table that rows of texts hold, in order."""
    return [c for c in contract.columns.values() if c.path or c.name == "removal_layout"]
