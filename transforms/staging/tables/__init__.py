"""Tables of texts with named columns: CSV, Parquet, workbooks, files of statistics packages."""
