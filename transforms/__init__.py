"""What the numbers mean: from files received to exact results and released tables. No Dagster, no charts."""
