"""One child's AFCARS record: from XML elements to rows of texts.

Here belongs the walk through a record: which element is a column of which table, which is a part of its
own, and what to do with one that is neither. The texts become typed columns in `afcars_oohc`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from transforms.contracts.contract import Contract
from transforms.contracts.staging.afcars_oohc_children import AfcarsOohcChildren
from transforms.contracts.staging.afcars_oohc_removals import AfcarsOohcRemovals
from transforms.staging import limits
from transforms.staging.afcars_parts import (
    CONTRACTS,
    PARTS_OF_CHILD,
    PARTS_OF_REMOVAL,
    Part,
    value_columns,
)
from transforms.staging.faults import RejectedLog
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError

CHILD_KEY = "E4_child_record_number"
RECORD_INDEX, REMOVAL_NUMBER, SEQUENCE = 0, 1, 2
FIRST_VALUE = 3
"""Rows start with the record's place in the batch, the removal's number and the order within it."""

Walk = Callable[[Any, list[Any]], None]
Action = int | Walk


@dataclass
class Rows:
    """The rows of one table in a batch, and how many parts were met and set aside."""

    values: list[list[Any]] = field(default_factory=list)
    found: int = 0
    rejected: int = 0


class RecordWalker:
    """Collects the rows of one batch of records."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._child = _Node(self, AfcarsOohcChildren, PARTS_OF_CHILD)
        self.start_batch()

    def start_batch(self) -> None:
        """Forgets the rows collected so far."""
        self.rows = {contract: Rows() for contract in CONTRACTS}
        self.rejected = RejectedLog()
        self.record_numbers: list[int] = []
        self.keys: list[str] = []

    def add(self, record: Any, key: str, record_number: int) -> None:
        """Adds the rows of one child's record."""
        self.index = len(self.keys)
        self.removal = 0
        self.sequences: dict[type[Contract], int] = {}
        self.record_number = record_number
        self.keys.append(key)
        self.record_numbers.append(record_number)
        children = self.rows[AfcarsOohcChildren]
        row = [self.index, 0, 0, *self._child.blank]
        children.values.append(row)
        children.found += 1
        self._child.walk(record, row)

    def note(self, what: str, element: Any) -> None:
        """Notes something of an element that is not read.

        Raises:
            RefusedFileError: the element holds elements nested deeper than any record needs.
        """
        self.notes.add(what, self.record_number)
        if len(element) and max(map(_depth, element.iter())) > limits.XML_MAX_DEPTH:
            deepest = f"elements are nested deeper than {limits.XML_MAX_DEPTH} levels"
            raise RefusedFileError(f"record {self.record_number}: {deepest}")


class _Node:
    """What the elements below one row's element mean, at any depth."""

    def __init__(self, walker: RecordWalker, contract: type[Contract], parts: tuple[Part, ...]) -> None:
        self._walker = walker
        columns = value_columns(contract)
        self.blank: list[Any] = [None] * len(columns)
        tree: dict[str, Any] = {}
        for position, column in enumerate(columns):
            if column.path and column.path != ".":
                _plant(tree, column.path, FIRST_VALUE + position)
        for part in parts:
            _plant(tree, part.path, self._part(part))
        self.walk = self._walk(tree)

    def _walk(self, tree: Mapping[str, Any]) -> Walk:
        """A function that reads an element's children into a row."""
        actions = {tag: self._walk(at) if isinstance(at, dict) else at for tag, at in tree.items()}
        find = actions.get
        note = self._walker.note

        def walk(element: Any, row: list[Any]) -> None:
            text = element.text
            if text is not None and not text.isspace():
                note(f"text between the elements of {element.tag}", element)
            for child in element:
                action = find(child.tag)
                if action.__class__ is int:
                    text = child.text
                    if text is not None:
                        if row[action] is None or row[action].isspace():
                            row[action] = text
                        else:
                            note(f"a repeated {child.tag}", child)
                    if len(child):
                        note(f"elements in {child.tag}", child)
                elif action is None:
                    note(f"element {child.tag} in {element.tag}", child)
                else:
                    action(child, row)
                text = child.tail
                if text is not None and not text.isspace():
                    note(f"text between the elements of {element.tag}", child)

        return walk

    def _part(self, part: Part) -> Walk:
        if any(column.path == "." for column in value_columns(part.contract)):
            return _text_part(self._walker, part)
        if part.contract is AfcarsOohcRemovals:
            return _removal_part(self._walker, part)
        return _element_part(self._walker, part, _Node(self._walker, part.contract, ()))


def _plant(tree: dict[str, Any], path: str, leaf: Any) -> None:
    *above, tag = path.split("/")
    for name in above:
        tree = tree.setdefault(name, {})
    tree[tag] = leaf


def _text_part(walker: RecordWalker, part: Part) -> Walk:
    """A part that is one element with text, repeated."""

    def read(element: Any, row: list[Any]) -> None:
        text = element.text
        if len(element):
            walker.note(f"elements in {element.tag}", element)
        if text is None or text.isspace():
            return
        rows = walker.rows[part.contract]
        rows.found += 1
        sequence = walker.sequences[part.contract] = walker.sequences.get(part.contract, 0) + 1
        rows.values.append([walker.index, row[REMOVAL_NUMBER], sequence, text])

    return read


def _element_part(walker: RecordWalker, part: Part, node: _Node) -> Walk:
    """A part with elements of its own, in a child or in a removal."""
    contract, blank, walk = part.contract, node.blank, node.walk

    def read(element: Any, row: list[Any]) -> None:
        rows = walker.rows[contract]
        sequence = walker.sequences.get(contract, 0) + 1
        if _is_unstructured(element):
            walker.sequences[contract] = sequence
            _set_aside(walker, part, element)
            return
        values = [walker.index, row[REMOVAL_NUMBER], sequence, *blank]
        walk(element, values)
        if part.may_be_empty and _is_empty(values):
            return
        walker.sequences[contract] = sequence
        rows.found += 1
        rows.values.append(values)

    return read


def _removal_part(walker: RecordWalker, part: Part) -> Walk:
    """A removal: numbers itself, and starts the order of its parts anew."""
    node = _Node(walker, part.contract, PARTS_OF_REMOVAL if part.tag == "removal_2020" else ())
    layout = FIRST_VALUE + [c.name for c in value_columns(part.contract)].index("removal_layout")
    inner = {inner.contract for inner in PARTS_OF_REMOVAL}

    def read(element: Any, row: list[Any]) -> None:
        del row
        rows = walker.rows[part.contract]
        if _is_unstructured(element):
            walker.removal += 1
            _set_aside(walker, part, element)
            return
        walker.sequences = {c: n for c, n in walker.sequences.items() if c not in inner}
        values = [walker.index, walker.removal + 1, 0, *node.blank]
        node.walk(element, values)
        if part.may_be_empty and _is_empty(values):
            return
        walker.removal += 1
        values[layout] = part.tag
        rows.found += 1
        rows.values.append(values)

    return read


def _is_empty(values: list[Any]) -> bool:
    return not any(text and not text.isspace() for text in values[FIRST_VALUE:])


def _is_unstructured(element: Any) -> bool:
    """Text where elements should be: nothing in it can be told apart."""
    text = element.text
    return text is not None and not len(element) and not text.isspace()


def _set_aside(walker: RecordWalker, part: Part, element: Any) -> None:
    rows = walker.rows[part.contract]
    rows.found += 1
    rows.rejected += 1
    raw = etree.tostring(element, encoding="unicode", with_tail=False)
    reason = f"{part.tag} holds text in place of elements"
    name = part.contract.qualified_name()
    walker.rejected.add(walker.record_number, name, "structure", reason, raw)


def _depth(element: Any) -> int:
    return sum(1 for _ in element.iterancestors()) + 1
