"""The assets, one module per stage: each table of the project is one asset, its key the table's name."""
