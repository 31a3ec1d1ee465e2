"""A second, row-by-row statement of every measure, to hold the SQL against.

Here belong plain histories (`histories`), what the files received tell of them (`submissions`), one
obvious function per measure that loops over children, reports or workers, generators that hit every
boundary of the definitions (`strategies`), and the same histories as staging tables
(`staging_frames`). Written from the project's decisions alone: nothing here reads or imports the
project's SQL, and nothing here is fast.
"""
