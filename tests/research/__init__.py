"""Case records for researchers: who shares what, and what leaves."""
