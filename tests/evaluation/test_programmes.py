"""Files of programmes: what they may say, and every fault told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_samples import SAMPLES
from pipelines.own_folder import read_decisions
from transforms.evaluation.fitness import check_programmes
from transforms.programmes import TEMPLATE, Programme, ProgrammeError, read_programmes

SOUND = """
title = "Navigators"
says = "Workers who help relatives."
design = "difference_in_differences"
[starts]
99001 = 2024-04-01
[[outcome]]
measure = "caseworker_visits"
"""


def faults(folder: Path, **texts: str) -> list[str]:
    (folder / "evaluations").mkdir()
    for name, text in texts.items():
        (folder / "evaluations" / f"{name}.toml").write_text(text)
    with pytest.raises(ProgrammeError) as raised:
        check_programmes(read_programmes(folder))
    return str(raised.value).splitlines()


def test_a_programme_is_called_by_its_file_and_a_folder_without_any_has_none(tmp_path):
    assert read_programmes(None) == read_programmes(tmp_path) == ()
    (tmp_path / "evaluations").mkdir()
    (tmp_path / "evaluations" / "navigators.toml").write_text(SOUND)
    (found,) = read_decisions(tmp_path).evaluations
    assert (found.name, found.first_start) == ("navigators", date(2024, 4, 1))


def test_all_faults_of_all_files_are_told_at_once_with_what_is_allowed(tmp_path):
    told = faults(
        tmp_path,
        a="title = ",
        b=SOUND.replace("says", "say").replace("caseworker_visits", "caseworker_visit"),
        c=SOUND.replace("[starts]", 'starts_on = 2024-01-01\ncounties = ["9"]\n[starts]'),
        d=SOUND.replace("[[outcome]]", "[[outcome]]\nanser = 1"),
    )
    assert told[0].startswith("evaluations/a.toml: cannot be read")
    assert "evaluations/b.toml: says: Field required" in told
    assert "evaluations/b.toml: say: no such key; did you mean says?" in told
    assert (
        "evaluations/b.toml: outcome.0.measure: no such measure as caseworker_visit; "
        "did you mean caseworker_visits?" in told
    )
    assert any(one.startswith("evaluations/c.toml: counties.0: ") for one in told)
    assert "evaluations/d.toml: outcome.0.anser: no such key; did you mean answer?" in told


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (("[starts]\n99001 = 2024-04-01", ""), "needs [starts]: a day for each county"),
        (("difference_in_differences", "interrupted_time_series"), "needs starts_on: one day"),
        (("[starts]", 'compared_with = ["99001"]\n[starts]'), "99001 started, and cannot be compared with"),
        (("[starts]", "from = 2025-01-01\nuntil = 2024-01-01\n[starts]"), "until lies before from"),
        (("[[outcome]]", '[[outcome]]\nmeasure = "caseworker_visits"\n[[outcome]]'), "stands twice"),
    ],
)
def test_what_contradicts_the_design_or_itself_is_refused(tmp_path, changed, says):
    assert says in "\n".join(faults(tmp_path, one=SOUND.replace(*changed)))


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ('measure = "exits_by_reason"', "answer: a share needs one of its categories"),
        ('measure = "caseload_per_worker"', "component: no such component as all; allowed: point_in_time"),
        ('measure = "length_of_stay"', "no month tells"),
        (
            'measure = "caseworker_visits"\n[for_whom]\nbreakdown = "rase"\ncategory = "x"',
            "no such breakdown",
        ),
    ],
)
def test_outcomes_that_no_month_tells_are_refused_when_the_files_are_read(tmp_path, outcome, says):
    text = SOUND.replace('measure = "caseworker_visits"', outcome)
    assert says in "\n".join(faults(tmp_path, one=text))


def test_the_samples_have_programmes_that_say_they_are_synthetic():
    found = read_programmes(SAMPLES / "agency")
    check_programmes(found)
    assert {programme.design for programme in found} == {
        "interrupted_time_series",
        "difference_in_differences",
    }
    assert all("synthetic" in programme.title for programme in found)


def test_the_template_names_every_key():
    assert {field.alias or name for name, field in Programme.model_fields.items()} - {"name"} <= set(
        TEMPLATE.replace("[", " ").replace("]", " ").split()
    )
