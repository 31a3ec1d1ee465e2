"""Code lists of the AFCARS foster care and adoption records of 1993."""
