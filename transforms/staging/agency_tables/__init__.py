"""An agency's own extracts: matching columns, splitting by state, keys."""
