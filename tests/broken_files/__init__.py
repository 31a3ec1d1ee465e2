"""Files that break as real ones do, each with what must become of it; and mutations of whole ones."""
