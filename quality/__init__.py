"""How good the data are: suites, the gate of submissions, control totals, federal limits."""
