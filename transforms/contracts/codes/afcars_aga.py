"""Code lists of the AFCARS 2020 adoption and guardianship assistance file."""
