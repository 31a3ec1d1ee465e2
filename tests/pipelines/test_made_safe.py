"""A release of which the audit could tell a hidden count is made anew without it."""

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any, cast

from pipelines.edition_building import TIMES_ANEW, made_safe
from transforms.audit.auditing import AuditReport
from transforms.publication.disclosure.protect import Period

YEARS: list[Period] = [("reentry", "all", "ZZ", "12_months", f"{year}-09-30") for year in range(2021, 2031)]


def releases(*narrow: Sequence[Period]) -> tuple[list[Sequence[Period]], Any]:
    """What each release is made without, and releases of which the audit finds these one after the other."""
    without: list[Sequence[Period]] = []
    found: Iterator[Sequence[Period]] = iter(narrow)

    def told_without(kept_back: Sequence[Period]) -> AuditReport:
        without.append(kept_back)
        return cast("AuditReport", SimpleNamespace(narrow=tuple(next(found))))

    return without, told_without


def test_what_the_audit_could_tell_is_kept_back_until_it_can_tell_nothing() -> None:
    without, release = releases(YEARS[1:2], YEARS[:1], [])
    assert made_safe(release).narrow == ()
    assert without == [(), YEARS[1:2], YEARS[:2]]


def test_a_release_of_which_nothing_can_be_told_is_made_once() -> None:
    without, release = releases([])
    assert made_safe(release).narrow == ()
    assert without == [()]


def test_what_is_told_though_it_is_kept_back_or_time_and_again_is_left_to_be_refused() -> None:
    without, release = releases(YEARS[:1], YEARS[:1])
    assert made_safe(release).narrow == (YEARS[0],)
    assert len(without) == 2
    without, release = releases(*([year] for year in YEARS))
    assert made_safe(release).narrow == (YEARS[TIMES_ANEW],)
    assert len(without) == TIMES_ANEW + 1
