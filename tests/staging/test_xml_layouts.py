"""What holds for every XML layout: limits, entities, files in the wrong folder, silence about values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.staging.received import document as care_file
from tests.staging.received import record as care_record
from tests.staging.received import stage
from tests.staging.test_afcars_aga import aga_file, agreement
from tests.staging.test_nytd import youth, youth_file
from transforms.staging import limits

CARE, ASSISTANCE, YOUTH = care_file(care_record()), aga_file(agreement()), youth_file(youth())
WRONG_FOLDERS = [
    # dataset          file        says
    ("afcars_aga", CARE, "this is an out-of-home care file"),
    ("afcars_aga", CARE, "Put it into the folder afcars_oohc/"),
    ("afcars_oohc", ASSISTANCE, "this is an adoption and guardianship assistance file"),
    ("afcars_oohc", ASSISTANCE, "Put it into the folder afcars_aga/"),
    ("afcars_oohc", YOUTH, "an AFCARS 2020 out-of-home care file (XML) is expected"),
    ("afcars_aga", YOUTH, "an AFCARS 2020 adoption and guardianship assistance file (XML) is expected"),
    ("nytd_outcomes", CARE, "an NYTD file is expected"),
    ("nytd_served", ASSISTANCE, "an NYTD file is expected"),
]


@pytest.mark.parametrize(("dataset", "content", "says"), WRONG_FOLDERS)
def test_a_file_in_the_wrong_folder_is_told_as_such(
    tmp_path: Path, dataset: str, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, dataset, content)
    assert staged.status == "refused"
    assert says in staged.reason


ALL_IN_THE_NAMESPACE = {
    "afcars_oohc": (CARE, b"acf:data", b"data"),
    "afcars_aga": (ASSISTANCE, b"acf:data", b"data"),
    "nytd_outcomes": (YOUTH, b"tns:nytd_data_file", b"nytd_data_file"),
}


@pytest.mark.parametrize("dataset", ALL_IN_THE_NAMESPACE)
def test_elements_in_the_namespace_of_the_root_are_read_and_said(tmp_path: Path, dataset: str) -> None:
    content, prefixed, plain = ALL_IN_THE_NAMESPACE[dataset]
    inherited = (
        content.replace(prefixed, plain).replace(b"xmlns:acf", b"xmlns").replace(b"xmlns:tns", b"xmlns")
    )
    usual, odd = stage(tmp_path / "usual", dataset, content), stage(tmp_path / "odd", dataset, inherited)
    assert odd.counts == usual.counts == (1, 1, 0)
    for name, frame in usual.frames.items():
        assert odd.frames[name].drop("file_id").equals(frame.drop("file_id"))
    (said,) = set(odd.reading.notes) - set(usual.reading.notes)
    assert "elements stand in the namespace of the root" in said


def test_records_of_another_namespace_are_none_of_the_layout(tmp_path: Path) -> None:
    other = b'<x:record xmlns:x="http://elsewhere.example"><x:E4_child_record_number>B</x:E4_child_record_number></x:record>'
    staged = stage(tmp_path, "afcars_oohc", CARE.replace(b"<records>", b"<records>" + other))
    assert staged.rows("afcars_oohc_children", "e4_child_record_number") == [("A",)]


def in_care(text: str) -> bytes:
    return care_file(care_record("A", f"<E6_sex>{text}</E6_sex>"))


def in_assistance(text: str) -> bytes:
    return aga_file(agreement("A", f"<A5_child_sex>{text}</A5_child_sex>"))


def of_youth(text: str) -> bytes:
    return youth_file(youth(outcomes={"E37_current_full_time_employment": text}))


DOCUMENTS: list[tuple[str, Callable[[str], bytes]]] = [
    ("afcars_oohc", in_care),
    ("afcars_aga", in_assistance),
    ("nytd_outcomes", of_youth),
    ("nytd_served", of_youth),
]
EXPANDING = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
EXTERNAL = b'<!DOCTYPE d [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(("dataset", "document"), DOCUMENTS)
@pytest.mark.parametrize("dtd", [EXPANDING, EXTERNAL, b'<!DOCTYPE d SYSTEM "http://localhost/d">'])
def test_no_layout_takes_document_types_or_entities(
    tmp_path: Path, dataset: str, document: Callable[[str], bytes], dtd: bytes
) -> None:
    declaration, _, body = document("&c;").partition(b"?>")
    staged = stage(tmp_path, dataset, declaration + b"?>" + dtd + body)
    assert "the file declares a document type (DTD)" in staged.reason


@pytest.mark.parametrize(("dataset", "document"), DOCUMENTS)
def test_a_declared_type_below_a_long_comment_is_refused_too(
    tmp_path: Path, dataset: str, document: Callable[[str], bytes]
) -> None:
    declaration, _, body = document("&c;").partition(b"?>")
    comment = b"<!--" + b"x" * limits.XML_PROLOG_BYTES + b"-->"
    staged = stage(tmp_path, dataset, declaration + b"?>" + comment + EXPANDING + body)
    assert staged.status == "refused"


NESTED = ("<x>" * 100_000, "</x>" * 100_000)
LIMITS = [
    ("<x>" * 40 + "</x>" * 40, "nested deeper than 24"),
    ("".join(NESTED), "nesting or a text beyond what any record needs"),
    ("x" * 10_001, "more than 10,000 characters"),
    ("x" * 11_000_000, "nesting or a text beyond what any record needs"),
    ("&other;", "an entity that is not declared"),
]


@pytest.mark.parametrize(("dataset", "document"), [pair for pair in DOCUMENTS if pair[0] != "nytd_served"])
@pytest.mark.parametrize(
    ("text", "says"), LIMITS, ids=["deep", "200,000 tags", "long", "11 MB of text", "entity"]
)
def test_every_layout_keeps_the_limits_of_depth_and_length(
    tmp_path: Path, dataset: str, document: Callable[[str], bytes], text: str, says: str
) -> None:
    staged = stage(tmp_path, dataset, document(text))
    assert staged.status == "refused"
    assert says in staged.reason


@pytest.mark.parametrize(("dataset", "document"), DOCUMENTS)
def test_a_record_that_never_ends_is_refused_in_every_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dataset: str, document: Callable[[str], bytes]
) -> None:
    monkeypatch.setattr(limits, "XML_MAX_RECORD_BYTES", 100_000)
    staged = stage(tmp_path, dataset, document("<y>1</y>" * 30_000))
    assert "a record takes more than 100,000 bytes" in staged.reason


@pytest.mark.parametrize(("dataset", "document"), DOCUMENTS)
def test_no_value_stands_in_a_reason_or_note(
    tmp_path: Path, dataset: str, document: Callable[[str], bytes]
) -> None:
    staged = stage(tmp_path, dataset, document("MARKER<z>MARKER</z>MARKER"))
    assert staged.status == "accepted"
    assert "MARKER" not in repr((staged.reading.files_row, staged.reading.notes))
    cut = stage(tmp_path / "cut", dataset, document("MARKER")[:-30])
    assert cut.status == "refused"
    assert "MARKER" not in cut.reason
