"""One SQL file per measure, and the registry that reads their headers."""
