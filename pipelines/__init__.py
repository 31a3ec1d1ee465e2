"""When and where the work runs: Dagster's assets, runs and instance, and the command line `cwo`."""
