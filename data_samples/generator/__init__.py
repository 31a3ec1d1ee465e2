"""The microsimulation: from a child population to the rows of every staging table, from one seed.

Stages follow each other as modules: `people`, `reports`, `dispositions`, `episodes`, `in_care_reports`,
`placements`, `case_history`, `workforce`; then the projections to rows (`*_rows`). Files are written
elsewhere (`data_samples.writers`). Parameters stand in `parameters.toml` and `exit_hazards.csv`.
"""
