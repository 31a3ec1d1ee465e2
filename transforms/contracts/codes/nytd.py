"""Code lists of the National Youth in Transition Database (45 CFR 1356.83)."""
