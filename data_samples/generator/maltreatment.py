"""Types of maltreatment and the disposition of each, for children of reports."""

from __future__ import annotations

import numpy as np

from data_samples.generator.afcars_attributes import Answers
from data_samples.generator.arrays import Numbers
from data_samples.generator.dispositions import TRACKS
from data_samples.generator.draws import pick
from data_samples.generator.simulation import World

MOST_TYPES = 4
LETTERS = {
    "N": "neglect",
    "P": "physical_abuse",
    "S": "sexual_abuse",
    "E": "psychological",
    "M": "medical_neglect",
    "O": "other",
    "T": "sex_trafficking",
}
LEVELS = {
    "investigation": "unsubstantiated",
    "alternative_response": "alternative_response_nonvictim",
}


def types_found(world: World, rows: Numbers, ask: Answers) -> list[np.ndarray]:
    """Types of each child, first to fourth; empty text where there is none."""
    chances, findings = world.parameters.dispositions, world.findings
    victim, listed = findings.victim[rows], findings.listed[rows]
    at = np.empty(len(rows))
    at[victim] = world.draws.even(f"{ask.about} combinations", int(victim.sum()))[:, 0]
    at[~victim] = world.draws.uniform(f"{ask.about} alleged", int((~victim).sum()))
    combination = np.where(
        victim,
        np.array(list(chances["combinations"]))[pick(chances["combinations"], at)],
        np.array(list(chances["alleged"]))[pick(chances["alleged"], at)],
    )
    every = (*chances["combinations"], *chances["alleged"])
    found = []
    for turn in range(MOST_TYPES):
        of_text = {text: LETTERS.get(text[turn : turn + 1], "") for text in every}
        texts, place = np.unique(combination, return_inverse=True)
        found.append(np.array([of_text[text] for text in texts], dtype="U16")[place])
    found[0] = np.where(listed, "none_alleged", found[0])
    for turn in range(1, MOST_TYPES):
        found[turn] = np.where(listed, "", found[turn])
    return found


def levels(world: World, rows: Numbers) -> np.ndarray:
    """The disposition of each child's alleged maltreatment."""
    findings = world.findings
    track = np.array([LEVELS.get(name, name) for name in TRACKS])[
        findings.track[findings.reports.report[rows]]
    ]
    report = findings.reports.report[rows]
    share = world.parameters.dispositions["indicated"]
    indicated = (world.draws.uniform("indicated", len(findings.track)) < share)[report]
    victim = np.where(indicated, "indicated", "substantiated")
    return np.where(
        findings.listed[rows], "no_alleged_maltreatment", np.where(findings.victim[rows], victim, track)
    )
