"""The one partition dimension: the agency, by its state's postal code or a tribal agency's number.

Report periods are no partitions: which of them are computed follows from the files received.
"""

import dagster as dg

AGENCIES = dg.DynamicPartitionsDefinition(name="agency")
