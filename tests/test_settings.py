"""agency.toml: every key has a default, what is wrong is said at once, and a setting reaches the queries."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.engine import open_engine
from transforms.lineage import settings_of
from transforms.measures.registry import all_measures
from transforms.settings import TEMPLATE, Settings, SettingsError, read_settings


def settings_in(folder: Path, text: str) -> Settings:
    (folder / "agency.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def test_the_template_with_every_line_switched_on_holds_the_defaults(tmp_path):
    lines = [line.removeprefix("# ") for line in TEMPLATE.splitlines()]
    told = settings_in(tmp_path, "\n".join(line for line in lines if line.startswith("[") or " = " in line))
    default = Settings()
    assert told.response == default.response
    assert told.disposition == default.disposition
    assert told.courts == default.courts
    assert told.caseload == default.caseload
    assert told.equity == default.equity


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[disposition]\nlimit_days = 0", "disposition.limit_days: Input should be greater than 0"),
        ("[disposition]\nlimit_day = 30", "disposition.limit_day: no such setting; did you mean limit_days?"),
        (
            "[caseload.standards]\ninvestigations = 12",
            "no such role as investigations; did you mean investigation",
        ),
        ('[joint_investigations]\nmaltreatment_types = ["sexual"]', "no such type as sexual"),
        ('[equity]\nreference_group = "whte"', "no such group as whte; did you mean white?"),
        (
            "[agency]\nfiscal_year_starts = 13",
            "agency.fiscal_year_starts: Input should be less than or equal to 12",
        ),
        ("[publication]\nautomatc = true", "publication.automatc: no such setting; did you mean automatic?"),
        ("[retention]\nlists_day = 30", "retention.lists_day: no such setting; did you mean lists_days?"),
        ("[retention]\nlists_days = -1", "retention.lists_days: Input should be greater than or equal to 0"),
        (
            '[purposes.research.u.tables]\n"cohorts.entrys" = ["*"]',
            "purposes.research.u.tables: no such table as cohorts.entrys; did you mean cohorts.entries?",
        ),
        (
            '[purposes.research.u.tables]\n"cohorts.entries" = ["child"]',
            "no such column as child; did you mean child_id?",
        ),
        (
            '[purposes.research.u.tables]\n"cohorts.entries" = []',
            'cohorts.entries: name its columns, or ["*"]',
        ),
        (
            '[purposes.partner.p.tables]\n"cohorts.entries" = ["*"]',
            "cohorts.entries holds records of cases or files, which no partner may have; allowed: marts.",
        ),
        (
            '[purposes.research.u.tables]\n"marts.measure_results" = ["*"]',
            "marts.measure_results holds no histories of children or workers",
        ),
        (
            '[purposes.research.u.tables]\n"episodes.children" = ["child_id", "record_number"]',
            "episodes.children: record_number leads to a record of a file, and is never handed out",
        ),
        (
            '[purposes.research.u.tables]\n"episodes.children" = ["*"]\n"episodes.employment" = ["*"]',
            "name tables of children or of workers, not both",
        ),
        (
            "[purposes.research.u]\nsmallest_group = 10\n[purposes.research.u.tables]\n"
            '"episodes.children" = ["*"]',
            "smallest_group: Input should be greater than or equal to 11",
        ),
        (
            '[purposes.research.u]\nrecognised_by = ["agee"]\n[purposes.research.u.tables]\n'
            '"episodes.children" = ["*"]',
            "no such trait or column of these tables as agee; did you mean age?",
        ),
        ("[purposes.research.u]\ntoo = 'x'", "purposes.research.u.too: no such setting; did you mean to?"),
        (
            "[purposes.everyone]\nto = 'x'",
            "purposes.everyone: no such setting; allowed: public, partner, research",
        ),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_what_is_allowed(tmp_path, text, message):
    with pytest.raises(SettingsError) as error:
        settings_in(tmp_path, text)
    assert message in str(error.value)


def test_a_setting_reaches_the_queries():
    settings = Settings.model_validate(
        {"disposition": {"limit_days": 30}, "response": {"attempts_count": True}}
    )
    row = open_engine(settings).execute("select * from codes.agency_settings").fetchone()
    assert row is not None
    assert row[:2] == (True, 30)


def test_every_setting_that_moves_a_figure_is_known_with_it():
    assert settings_of("timely_disposition") == ("disposition.limit_days",)
    assert "response.attempts_count" in settings_of("timely_response")
    assert "caseload.standards" in settings_of("workers_over_standard")
    assert "caseload.leave_days" in settings_of("caseload_per_worker")
    assert settings_of("adjudication_timely") == ("courts.adjudication_days",)
    assert settings_of("children_in_care") == ()


def test_settings_are_told_in_words():
    told = Settings().told(
        ["response.hours_by_priority", "response.attempts_count", "disposition.limit_days"]
    )
    assert told == [
        "disposition.limit_days = 60",
        "response.attempts_count = no",
        "response.hours_by_priority = 1: 24, immediate: 24",
    ]


def test_a_target_is_of_a_measure_there_is(tmp_path):
    assert settings_in(tmp_path, "[targets]\ncaseworker_visits = 0.95").targets == {"caseworker_visits": 0.95}
    assert "caseworker_visits" in all_measures()
    with pytest.raises(
        SettingsError, match="no such measure as caseworker_visit; did you mean caseworker_visits"
    ):
        settings_in(tmp_path, "[targets]\ncaseworker_visit = 0.95")
