"""`cwo audit`: what it says of an edition, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.edition_building import audit_built, told_by_database, told_by_numbers, told_by_texts
from tests.audit.small_editions import count, group, write_edition
from transforms.audit.findings import AuditFailedError

EXITS = "foster_care_exits"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no run has left editions."""
    monkeypatch.chdir(tmp_path)


def edition(folder: Path, *parts: float | None) -> Path:
    """An edition of a total of 120 by sex."""
    names = ("female", "male", "unknown")
    rows = [count(EXITS, n, **group("sex", name)) for n, name in zip(parts, names, strict=True)]
    return write_edition(folder, [count(EXITS, 120.0), *rows])


def asked(*words: object) -> tuple[int, str]:
    """Exit code of `cwo audit`, and all that it says."""
    told = CliRunner().invoke(app, ["audit", *(str(word) for word in words)])
    return told.exit_code, told.output


def test_an_edition_that_passes_ends_with_0(tmp_path: Path) -> None:
    code, said = asked(edition(tmp_path / "now", 60.0, None, None))
    assert code == 0
    assert "Outcome" in said
    assert "Passed" in said


def test_an_edition_that_fails_ends_with_1_and_says_where(tmp_path: Path) -> None:
    code, said = asked(edition(tmp_path / "now", 60.0, 55.0, None))
    assert code == 1
    assert "foster_care_exits, numerator by sex, state, 1 times" in said


def test_an_earlier_edition_may_be_named(tmp_path: Path) -> None:
    before, now = edition(tmp_path / "before", None, None, 31.0), edition(tmp_path / "now", 25.0, None, None)
    assert asked(now)[0] == 0
    assert asked(now, "--earlier", before)[0] == 1


def test_what_is_no_edition_is_wrong_use(tmp_path: Path) -> None:
    code, said = asked("nothing", "--output", tmp_path)
    assert code == 2
    assert "there is no public edition nothing" in said


def test_a_built_edition_gets_its_report_where_it_passes(tmp_path: Path) -> None:
    built = edition(tmp_path / "now", 60.0, None, None)
    audit_built(built, [], 10, told_by_database(built, [], 10))
    assert (built / "audit.html").is_file()


def test_a_built_edition_that_fails_stops_what_would_publish_it(tmp_path: Path) -> None:
    built = edition(tmp_path / "now", 60.0, 55.0, None)
    with pytest.raises(AuditFailedError, match="nothing was published, and the last edition stays in force"):
        audit_built(built, [], 10, told_by_database(built, [], 10))
    assert not (built / "audit.html").exists()


def test_what_files_say_is_the_same_asked_here_or_beside(tmp_path: Path) -> None:
    built = edition(tmp_path / "now", 60.0, None, None)
    page = next((built / "measures").glob("*.html"))
    page.write_text(page.read_text(encoding="utf-8").replace('num">[c]', 'num">7'), encoding="utf-8")
    (built / "CITATION.cff").write_text("of the child AB12CD34EF56\n", encoding="utf-8")
    of_database = told_by_database(built, [], 10)
    said = []
    for in_files in (None, lambda: [*told_by_texts(built), *told_by_numbers(built)]):
        with pytest.raises(AuditFailedError) as failed:
            audit_built(built, [], 10, of_database, in_files)
        said.append(str(failed.value))
    assert said[0] == said[1]
    assert page.name in said[0]
    assert "CITATION.cff" in said[0]
