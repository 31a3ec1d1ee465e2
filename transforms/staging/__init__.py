"""One reader per source layout: received files to accepted rows, faults and rejected records."""
