"""One record of an XML file: from elements to rows of texts.

Here belongs the walk through a record: which element is a column of which table, which is a part of its
own, and what to do with one that is neither. Which tables and parts there are is said by the layouts'
modules; the texts become typed columns in `xml_files`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lxml import etree

from transforms.contracts.contract import Column, Contract
from transforms.staging import limits
from transforms.staging.faults import RejectedLog
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError

RECORD_INDEX, GROUP_NUMBER, SEQUENCE = 0, 1, 2
FIRST_VALUE = 3
"""Rows start with the record's place in the batch, the group's number and the order within it."""

Walk = Callable[[Any, list[Any]], None]
Action = int | Walk


@dataclass(frozen=True)
class Part:
    """An element that becomes a row of its own.

    `path` is its place below the element of the row it belongs to. An empty part that may be left empty
    (`may_be_empty`) is a placeholder and makes no row. A group (a removal) numbers itself and may hold
    `parts`, whose order starts anew in each; `tag_column` names the column that takes the group's tag.
    """

    path: str
    contract: type[Contract]
    may_be_empty: bool = True
    parts: tuple[Part, ...] = ()
    tag_column: str = ""

    @property
    def tag(self) -> str:
        """The element's own name."""
        return self.path.rsplit("/", 1)[-1]


def value_columns(contract: type[Contract], tag_column: str = "") -> list[Column]:
    """The columns of a table that rows of texts hold, in order."""
    return [c for c in contract.columns.values() if c.path or c.name == tag_column]


@dataclass
class Rows:
    """The rows of one table in a batch, and how many parts were met and set aside."""

    values: list[list[Any]] = field(default_factory=list)
    found: int = 0
    rejected: int = 0


class RecordWalker:
    """Collects the rows of one batch of records.

    `contracts` are the tables; the first takes a row per record, the others one per part of theirs.
    `passed_over` maps paths of elements that belong to another table to what a note says of them.
    `lenient` finds the tag meant by one that is spelled otherwise, or None.
    """

    def __init__(
        self,
        notes: Notes,
        contracts: tuple[type[Contract], ...],
        parts: tuple[Part, ...] = (),
        passed_over: Mapping[str, str] = MappingProxyType({}),
        lenient: Callable[[str], str | None] | None = None,
    ) -> None:
        self.notes = notes
        self.lenient = lenient
        self._contracts = contracts
        self._root = _Node(self, contracts[0], parts, passed_over)
        self.start_batch()

    def start_batch(self) -> None:
        """Forgets the rows collected so far."""
        self.rows = {contract: Rows() for contract in self._contracts}
        self.rejected = RejectedLog()
        self.record_numbers: list[int] = []
        self.keys: list[str] = []

    def add(self, record: Any, key: str, record_number: int) -> None:
        """Adds the rows of one record."""
        self.index = len(self.keys)
        self.group = 0
        self.sequences: dict[type[Contract], int] = {}
        self.record_number = record_number
        self.keys.append(key)
        self.record_numbers.append(record_number)
        rows = self.rows[self._contracts[0]]
        row = [self.index, 0, 0, *self._root.blank]
        rows.values.append(row)
        rows.found += 1
        self._root.walk(record, row)

    def note(self, what: str, element: Any) -> None:
        """Notes something of an element that is not read.

        Raises:
            RefusedFileError: the element holds elements nested deeper than any record needs.
        """
        self.notes.add(what, self.record_number)
        if _is_deep(element):
            deepest = f"elements are nested deeper than {limits.XML_MAX_DEPTH} levels"
            limit = limits.set_by("nesting_levels")
            raise RefusedFileError(f"record {self.record_number}: {deepest}; {limit}")


class _Node:
    """What the elements below one row's element mean, at any depth."""

    def __init__(
        self,
        walker: RecordWalker,
        contract: type[Contract],
        parts: tuple[Part, ...] = (),
        passed_over: Mapping[str, str] = MappingProxyType({}),
        tag_column: str = "",
    ) -> None:
        self._walker = walker
        columns = value_columns(contract, tag_column)
        self.blank: list[Any] = [None] * len(columns)
        tree: dict[str, Any] = {}
        self._at = {column.element: FIRST_VALUE + place for place, column in enumerate(columns)}
        for column in columns:
            if column.path and column.path != ".":
                _plant(tree, column.path, self._at[column.element])
        for part in parts:
            _plant(tree, part.path, self._part(part))
        for path, says in passed_over.items():
            _plant(tree, path, _noted(walker, says))
        self.walk = self._walk(tree)

    def _walk(self, tree: Mapping[str, Any]) -> Walk:
        """A function that reads an element's children into a row."""
        actions = {tag: self._walk(at) if isinstance(at, dict) else at for tag, at in tree.items()}
        find = actions.get
        note, lenient = self._walker.note, self._walker.lenient and self._leniently

        def walk(element: Any, row: list[Any]) -> None:
            text = element.text
            if text is not None and not text.isspace():
                note(f"text between the elements of {element.tag}", element)
            for child in element:
                action = find(child.tag)
                if action is None and lenient is not None:
                    action = lenient(child.tag)
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

    def _leniently(self, tag: str) -> int | None:
        """The place of the column meant by a tag that is spelled otherwise; a sentence says so."""
        assert self._walker.lenient is not None  # noqa: S101
        meant = self._walker.lenient(tag)
        if meant is None:
            return None
        if meant != tag:
            self._walker.notes.say(f"element {tag}: read as {meant}, by its number")
        return self._at[meant]

    def _part(self, part: Part) -> Walk:
        if any(column.path == "." for column in value_columns(part.contract)):
            return _text_part(self._walker, part)
        if part.tag_column:
            return _group_part(self._walker, part)
        return _element_part(self._walker, part, _Node(self._walker, part.contract))


def _noted(walker: RecordWalker, says: str) -> Walk:
    """An element that belongs to another table: counted, never read."""

    def read(element: Any, row: list[Any]) -> None:
        del row
        walker.note(says, element)

    return read


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
        rows.values.append([walker.index, row[GROUP_NUMBER], sequence, text])

    return read


def _element_part(walker: RecordWalker, part: Part, node: _Node) -> Walk:
    """A part with elements of its own, in a record or in a group."""
    contract, blank, walk = part.contract, node.blank, node.walk

    def read(element: Any, row: list[Any]) -> None:
        rows = walker.rows[contract]
        sequence = walker.sequences.get(contract, 0) + 1
        if _is_unstructured(element):
            walker.sequences[contract] = sequence
            _set_aside(walker, part, element)
            return
        values = [walker.index, row[GROUP_NUMBER], sequence, *blank]
        walk(element, values)
        if part.may_be_empty and _is_empty(values):
            return
        walker.sequences[contract] = sequence
        rows.found += 1
        rows.values.append(values)

    return read


def _group_part(walker: RecordWalker, part: Part) -> Walk:
    """A group, such as a removal: numbers itself, and starts the order of its parts anew."""
    node = _Node(walker, part.contract, part.parts, tag_column=part.tag_column)
    tag_at = FIRST_VALUE + [c.name for c in value_columns(part.contract, part.tag_column)].index(
        part.tag_column
    )
    inner = {inner.contract for inner in part.parts}

    def read(element: Any, row: list[Any]) -> None:
        del row
        rows = walker.rows[part.contract]
        if _is_unstructured(element):
            walker.group += 1
            _set_aside(walker, part, element)
            return
        walker.sequences = {c: n for c, n in walker.sequences.items() if c not in inner}
        values = [walker.index, walker.group + 1, 0, *node.blank]
        node.walk(element, values)
        if part.may_be_empty and _is_empty(values):
            return
        walker.group += 1
        values[tag_at] = part.tag
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


def _is_deep(element: Any) -> bool:
    """Whether anything in an element is nested deeper than any record needs."""
    depth = sum(1 for _ in element.iterancestors()) + 1
    level = [element]
    while level := [child for parent in level for child in parent]:
        depth += 1
        if depth > limits.XML_MAX_DEPTH:
            return True
    return False
