"""The XML of AFCARS 2020 and of NYTD: the texts of its elements treated in place, record by record.

Here belongs the walk through a document. An element that is not part of the layout, or not of the plan, is
emptied; attributes and comments are left out. What is done with a value stands in `treatments`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import polars as pl
from lxml import etree

from transforms.deidentification.layouts import WITHOUT_WRAPPER, Layout, layout_named
from transforms.deidentification.treatments import Done, Treating
from transforms.staging.limits import XML_BATCH_RECORDS
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.refusals import RefusedFileError
from transforms.staging.values.plain_text import value_of
from transforms.staging.xml.xml_files import MISNAMED, XmlLayout, misnamed_record
from transforms.staging.xml.xml_safety import MeteredStream, elements, forget

Batch = list[tuple[int, Any]]
"""Records with their numbers."""


def treat_document(source: Path, target: Path, treating: Treating, done: Done) -> Iterator[pl.DataFrame]:
    """Writes a treated document; yields, per batch, a row per record with each field's first value in it.

    Raises:
        RefusedFileError: the XML cannot be trusted or is ill-formed.
    """
    layout = layout_named(treating.plan.layout)
    xml = _xml(layout)
    with ExitStack() as stack:
        out = stack.enter_context(etree.xmlfile(str(target), encoding="utf-8"))
        out.write_declaration()
        stack.enter_context(out.element(xml.root, nsmap={"acf": xml.root[1:].split("}")[0]}))
        is_open = False
        for heading, batch in _batches(source, xml):
            for tag, text in heading:
                _write_plain(out, tag, text)
            if batch and not is_open and layout.name not in WITHOUT_WRAPPER:
                stack.enter_context(out.element("records"))
                is_open = True
            done.records += len(batch)
            yield _treat(batch, layout, treating, done)
            for _, record in batch:
                out.write(record)


def texts_of(path: Path, layout: Layout) -> Iterator[tuple[pl.DataFrame, Sequence[int]]]:
    """The texts of a document's elements, one column at a time, with the numbers of their records."""
    for _, batch in _batches(path, _xml(layout)):
        for column, found in _leaves(batch, "").items():
            texts = pl.Series(column, [element.text for _, element, _ in found], dtype=pl.String)
            yield texts.to_frame(), [number for number, _, _ in found]


def _xml(layout: Layout) -> XmlLayout:
    assert layout.xml is not None  # noqa: S101  # only layouts of XML come here
    return layout.xml


def _batches(path: Path, xml: XmlLayout) -> Iterator[tuple[list[tuple[str, str]], Batch]]:
    """Elements of the heading since the last batch, and some records."""
    heading: list[tuple[str, str]] = []
    batch: Batch = []
    number = 0
    with open_bounded(path) as stream:
        source = MeteredStream(stream, xml.expects)
        tags = ("record", xml.key, xml.agency, xml.report_date, *xml.other_files)
        for element in elements(source, tags, xml.root):
            if element.tag == xml.key:
                if misnamed_record(element, xml.root) is not None:
                    raise RefusedFileError(f"record {number + 1:,}: {MISNAMED}")
                continue
            if element.tag in xml.other_files:
                raise RefusedFileError(xml.other_files[element.tag])
            if element.tag != "record":
                heading.append((element.tag, (element.text or "").strip()))
                continue
            if next(element.iterancestors("{*}record"), None) is not None:
                continue
            source.record_ended()
            number += 1
            batch.append((number, copy.deepcopy(element)))
            forget(element)
            if len(batch) == XML_BATCH_RECORDS:
                yield heading, batch
                heading, batch = [], []
    yield heading, batch


def _write_plain(out: Any, tag: str, text: str) -> None:
    """Writes an element of the heading, which holds digits and nothing else."""
    element = etree.Element(tag)
    element.text = text if text.isdigit() else ""
    out.write(element)


def _leaves(batch: Batch, key: str) -> dict[str, list[tuple[int, Any, str | None]]]:
    """The elements that hold a text, by the name of their column, with record number and child."""
    found: dict[str, list[tuple[int, Any, str | None]]] = {}
    for number, record in batch:
        child = value_of(record.findtext(key) or "") or None if key else None
        for element in record.iter(etree.Element):
            if element.text and element.text.strip():
                found.setdefault(str(element.tag).lower(), []).append((number, element, child))
    return found


def _treat(batch: Batch, layout: Layout, treating: Treating, done: Done) -> pl.DataFrame:
    """Treats the texts of some records in place."""
    for _, record in batch:
        for element in record.iter(etree.Element):
            element.attrib.clear()
            element.tail = None
        etree.cleanup_namespaces(record)
    rows = pl.DataFrame({"record": [number for number, _ in batch]}, schema={"record": pl.Int64})
    known = {column.name for column in layout.columns}
    for column, found in _leaves(batch, _xml(layout).key).items():
        if column in known and treating.plan.treatment(column).how != "drop":
            texts = pl.Series(column, [value_of(element.text) for _, element, _ in found], dtype=pl.String)
            children = pl.Series([child for _, _, child in found], dtype=pl.String)
            treated = treating.values(texts, children, done)
        else:
            done.count(column if column in known else "elements outside the layout", "drop", len(found))
            treated = pl.Series(column, [None] * len(found), dtype=pl.String)
        for (_, element, _), text in zip(found, treated, strict=True):
            element.text = text
        first = pl.DataFrame(
            [pl.Series("record", [number for number, _, _ in found], dtype=pl.Int64), treated]
        )
        first = first.unique("record", keep="first")
        rows = rows.join(first, on="record", how="left", maintain_order="left")
    return rows.drop("record")
