"""The Dagster code location: every asset, check, job and resource of the project.

`cwo run` executes these definitions in its own process, `cwo dev` shows them in the web UI.
"""

import dagster as dg

from pipelines.assets.marts import marts
from pipelines.assets.measures import measure_assets
from pipelines.assets.publication import publication
from pipelines.assets.quality import quality
from pipelines.assets.received import received_files
from pipelines.assets.staging import staging
from pipelines.assets.tables import cohorts, episodes
from pipelines.jobs import compute_job, publish_job, receive_job
from pipelines.resources import work_from_environment

defs = dg.Definitions(
    assets=[received_files, staging, quality, episodes, cohorts, *measure_assets(), marts, publication],
    jobs=[receive_job, compute_job, publish_job],
    resources={"work": work_from_environment()},
    executor=dg.in_process_executor,
)
