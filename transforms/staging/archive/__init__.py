"""The files that a data archive distributes."""
