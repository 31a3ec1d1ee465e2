"""When and where the work runs: Dagster's assets, runs and instance, and the command line `cwo`."""

import os

# Arrow's allocator gives freed memory back to the system after 10 ms unless told not to; the next block of a
# file then takes it anew, page by page. It asks when Arrow is loaded, so this stands before all else.
os.environ.setdefault("MIMALLOC_PURGE_DELAY", "-1")
