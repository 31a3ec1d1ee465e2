"""Code lists of the AFCARS 2020 adoption and guardianship assistance file."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

AGREEMENT_TYPES = CodeList(
    name="agreement_types",
    says="Kind of title IV-E assistance agreement",
    codes=(
        Code("1", "adoption", "Title IV-E adoption assistance agreement", {"is_adoption": True}),
        Code("2", "guardianship", "Title IV-E guardianship assistance agreement", {"is_guardianship": True}),
    ),
    meanings={"is_adoption": "for an adoption", "is_guardianship": "for a guardianship"},
    source="45 CFR 1355.45",
)

PLACING_AGENCIES = CodeList(
    name="placing_agencies",
    says="Agency that placed the child for adoption or guardianship",
    codes=(
        Code("1", "iv_e_agency", "Title IV-E agency"),
        Code("2", "private_agency", "Private agency"),
        Code("3", "tribal_agency", "Indian tribe or tribal agency"),
    ),
    source="45 CFR 1355.45",
)
