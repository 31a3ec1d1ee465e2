"""One file per chart form. A chart function takes a measure and rows and returns a chart: no I/O."""
