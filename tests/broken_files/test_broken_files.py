"""Every broken file: what becomes of it, what is said, what is counted, and what is left behind."""

from __future__ import annotations

import faulthandler
import logging
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.broken_files.broken_file import MARKER, BrokenFile
from tests.broken_files.corpus import CORPUS
from tests.broken_files.reading import lay_down, messages, outcome_of, read_zone
from transforms.staging.datasets import DATASETS

SECONDS = 20.0
"""No broken file may take longer; one that hangs altogether ends the run with a traceback."""


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    faulthandler.dump_traceback_later(6 * SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.says) for case in CORPUS])
def test_a_broken_file(
    case: BrokenFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(unpacked))
    lay_down(tmp_path / "zone", case.files())
    caplog.set_level(logging.DEBUG)
    started = time.monotonic()
    readings = read_zone(tmp_path / "zone", tmp_path / "staged", case.default_state, case.mapping)
    assert time.monotonic() - started < SECONDS
    assert tuple(outcome_of(path, reading) for path, reading in readings.items()) == case.outcomes
    said = [text for reading in readings.values() for text in messages(reading)]
    printed = "\n".join([*said, caplog.text, *capfd.readouterr()])
    assert MARKER.casefold() not in printed.casefold(), "a planted value stands in a message"
    assert not list(unpacked.iterdir()), "a temporary file is left"


def test_every_case_has_a_sentence_of_its_own() -> None:
    sentences = [case.says for case in CORPUS]
    assert len(set(sentences)) == len(sentences)


def test_every_dataset_has_broken_files() -> None:
    assert {case.dataset for case in CORPUS} >= set(DATASETS)
