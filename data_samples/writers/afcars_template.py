"""How the parts of an AFCARS 2020 record nest and follow each other, as trees over contract columns.

A tree is built from the paths of a contract's columns; what paths cannot say (where a repeated part
stands, which container may be empty or left out) is said here, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.afcars_oohc_caseworker_visits import AfcarsOohcCaseworkerVisits
from transforms.contracts.staging.afcars_oohc_children import AfcarsOohcChildren
from transforms.contracts.staging.afcars_oohc_living_arrangements import AfcarsOohcLivingArrangements
from transforms.contracts.staging.afcars_oohc_periodic_reviews import AfcarsOohcPeriodicReviews
from transforms.contracts.staging.afcars_oohc_permanency_hearings import AfcarsOohcPermanencyHearings
from transforms.contracts.staging.afcars_oohc_permanency_plans import AfcarsOohcPermanencyPlans
from transforms.contracts.staging.afcars_oohc_removals import AfcarsOohcRemovals
from transforms.contracts.staging.afcars_oohc_second_parents import AfcarsOohcSecondParents
from transforms.contracts.staging.afcars_oohc_tribes import AfcarsOohcTribes

MAY_BE_EMPTY = {
    "E136_E146_second_foster_parent_information",
    "E157_E186_adoptive_parents_information",
    "E173_E183_second_adoptive_parent_information",
}
MAY_BE_ABSENT = {"E123_E146_foster_parent_information"}


@dataclass(frozen=True)
class Slot:
    """Where texts made from another table are put: a container (if named) around a text column."""

    column: str
    container: str = ""


@dataclass
class Element:
    """A container, or with `column` a leaf that holds the column's value."""

    tag: str
    column: Column | None = None
    marked_by: Mapping[str, str] = field(default_factory=dict)
    parts: list[Element | Slot] = field(default_factory=list)


SLOTS: Mapping[str, list[tuple[str, Slot]]] = {
    "E8_tribal_membership": [("E7_E12_tribal_information", Slot("tribes", "E9_recognized_tribes"))],
    "E67_tpr_date_parent1": [("E63_E68_termination_of_parental_rights", Slot("second_parents"))],
    "E105_homelessness": [
        ("", Slot("arrangements", "E112_E146_living_arrangements")),
        ("", Slot("plans", "E147_E148_permanency_plans")),
        ("", Slot("reviews", "E149_periodic_reviews")),
        ("", Slot("hearings", "E150_permanency_hearings")),
        ("", Slot("visits", "E151_E152_case_worker_visits")),
    ],
}
"""After which element a slot stands, and in which container (empty: at the top of the tree)."""


def tree(
    contract: type[Contract],
    tag: str,
    only: tuple[str, ...] = (),
    place: Callable[[Column], float] | None = None,
) -> Element:
    """The contract's columns as nested elements below `tag`; `only` names columns to keep.

    `place` says where an element stands in its parent, where that is not as in out-of-home care.
    """
    root = Element(tag)
    placed = [c for c in contract.columns.values() if c.path and (not only or c.name in only)]
    for column in sorted(placed, key=place or _place):
        *containers, leaf = [part for part in column.path.split("/") if part != "."] or [tag]
        if column.path == ".":
            return Element(tag, column, column.markers)
        here = root
        for name in containers:
            here = _container(here, name)
        here.parts.append(Element(leaf, column, column.markers))
        if not only:
            for parent, slot in SLOTS.get(column.element, []):
                _container(root, parent).parts.append(slot) if parent else root.parts.append(slot)
    if contract is AfcarsOohcChildren:
        after = next(n for n, part in enumerate(root.parts) if getattr(part, "tag", "").startswith("E106_"))
        root.parts.insert(after, Slot("removals", "E69_E186_removals"))
    return root


def _place(column: Column) -> float:
    """Position of an element in its parent: by number, but E3 after E71 and E120-E122 after E146."""
    number = column.number or 0
    if number == 3:
        return 71.5
    return 146 + number / 1000 if 120 <= number <= 122 else number


def _container(parent: Element, tag: str) -> Element:
    """The child element `tag` of `parent`, made where it is missing."""
    for part in parent.parts:
        if isinstance(part, Element) and part.tag == tag:
            return part
    made = Element(tag)
    parent.parts.append(made)
    return made


Value = Callable[[Column, Mapping[str, str]], pl.Expr]
"""A column's value as a file writes it, empty for null; the texts of its markers come second."""


def render(element: Element | Slot, value: Value | None = None) -> pl.Expr:
    """The text of an element, its tags included, as a Polars expression over its table.

    `value` writes values otherwise than AFCARS does.
    """
    if isinstance(element, Slot):
        text = pl.col(element.column).fill_null("")
        return _wrapped(element.container, [text]) if element.container else text
    if element.column is not None:
        return _wrapped(element.tag, [(value or _value)(element.column, element.marked_by)])
    full = _wrapped(element.tag, [render(part, value) for part in element.parts])
    if element.tag not in MAY_BE_EMPTY | MAY_BE_ABSENT:
        return full
    filled = pl.any_horizontal([pl.col(name).is_not_null() for name in _columns(element)])
    instead = "" if element.tag in MAY_BE_ABSENT else f"<{element.tag}></{element.tag}>"
    return pl.when(filled).then(full).otherwise(pl.lit(instead))


def _wrapped(tag: str, texts: list[pl.Expr]) -> pl.Expr:
    return pl.concat_str([pl.lit(f"<{tag}>"), *texts, pl.lit(f"</{tag}>")])


def _columns(element: Element) -> list[str]:
    """Names of all columns at or below an element."""
    names = [element.column.name] if element.column is not None else []
    for part in element.parts:
        if isinstance(part, Element):
            names += _columns(part)
    return names


def escaped(text: pl.Expr) -> pl.Expr:
    """A text with the characters that XML keeps for itself written as entities."""
    for plain, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.str.replace_all(plain, entity, literal=True)
    return text


def in_order(column: Column) -> float:
    """The place of an element in layouts that follow their numbers."""
    return column.number or 0


def _value(column: Column, markers: Mapping[str, str]) -> pl.Expr:
    """A column's value as the file writes it; empty for null."""
    value = pl.col(column.name)
    if column.codes is not None:
        known = {code.name: code.code for code in column.codes.codes}
        text = value.replace_strict(known, default=None, return_dtype=pl.String)
    elif column.kind == "boolean":
        text = value.cast(pl.Int8).cast(pl.String)
    elif column.kind == "date":
        text = value.dt.strftime("%Y%m" if column.text_form == "yyyymm" else "%Y%m%d")
    elif column.kind == "integer":
        text = value.cast(pl.String)
    else:
        text = escaped(value)
    for marker, companion in markers.items():
        text = pl.when(pl.col(companion).fill_null(value=False)).then(pl.lit(marker)).otherwise(text)
    return text.fill_null("")


LIVING_ARRANGEMENT = tree(AfcarsOohcLivingArrangements, "living_arrangement")
REMOVAL_2020 = tree(AfcarsOohcRemovals, "removal_2020")
REMOVAL_1993 = tree(
    AfcarsOohcRemovals, "removal_1993", only=("e69_removal_date", "e153_exit_date", "e155_exit_reason")
)
CHILD = tree(AfcarsOohcChildren, "record")
REPEATED: Mapping[str, tuple[str, Element]] = {
    "tribes": ("afcars_oohc_tribes", tree(AfcarsOohcTribes, "E9_recognized_tribe")),
    "second_parents": ("afcars_oohc_second_parents", tree(AfcarsOohcSecondParents, "tpr_second_parent")),
    "plans": ("afcars_oohc_permanency_plans", tree(AfcarsOohcPermanencyPlans, "permanency_plan")),
    "reviews": (
        "afcars_oohc_periodic_reviews",
        tree(AfcarsOohcPeriodicReviews, "E149_periodic_review_date"),
    ),
    "hearings": (
        "afcars_oohc_permanency_hearings",
        tree(AfcarsOohcPermanencyHearings, "E150_permanency_hearing_date"),
    ),
    "visits": ("afcars_oohc_caseworker_visits", tree(AfcarsOohcCaseworkerVisits, "case_worker_visit")),
}
"""Slot to the table it is filled from and the template of one row."""
