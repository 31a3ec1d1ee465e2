"""The jobs: receive the drop zone, compute one agency, publish all of them together.

They are three because one job cannot hold two kinds of partitions, and because a check that stops one
agency must not stop another.
"""

import dagster as dg

AGENCY_STAGES = ("staging", "quality", "episodes", "cohorts", "measures", "marts")

receive_job = dg.define_asset_job(
    "receive",
    selection=dg.AssetSelection.groups("raw"),
    description="Read the files of the drop zone that are new.",
)
compute_job = dg.define_asset_job(
    "compute",
    selection=dg.AssetSelection.groups(*AGENCY_STAGES),
    description="One agency's way from its staged files to exact results.",
)
publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.groups("publication"),
    description="Put the results of all finished agencies in force and build both editions.",
)
