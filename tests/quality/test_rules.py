"""Every rule: its file, its examples, its speed of thought."""

from __future__ import annotations

import pytest

from quality.rule_examples import run_rule_example
from quality.rule_files import RuleError, all_rules, read_rule

CASES = [
    pytest.param(rule, example, id=f"{rule.rule_id}-{number}")
    for rule in all_rules().values()
    for number, example in enumerate(rule.header.example, start=1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_finds_in_its_examples_what_they_say(rule, example):
    holds, violates = run_rule_example(rule, example)
    assert violates == sorted(example.violates)
    assert holds == sorted(example.holds)


def test_a_rule_s_file_tells_all_its_faults_at_once(tmp_path):
    path = tmp_path / "nowhere" / "wrong.sql"
    path.parent.mkdir()
    path.write_text(
        "/*---\nsays = 'Too short'\n---*/\nselect chid from staging.ncands_child\n", encoding="utf-8"
    )
    with pytest.raises(RuleError) as raised:
        read_rule(path)
    for fault in ("fields", "category", "severity", "fix", "example"):
        assert fault in str(raised.value)
