"""Which elements of an AFCARS out-of-home care record become rows of their own, and where they stand.

Here belongs the shape of the layout: parts, their paths and tables. The columns of a table and their places
below its element are the contract's; reading stands in `xml_records`.
"""

from __future__ import annotations

from transforms.contracts.contract import Contract
from transforms.contracts.staging.afcars_oohc_caseworker_visits import AfcarsOohcCaseworkerVisits
from transforms.contracts.staging.afcars_oohc_children import AfcarsOohcChildren
from transforms.contracts.staging.afcars_oohc_living_arrangements import AfcarsOohcLivingArrangements
from transforms.contracts.staging.afcars_oohc_periodic_reviews import AfcarsOohcPeriodicReviews
from transforms.contracts.staging.afcars_oohc_permanency_hearings import AfcarsOohcPermanencyHearings
from transforms.contracts.staging.afcars_oohc_permanency_plans import AfcarsOohcPermanencyPlans
from transforms.contracts.staging.afcars_oohc_removals import AfcarsOohcRemovals
from transforms.contracts.staging.afcars_oohc_second_parents import AfcarsOohcSecondParents
from transforms.contracts.staging.afcars_oohc_tribes import AfcarsOohcTribes
from transforms.staging.xml.xml_records import Part

PARTS_OF_REMOVAL = (
    Part(
        "E112_E146_living_arrangements/living_arrangement", AfcarsOohcLivingArrangements, may_be_empty=False
    ),
    Part("E147_E148_permanency_plans/permanency_plan", AfcarsOohcPermanencyPlans),
    Part("E149_periodic_reviews/E149_periodic_review_date", AfcarsOohcPeriodicReviews),
    Part("E150_permanency_hearings/E150_permanency_hearing_date", AfcarsOohcPermanencyHearings),
    Part("E151_E152_case_worker_visits/case_worker_visit", AfcarsOohcCaseworkerVisits),
)
PARTS_OF_CHILD = (
    Part("E7_E12_tribal_information/E9_recognized_tribes/E9_recognized_tribe", AfcarsOohcTribes),
    Part("E63_E68_termination_of_parental_rights/tpr_second_parent", AfcarsOohcSecondParents),
    Part(
        "E69_E186_removals/removal_2020",
        AfcarsOohcRemovals,
        may_be_empty=False,
        parts=PARTS_OF_REMOVAL,
        tag_column="removal_layout",
    ),
    Part("E69_E186_removals/removal_1993", AfcarsOohcRemovals, tag_column="removal_layout"),
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
