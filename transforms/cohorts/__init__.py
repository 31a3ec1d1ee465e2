"""SQL: who is counted, with which dates."""
